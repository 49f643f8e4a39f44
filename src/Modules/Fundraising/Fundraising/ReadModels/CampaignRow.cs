using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A campaign in a list, with its figures in fen.</summary>
internal sealed record CampaignRow(
    Guid Id,
    string Number,
    string Title,
    CampaignKind Kind,
    CampaignStatus Status,
    bool Emergency,
    string? IncidentName,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? FilingNumber,
    long? GoalFen,
    long RaisedFen,
    long RefundedFen,
    long AwaitingReviewFen,
    long CommittedFen,
    long DisbursedFen,
    long DonationCount,
    Guid? OrganisationId,
    string? OrganisationNumber,
    string? OrganisationName,
    DateTimeOffset DraftedAt,
    long Version) : IReadModel<CampaignRow>
{
    public static ReadTable Table { get; } = new("campaigns", 4) { Indexes = [[nameof(Number)], [nameof(DraftedAt)]] };

    public long AvailableFen => RaisedFen - RefundedFen - AwaitingReviewFen - CommittedFen - DisbursedFen;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is CampaignEvent ? [record.Stream.Id] : [];

    public static CampaignRow? Project(CampaignRow? row, Guid key, Recorded record)
    {
        if (record.Event is CampaignDrafted drafted)
            return Planned(new(key, drafted.Number, "", default, CampaignStatus.Draft, false, null, default, null, null, null, 0, 0, 0, 0, 0, 0, null, null, null, drafted.At, record.Version), drafted.Plan);
        if (row is null) return null;
        var next = row with { Version = record.Version };
        return (CampaignEvent)record.Event switch
        {
            CampaignPlanEdited e => Planned(next, e.Plan),
            CampaignPlanChanged e => Planned(next, e.Plan) with { FilingNumber = e.RefilingNumber ?? row.FilingNumber },
            CampaignFiled e => next with { FilingNumber = e.FilingNumber, Status = row.Status == CampaignStatus.Draft ? CampaignStatus.Filed : row.Status },
            CampaignLaunched or CampaignResumed => next with { Status = CampaignStatus.Running },
            CampaignSuspended => next with { Status = CampaignStatus.Suspended },
            CampaignEnded => next with { Status = CampaignStatus.Ended },
            CampaignSettled => next with { Status = CampaignStatus.Settled },
            DonationRecorded e => next with
            {
                RaisedFen = row.RaisedFen + e.Amount.Fen,
                AwaitingReviewFen = row.AwaitingReviewFen + (e.AwaitsReview ? e.Amount.Fen : 0),
                DonationCount = row.DonationCount + (e.Goods is null ? 1 : 0),
            },
            DonationReviewPassed e => next with { AwaitingReviewFen = row.AwaitingReviewFen - (e.Left ?? e.Fens.Length) },
            WithdrawalApproved e => Withdrawn(next, e),
            RefundPaid e => next with { CommittedFen = row.CommittedFen - e.Amount.Fen, RefundedFen = row.RefundedFen + e.Amount.Fen },
            DisbursementApproved e => next with { CommittedFen = row.CommittedFen + e.Amount.Fen },
            DisbursementCancelled e => next with { CommittedFen = row.CommittedFen - e.Released.Fen },
            DisbursementPaid e => next with { CommittedFen = row.CommittedFen - e.Taken.Sum(t => t.Length), DisbursedFen = row.DisbursedFen + e.Taken.Sum(t => t.Length) },
            _ => next,
        };
    }

    private static CampaignRow Withdrawn(CampaignRow row, WithdrawalApproved e)
    {
        var next = row with { AwaitingReviewFen = row.AwaitingReviewFen - e.WasBlocked.Fen };
        return e.Kind == WithdrawalKind.Refund
            ? next with { CommittedFen = row.CommittedFen + e.Amount.Fen }
            : next with { RaisedFen = row.RaisedFen - e.Amount.Fen, DonationCount = row.DonationCount - (e.Whole ? 1 : 0) };
    }

    private static CampaignRow Planned(CampaignRow row, CampaignPlan plan) => row with
    {
        Title = plan.Title,
        Kind = plan.Kind,
        Emergency = plan.Emergency,
        IncidentName = plan.IncidentName,
        StartsOn = plan.StartsOn,
        EndsOn = plan.EndsOn,
        GoalFen = plan.Goal?.Fen,
        OrganisationId = plan.Organisation?.Id,
        OrganisationNumber = plan.Organisation?.Number,
        OrganisationName = plan.Organisation?.Name,
    };
}

/// <summary>Every question the module asks of its list of campaigns.</summary>
internal static class CampaignsThat
{
    /// <summary>Drafts are nobody's business outside; what is filed or launched is public (S2 24, 25).</summary>
    public static Specification<CampaignRow> ArePublic { get; } = new(c => c.Status != CampaignStatus.Draft);

    public static Specification<CampaignRow> Have(CampaignStatus status) => new(c => c.Status == status);

    public static Specification<CampaignRow> AreOf(CampaignKind kind) => new(c => c.Kind == kind);

    public static Specification<CampaignRow> Are(Guid id) => new(c => c.Id == id);

    public static Specification<CampaignRow> StartFrom(DateOnly day) => new(c => c.StartsOn >= day);

    public static Specification<CampaignRow> StartUntil(DateOnly day) => new(c => c.StartsOn <= day);

    public static Specification<CampaignRow> RaisedAtLeast(long fen) => new(c => c.RaisedFen >= fen);

    public static Specification<CampaignRow> RaisedAtMost(long fen) => new(c => c.RaisedFen <= fen);

    /// <param name="organisation">Id or number.</param>
    public static Specification<CampaignRow> AreRunBy(string organisation) => Guid.TryParse(organisation, out var id) ? new(c => c.OrganisationId == id) : new(c => c.OrganisationNumber == organisation);

    public static Specification<CampaignRow> AreEmergencies(bool emergency) => new(c => c.Emergency == emergency);

    public static Specification<CampaignRow> AreFiled(bool filed) => new(c => (c.FilingNumber != null) == filed);

    public static Specification<CampaignRow> MentionInTitle(string text) => new(c => c.Title.Contains(text));

    public static SortColumns<CampaignRow> Sorts { get; } = new("-draftedAt")
    {
        { "draftedAt", c => c.DraftedAt },
        { "number", c => c.Number },
        { "startsOn", c => c.StartsOn },
        { "raisedAmount", c => c.RaisedFen },
        { "donationCount", c => c.DonationCount },
    };
}
