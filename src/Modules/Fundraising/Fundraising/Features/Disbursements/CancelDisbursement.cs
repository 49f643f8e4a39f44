using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>A payment is not made after all.</summary>
internal static class CancelDisbursement
{
    /// <summary>撤销</summary>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Reason);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements/{did}/cancel", Handle)
        .WithName("cancelDisbursement").WithSummary("撤销（Cancel）")
        .WithDescription("付款前撤销；已批占用的款项恢复可用。")
        .Permission("fundraising.request")
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound, DisbursementErrors.Closed)
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(3))
        .Example(new Request("商家改为赠送"));

    private static Task<Results<OkAt<DisbursementResponse>, Problem>> Handle(
        string id, string did, Request? request, CommandRequest http, PaymentDesk payments, CancellationToken cancel) =>
        payments.Decide(id, did, http, request, (campaign, command, payment) => campaign.CancelDisbursement(command, payment, request?.Reason), cancel);
}
