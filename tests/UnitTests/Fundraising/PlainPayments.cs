using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Payments beside which nothing was paid to the same payee, approved by the president without a word.</summary>
internal static class PlainPayments
{
    public static Decision<CampaignEvent> RequestDisbursement(this Campaign campaign, Guid id, ProposedDisbursement asked, string by, DateTimeOffset now, Rulebook rules) =>
        campaign.RequestDisbursement(id, asked, by, now, rules, SimilarPayments.None);

    public static Decision<CampaignEvent> ApproveDisbursement(this Campaign campaign, Guid id, string by, DateTimeOffset now) =>
        campaign.ApproveDisbursement(id, new(ApprovalCapacity.President), by, now, Scenarios.Parameters, SimilarPayments.None);
}
