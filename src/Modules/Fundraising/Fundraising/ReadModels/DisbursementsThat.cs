using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Every question the module asks of its list of payments.</summary>
internal static class DisbursementsThat
{
    public static Specification<DisbursementRow> BelongToOneOf(IReadOnlyCollection<Guid> campaigns) => new(d => campaigns.Contains(d.CampaignId));

    public static Specification<DisbursementRow> MentionInPurpose(string text) => new(d => d.Purpose.Contains(text));

    public static Specification<DisbursementRow> BelongTo(Guid campaign) => new(d => d.CampaignId == campaign);

    public static Specification<DisbursementRow> HaveNumber(string number) => new(d => d.Number == number);

    public static Specification<DisbursementRow> Are(DisbursementStatus status) => new(d => d.Status == status);

    public static Specification<DisbursementRow> WereRequestedFrom(DateOnly day) => new(d => d.RequestedOn >= day);

    public static Specification<DisbursementRow> WereRequestedUntil(DateOnly day) => new(d => d.RequestedOn <= day);

    public static Specification<DisbursementRow> WerePaidFrom(DateOnly day) => new(d => d.PaidOn >= day);

    public static Specification<DisbursementRow> WerePaidUntil(DateOnly day) => new(d => d.PaidOn <= day);

    public static Specification<DisbursementRow> AreAtLeast(long fen) => new(d => d.AmountFen >= fen);

    public static Specification<DisbursementRow> AreAtMost(long fen) => new(d => d.AmountFen <= fen);

    public static Specification<DisbursementRow> MentionInPayee(string text) => new(d => d.Payee != null && d.Payee.Contains(text));

    /// <param name="organisation">Id or number.</param>
    public static Specification<DisbursementRow> GoTo(string organisation) => Guid.TryParse(organisation, out var id) ? new(d => d.OrganisationId == id) : new(d => d.OrganisationNumber == organisation);

    public static Specification<DisbursementRow> AreFor(string earmark) => new(d => d.Earmark == earmark);

    public static Specification<DisbursementRow> WereApprovedBy(string approver) => new(d => d.DecidedBy == approver && d.Status != DisbursementStatus.Rejected);

    /// <summary>What counts to the sum of one payee and purpose: asked for, approved or paid since a day; what was rejected or cancelled never does (DEC-01).</summary>
    public static Specification<DisbursementRow> SumUpSince(long key, DateOnly day) => new(d =>
        d.SumKey == key && d.LastOn >= day && (d.Status == DisbursementStatus.Requested || d.Status == DisbursementStatus.Approved || d.Status == DisbursementStatus.Paid));

    public static SortColumns<DisbursementRow> Sorts { get; } = new("-requestedAt")
    {
        { "requestedAt", d => d.RequestedAt },
        { "amount", d => d.AmountFen },
        { "number", d => d.Number },
    };
}
