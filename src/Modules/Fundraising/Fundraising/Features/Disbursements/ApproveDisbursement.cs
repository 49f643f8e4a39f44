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
    /// <summary>审批意见；可以没有</summary>
    /// <param name="Capacity">以何身份审批：vicePresident 分管副会长、president 会长；不填为权限内最高的，不能高于自己的权限；低于所需层级的不予受理</param>
    /// <param name="DecisionNumber">申请之后作出的集体决策的文号</param>
    /// <param name="Comment">审批意见</param>
    internal sealed record Request(ApprovalCapacity? Capacity, string? DecisionNumber, string? Comment);

    /// <summary>Who has it approves as the president, others as the vice-president in charge (FUN-16).</summary>
    private const string AsPresident = "fundraising.approve-large";

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements/{did}/approve", Handle)
        .WithName("approveDisbursement").WithSummary("审批通过（Approve）")
        .WithDescription("由申请人以外的人审批；批准后款项即被占用，不会重复支出。请求正文可以为空。要求审核的，须先审核，且申请、审核、审批、付款各由一人办理。审批时再次核对近期同一收款人、同一用途的合计。")
        .Permission("fundraising.approve").TellsApart(AsPresident)
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound, DisbursementErrors.Closed, DisbursementErrors.Approved, DisbursementErrors.NotReviewed, DisbursementErrors.SamePerson, DisbursementErrors.CapacityNotHeld, DisbursementErrors.SumUnknown)
        .Refuses(403, "disbursement.below_level")
        .Refuses(422, "disbursement.decision_required", "disbursement.exceeds_available", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(1))
        .ExampleActor("approver")
        .Example(new Request(ApprovalCapacity.VicePresident, null, "同意"));

    private static async Task<Results<OkAt<DisbursementResponse>, Problem>> Handle(
        string id, string did, Request? request, CommandRequest http, PaymentDesk payments, SimilarPaymentsDesk similar, CancellationToken cancel)
    {
        var highest = http.May(AsPresident) ? ApprovalCapacity.President : ApprovalCapacity.VicePresident;
        if (request?.Capacity > highest) return DisbursementErrors.CapacityNotHeld.ToProblem();
        var given = new ProposedApproval(request?.Capacity ?? highest, request?.DecisionNumber, request?.Comment);
        return await payments.Decide(id, did, http, request, async (campaign, command, payment) => await campaign.ApproveDisbursement(command, payment, given, await similar.Of(campaign, payment, cancel)), cancel);
    }
}
