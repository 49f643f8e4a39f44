using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The filters of the list of lines and of its exports.</summary>
internal sealed record LineFilter(
    DateOnly? From, DateOnly? To, decimal? AmountFrom, decimal? AmountTo, LineDirection? Direction, LineState? State, OtherKind? Kind, string? Counterparty, string? Memo)
{
    /// <summary>True when nothing is asked for: every line of the account passes.</summary>
    public bool KeepsAll => this == new LineFilter(null, null, null, null, null, null, null, null, null);

    public Specification<StatementLineRow> Of(Guid account)
    {
        var wanted = StatementLinesThat.BelongTo(account);
        if (From is { } from) wanted &= StatementLinesThat.AreFrom(from);
        if (To is { } to) wanted &= StatementLinesThat.AreUntil(to);
        if (AmountFrom is { } least) wanted &= StatementLinesThat.AreAtLeast(Fen(decimal.Ceiling(Bounded(least) * 100)));
        if (AmountTo is { } most) wanted &= StatementLinesThat.AreAtMost(Fen(decimal.Floor(Bounded(most) * 100)));
        if (Direction is { } direction) wanted &= StatementLinesThat.Go(direction);
        if (State is { } state) wanted &= StatementLinesThat.Are(state);
        if (Kind is { } kind) wanted &= StatementLinesThat.AreOf(kind);
        if (!string.IsNullOrWhiteSpace(Counterparty)) wanted &= StatementLinesThat.MentionInCounterparty(Counterparty.Trim());
        if (!string.IsNullOrWhiteSpace(Memo)) wanted &= StatementLinesThat.MentionInMemo(Memo.Trim());
        return wanted;
    }

    // A bound beyond every amount is as good as the largest one, and does not overflow.
    private static decimal Bounded(decimal yuan) => Math.Clamp(yuan, -1, Money.Largest.InYuan + 1);

    private static long Fen(decimal fen) => decimal.ToInt64(fen);
}
