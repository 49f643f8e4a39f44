using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>One step of a campaign, in a sentence without personal data. Gifts as they come in are no steps: their own list shows them.</summary>
/// <param name="CampaignId">Empty for a step of a gift's own stream.</param>
/// <param name="What">Stored name of the event.</param>
/// <param name="HoldsPlan">True where the step wrote a whole plan down.</param>
/// <param name="SubjectId">The gift or payment it was about.</param>
/// <param name="SubjectNumber">Its number, where the event tells it.</param>
internal sealed record HistoryRow(
    Guid Id, Guid CampaignId, long Version, long Position, string What, bool HoldsPlan, string Actor, DateTimeOffset At, Guid? SubjectId, string? SubjectNumber, string Zh, string En) : IReadModel<HistoryRow>
{
    public static ReadTable Table { get; } = new("history", 2) { Indexes = [[nameof(CampaignId), nameof(Version)], [nameof(SubjectId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) =>
        record.Event is (CampaignEvent and not DonationRecorded) or DonationEvent ? [RowKey.Of(record.Stream.Id, record.Version)] : [];

    public static HistoryRow? Project(HistoryRow? row, Guid key, Recorded record) => Of(record);

    public static HistoryRow Of(Recorded record)
    {
        var own = record.Event as DonationEvent;
        var (zh, en) = own is not null ? HistoryWords.Of(own) : HistoryWords.Of((CampaignEvent)record.Event);
        var (subject, number) = own is not null ? (record.Stream.Id, null) : SubjectOf(record.Event);
        var what = record.Event.GetType().GetCustomAttribute<StoredNameAttribute>()!.Name;
        var holdsPlan = record.Event is CampaignDrafted or CampaignPlanEdited or CampaignPlanChanged;
        return new(RowKey.Of(record.Stream.Id, record.Version), own is null ? record.Stream.Id : Guid.Empty, record.Version, record.Position, what, holdsPlan, record.Actor, record.At, subject, number, zh, en);
    }

    private static (Guid? Id, string? Number) SubjectOf(object happened) => happened switch
    {
        DonationRecorded e => (e.DonationId, e.Number),
        DonationReviewPassed e => (e.DonationId, null),
        DonationLetterReceived e => (e.DonationId, null),
        PersonErased e => (e.SubjectId, null),
        WithdrawalEvent e => (e.DonationId, null),
        DisbursementRequested e => (e.DisbursementId, e.Number),
        DisbursementReviewed e => (e.DisbursementId, null),
        DisbursementApproved e => (e.DisbursementId, null),
        DisbursementRejected e => (e.DisbursementId, null),
        DisbursementCancelled e => (e.DisbursementId, null),
        DisbursementPaid e => (e.DisbursementId, e.Number),
        _ => (null, null),
    };
}

/// <summary>Every question the module asks of the history.</summary>
internal static class HistoryThat
{
    public static Specification<HistoryRow> BelongsTo(Guid campaign) => new(h => h.CampaignId == campaign);

    public static Specification<HistoryRow> Concerns(Guid subject) => new(h => h.SubjectId == subject);

    public static Specification<HistoryRow> HoldsPlan { get; } = new(h => h.HoldsPlan);

    public static Specification<HistoryRow> CameBefore(long version) => new(h => h.Version < version);

    /// <summary>Oldest first, as a story is read.</summary>
    public static SortColumns<HistoryRow> Sorts { get; } = new("version") { { "version", h => h.Version } };

    /// <summary>A gift's steps lie in two streams.</summary>
    public static SortColumns<HistoryRow> OfGifts { get; } = new("position") { { "position", h => h.Position } };
}
