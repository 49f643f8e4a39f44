using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The filters of the list of lines and of its exports.</summary>
internal sealed record LineFilter(
    DateOnly? From, DateOnly? To, decimal? AmountFrom, decimal? AmountTo, LineDirection? Direction, LineState? State, OtherKind? Kind, string? Counterparty, string? Memo)
{
    /// <summary>True when nothing is asked for: every line of the account passes.</summary>
    public bool KeepsAll => this == new LineFilter(null, null, null, null, null, null, null, null, null);

    /// <summary>A range that ends before it begins.</summary>
    public Error? Fault => Ranges.Fault(("from", From, To), ("amountFrom", AmountFrom, AmountTo));

    public Specification<StatementLineRow> Of(Guid account)
    {
        var wanted = StatementLinesThat.BelongTo(account);
        if (From is { } from) wanted &= StatementLinesThat.AreFrom(from);
        if (To is { } to) wanted &= StatementLinesThat.AreUntil(to);
        if (AmountFrom is { } least) wanted &= StatementLinesThat.AreAtLeast(Ranges.AtLeast(least));
        if (AmountTo is { } most) wanted &= StatementLinesThat.AreAtMost(Ranges.AtMost(most));
        if (Direction is { } direction) wanted &= StatementLinesThat.Go(direction);
        if (State is { } state) wanted &= StatementLinesThat.Are(state);
        if (Kind is { } kind) wanted &= StatementLinesThat.AreOf(kind);
        if (!string.IsNullOrWhiteSpace(Counterparty)) wanted &= StatementLinesThat.MentionInCounterparty(Counterparty.Trim());
        if (!string.IsNullOrWhiteSpace(Memo)) wanted &= StatementLinesThat.MentionInMemo(Memo.Trim());
        return wanted;
    }
}
