using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Figures;

/// <summary>The filters of the ledger and of its exports.</summary>
/// <param name="Month">记入的月份</param>
/// <param name="Fund">活动或资金</param>
internal sealed record LedgerFilter(
    Month? Month, Guid? Fund, LedgerKind? Kind, string? Earmark, DateOnly? DatedFrom, DateOnly? DatedTo, decimal? AmountFrom, decimal? AmountTo)
{
    /// <summary>True when nothing is asked for: every line passes.</summary>
    public bool KeepsAll => this == new LedgerFilter(null, null, null, null, null, null, null, null);

    /// <summary>A range that ends before it begins.</summary>
    public Error? Fault => Ranges.Fault(("datedFrom", DatedFrom, DatedTo), ("amountFrom", AmountFrom, AmountTo));

    public Specification<LedgerRow> Of(Closings closings)
    {
        var wanted = Specification<LedgerRow>.All;
        if (Month is { } month) wanted &= LedgerThat.IsBookedIn(month, month, closings);
        if (Fund is { } fund) wanted &= LedgerThat.BelongsTo(fund);
        if (Kind is { } kind) wanted &= LedgerThat.IsOf(kind);
        if (!string.IsNullOrWhiteSpace(Earmark)) wanted &= LedgerThat.IsFor(Earmark.Trim());
        if (DatedFrom is { } from) wanted &= LedgerThat.IsDatedFrom(from);
        if (DatedTo is { } to) wanted &= LedgerThat.IsDatedUntil(to);
        if (AmountFrom is { } least) wanted &= LedgerThat.IsAtLeast(Ranges.AtLeast(least));
        if (AmountTo is { } most) wanted &= LedgerThat.IsAtMost(Ranges.AtMost(most));
        return wanted;
    }
}
