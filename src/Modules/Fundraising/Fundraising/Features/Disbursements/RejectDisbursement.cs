using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>Somebody else than who asked refuses a payment (FUN-16).</summary>
internal static class RejectDisbursement
{
    /// <summary>驳回</summary>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Reason);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements/{did}/reject", Handle)
        .WithName("rejectDisbursement").WithSummary("驳回（Reject）")
        .WithDescription("由申请人以外的人驳回。")
        .Permission("fundraising.approve")
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound, DisbursementErrors.Closed, DisbursementErrors.Approved, DisbursementErrors.SamePerson)
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(2))
        .ExampleActor("approver")
        .Example(new Request("可乘坐公交"));

    private static Task<Results<OkAt<DisbursementResponse>, Problem>> Handle(
        string id, string did, Request? request, CommandRequest http, PaymentDesk payments, CancellationToken cancel) =>
        payments.Decide(id, did, http, request, (campaign, command, payment) => campaign.RejectDisbursement(command, payment, request?.Reason), cancel);
}
