using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>One step of a campaign, in a sentence without personal data. Gifts as they come in are no steps: their own list shows them.</summary>
/// <param name="What">Stored name of the event.</param>
/// <param name="HoldsPlan">True where the step wrote a whole plan down.</param>
/// <param name="SubjectId">The gift or payment it was about.</param>
/// <param name="SubjectNumber">Its number, where the event tells it.</param>
internal sealed record HistoryRow(
    Guid Id, Guid CampaignId, long Version, string What, bool HoldsPlan, string Actor, DateTimeOffset At, Guid? SubjectId, string? SubjectNumber, string Zh, string En) : IReadModel<HistoryRow>
{
    public static ReadTable Table { get; } = new("history", 2) { Indexes = [[nameof(CampaignId), nameof(Version)], [nameof(SubjectId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) =>
        record.Event is CampaignEvent and not DonationRecorded ? [RowKey.Of(record.Stream.Id, record.Version)] : [];

    public static HistoryRow? Project(HistoryRow? row, Guid key, Recorded record) => Of(record);

    public static HistoryRow Of(Recorded record)
    {
        var (zh, en) = HistoryWords.Of((CampaignEvent)record.Event);
        var (subject, number) = SubjectOf(record.Event);
        var what = record.Event.GetType().GetCustomAttribute<StoredNameAttribute>()!.Name;
        var holdsPlan = record.Event is CampaignDrafted or CampaignPlanEdited or CampaignPlanChanged;
        return new(RowKey.Of(record.Stream.Id, record.Version), record.Stream.Id, record.Version, what, holdsPlan, record.Actor, record.At, subject, number, zh, en);
    }

    private static (Guid? Id, string? Number) SubjectOf(object happened) => happened switch
    {
        DonationRecorded e => (e.DonationId, e.Number),
        DonationReviewPassed e => (e.DonationId, null),
        DonationLetterReceived e => (e.DonationId, null),
        PersonErased e => (e.SubjectId, null),
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
}
