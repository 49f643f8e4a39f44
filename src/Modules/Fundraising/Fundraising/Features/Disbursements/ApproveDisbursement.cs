using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>Somebody else than who asked approves a payment (FUN-16).</summary>
internal static class ApproveDisbursement
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements/{did}/approve", Handle)
        .WithName("approveDisbursement").WithSummary("审批通过（Approve）")
        .WithDescription("由申请人以外的人审批；批准后款项即被占用，不会重复支出。")
        .Permission("fundraising.approve")
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound, DisbursementErrors.Closed, DisbursementErrors.Approved, DisbursementErrors.SamePerson)
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(1))
        .ExampleParameter("X-Actor", () => "approver");

    private static Task<Results<OkAt<DisbursementResponse>, Problem>> Handle(
        string id, string did, CommandRequest http, PaymentDesk payments, CancellationToken cancel) =>
        payments.Decide(id, did, http, null, (campaign, command, payment) => campaign.ApproveDisbursement(command, payment), cancel);
}
