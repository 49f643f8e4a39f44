using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A line of a statement in a list.</summary>
/// <param name="Sequence">Its place among the events of its account: lines of one moment keep their order.</param>
/// <param name="EntryId">The gift it became, or the gift, payment or refund it meets.</param>
/// <param name="EntryNumber">Its number; of a line that waits, what it was compared with.</param>
/// <param name="Reason">What a person said about the newest decision.</param>
/// <param name="Refusal">Why its campaign refused its gift.</param>
/// <param name="Restricted">Its names may be seen at the desk only (SEC-03).</param>
internal sealed record StatementLineRow(
    Guid Id, Guid AccountId, long Sequence, string? Serial, DateOnly Day, DateTimeOffset OccurredAt, LineDirection Direction, long AmountFen, long? BalanceFen, string? Counterparty, bool CounterpartyIsUnit, string? Memo,
    LineState State, WaitReason? Why, OtherKind? Kind, EntryKind? Entry, Guid? EntryId, string? EntryNumber, Guid? CampaignId, string? CampaignNumber, string? Reason, string? Refusal,
    string TakenBy, DateTimeOffset TakenAt, string? DecidedBy, DateTimeOffset? DecidedAt, bool Restricted, long Version) : IReadModel<StatementLineRow>
{
    public static ReadTable Table { get; } = new("statement_lines", 1)
    {
        Indexes = [[nameof(AccountId), nameof(OccurredAt), nameof(Sequence)], [nameof(AccountId), nameof(State)], [nameof(AccountId), nameof(AmountFen)]],
    };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        StatementLineEvent e => [e.LineId],
        DonationRecorded e when StatementOrigin.MayBeOf(e) => LineIds.LinesOf(e.DonationId),
        PersonalDataErased e => [LineIds.LineOf(e.Subject)],
        _ => [],
    };

    public static StatementLineRow? Project(StatementLineRow? row, Guid key, Recorded record)
    {
        if (record.Event is StatementLineTaken taken) return Of(taken, record);
        if (row is null) return null;
        return record.Event switch
        {
            DonationRecorded e => row.EntryId == e.DonationId ? row with { EntryNumber = e.Number } : row,
            PersonalDataErased e => Erased(row, e),
            StatementLineStep e => Decided(row, e) with { Version = 1 + e.Step, DecidedBy = record.Actor, DecidedAt = record.At },
            _ => row,
        };
    }

    /// <summary>A step says all that a line is then, whatever it was before: so the answer to a decision is made of the line as it was taken, and this.</summary>
    private static StatementLineRow Decided(StatementLineRow row, StatementLineStep step)
    {
        var clear = row with { Why = null, Kind = null, Entry = null, EntryId = null, EntryNumber = null, CampaignId = null, CampaignNumber = null, Reason = null, Refusal = null };
        return step switch
        {
            StatementGiftRefused e => clear with { State = LineState.Waiting, Why = WaitReason.GiftRefused, Refusal = e.Zh },
            StatementLineReopened e => clear with { State = LineState.Waiting, Why = WaitReason.Reopened, Reason = e.Reason },
            StatementLineClaimed e => clear with { State = LineState.Gift, Entry = EntryKind.Gift, EntryId = e.GiftId, CampaignId = e.CampaignId, CampaignNumber = e.CampaignNumber },
            StatementLineMet e => clear with { State = LineState.Met, Entry = e.Entry, EntryId = e.EntryId, EntryNumber = e.EntryNumber },
            StatementLineSetAside e => clear with { State = LineState.NotAGift, Kind = e.Kind, Reason = e.Reason },
            _ => row,
        };
    }

    public static StatementLineRow Of(StatementLineTaken e, Recorded record) => new(
        e.LineId, record.Stream.Id, record.Version, e.Serial, e.Day, e.OccurredAt, e.Direction, e.Amount.Fen, e.Balance?.Fen, e.Counterparty?.OrNothing, e.CounterpartyIsUnit, e.Memo?.OrNothing,
        e.State, e.Why, e.Kind, e.Entry, e.EntryId, e.EntryNumber, e.CampaignId, e.CampaignNumber, null, null, e.By, e.At, null, null, false, 1);

    private static StatementLineRow Erased(StatementLineRow row, PersonalDataErased e) => row with
    {
        Counterparty = e.Kinds.Contains(PrivateKind.Name) ? null : row.Counterparty,
        Memo = e.Kinds.Contains(PrivateKind.Message) ? null : row.Memo,
        Restricted = row.Restricted || e.Restricted?.Contains(PrivateKind.Name) == true,
    };
}

/// <summary>Every question the module asks of the lines of statements.</summary>
internal static class StatementLinesThat
{
    public static Specification<StatementLineRow> BelongTo(Guid account) => new(l => l.AccountId == account);

    public static Specification<StatementLineRow> Are(LineState state) => new(l => l.State == state);

    public static Specification<StatementLineRow> Go(LineDirection direction) => new(l => l.Direction == direction);

    public static Specification<StatementLineRow> AreOf(OtherKind kind) => new(l => l.Kind == kind);

    public static Specification<StatementLineRow> AreFrom(DateOnly day) => new(l => l.Day >= day);

    public static Specification<StatementLineRow> AreUntil(DateOnly day) => new(l => l.Day <= day);

    public static Specification<StatementLineRow> AreAtLeast(long fen) => new(l => l.AmountFen >= fen);

    public static Specification<StatementLineRow> AreAtMost(long fen) => new(l => l.AmountFen <= fen);

    public static Specification<StatementLineRow> MentionInCounterparty(string text) => new(l => l.Counterparty != null && l.Counterparty.Contains(text));

    public static Specification<StatementLineRow> MentionInMemo(string text) => new(l => l.Memo != null && l.Memo.Contains(text));

    public static SortColumns<StatementLineRow> Sorts { get; } = new("-occurredAt,-sequence")
    {
        { "occurredAt", l => l.OccurredAt },
        { "sequence", l => l.Sequence },
        { "amount", l => l.AmountFen },
    };
}

/// <summary>What tells that a gift came from a line of a statement.</summary>
internal static class StatementOrigin
{
    private const string Prefix = "银行流水：";

    public static string SourceOf(string account) => Prefix + account;

    /// <summary>Gifts of other lists cannot be a line's; those that were typed in can.</summary>
    public static bool MayBeOf(DonationRecorded gift) => gift.MovedFrom is null && (gift.List is null || gift.List.Source.StartsWith(Prefix, StringComparison.Ordinal));
}
