using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A line that became a gift which is not recorded yet: mostly for a moment, after a crash until due work has recorded it.</summary>
/// <param name="Id">The id that the gift will have.</param>
/// <param name="Cause">The command whose event tells of the gift.</param>
internal sealed record StatementGiftDueRow(Guid Id, Guid AccountId, Guid LineId, Guid Cause, string What, DateTimeOffset? DueAt) : IDueRow<StatementGiftDueRow>
{
    public const string Gift = "statement-gift";

    // Whoever handed the statement in records the gifts himself, piece by piece; this is for when he could not.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public static ReadTable Table { get; } = new("statement_gifts_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => AccountId;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        StatementLineTaken { State: LineState.Gift, EntryId: { } gift } => [gift],
        StatementLineClaimed e => [e.GiftId],
        StatementGiftRefused e => [e.GiftId],
        DonationRecorded e when StatementOrigin.MayBeOf(e) => [e.DonationId],
        _ => [],
    };

    public static StatementGiftDueRow? Project(StatementGiftDueRow? row, Guid key, Recorded record) => record.Event switch
    {
        StatementLineTaken e => new(key, record.Stream.Id, e.LineId, e.LineId, Gift, e.At + _patience),
        StatementLineClaimed e => new(key, record.Stream.Id, e.LineId, record.Command ?? e.LineId, Gift, e.At + _patience),
        _ => null,
    };

    public static Specification<StatementGiftDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);
}
