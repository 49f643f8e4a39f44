using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>What a fund had, got, spent and has left in a period (TRA-01).</summary>
/// <param name="Overseas">What of the gifts came from overseas.</param>
/// <param name="Closing">Counted by itself, not reckoned from the others: so that the sum can be checked.</param>
internal sealed record FundFigures(
    Money Opening, Money Individuals, Money Organisations, Money Anonymous, Money Overseas, Money MovedIn, Money MovedOut, Money Voided, Money Disbursed, Money Refunded, Money Closing)
{
    public static readonly FundFigures Nothing = new(default, default, default, default, default, default, default, default, default, default, default);

    /// <summary>Gifts with what was corrected; voided and moved money is taken off.</summary>
    public Money Income => Individuals + Organisations + Anonymous + MovedIn - MovedOut - Voided;

    public Money Expenditure => Disbursed + Refunded;

    /// <summary>Zero where opening + income − expenditure is the closing balance.</summary>
    public Money Difference => Opening + Income - Expenditure - Closing;

    public bool IsNothing => this == Nothing;

    public static FundFigures operator +(FundFigures a, FundFigures b) => new(
        a.Opening + b.Opening, a.Individuals + b.Individuals, a.Organisations + b.Organisations, a.Anonymous + b.Anonymous, a.Overseas + b.Overseas, a.MovedIn + b.MovedIn,
        a.MovedOut + b.MovedOut, a.Voided + b.Voided, a.Disbursed + b.Disbursed, a.Refunded + b.Refunded, a.Closing + b.Closing);

    /// <summary>What the report says where the sum does not hold (TRA-01).</summary>
    public static (string Zh, string En) Told(Money difference) =>
        ($"期初+收入−支出≠期末，差额 {Math.Abs(difference.InYuan):0.00} 元", $"Opening + income − expenditure is not the closing balance: it differs by {Math.Abs(difference.InYuan):0.00} yuan");
}

/// <summary>Months of the books from one to another: a month, or a year.</summary>
internal readonly record struct Span(Month First, Month Last)
{
    public bool IsYear => First != Last;

    /// <summary>As people read it: 2026-03, or 2026.</summary>
    public override string ToString() => IsYear ? First.ToString()[..4] : First.ToString();

    /// <summary>Reads <c>2026-03</c> or <c>2026</c>; null for anything else.</summary>
    public static Span? Read(string text)
    {
        if (Month.Read(text) is { } month) return Of(month);
        return Month.Read(text + "-01") is { } january ? OfYear(january.Year) : null;
    }

    public static Span Of(Month month) => new(month, month);

    public static Span OfYear(int year) => new(new((year * 100) + 1), new((year * 100) + 12));
}
