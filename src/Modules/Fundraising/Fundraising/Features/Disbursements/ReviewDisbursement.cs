using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>The accountant reviews a payment before it is approved (FUN-16).</summary>
internal static class ReviewDisbursement
{
    /// <summary>审核；可以没有</summary>
    /// <param name="Comment">审核意见</param>
    internal sealed record Request(string? Comment);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements/{did}/review", Handle)
        .WithName("reviewDisbursement").WithSummary("审核（Review）")
        .WithDescription("会计审核，审核人不能是申请人。参数 Payment.ReviewStep 为 1 时，审批前必须审核；为 0 时可以审核，不强制。审核不通过请驳回（reject）。")
        .Permission("fundraising.review")
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound, DisbursementErrors.Closed, DisbursementErrors.Approved, DisbursementErrors.Reviewed, DisbursementErrors.SamePerson)
        .Refuses(422, "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(1))
        .ExampleActor("accountant")
        .Example(new Request("单据齐全，用途与方案相符"));

    private static Task<Results<OkAt<DisbursementResponse>, Problem>> Handle(
        string id, string did, Request? request, CommandRequest http, PaymentDesk payments, CancellationToken cancel) =>
        payments.Decide(id, did, http, request, (campaign, command, payment) => campaign.ReviewDisbursement(command, payment, request?.Comment), cancel);
}
