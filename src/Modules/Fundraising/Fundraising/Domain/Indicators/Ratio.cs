using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Fundraising.Domain.Indicators;

/// <summary>One amount as a share of another, compared as whole numbers (K-05).</summary>
internal readonly record struct Ratio(Money Part, Money Whole)
{
    /// <summary>False where there is nothing to be a share of: 无法计算.</summary>
    public bool Exists => Whole > Money.Zero;

    /// <summary>To show, cut off after two decimals and never compared; null where it does not exist.</summary>
    public decimal? Percent => Exists ? decimal.Truncate(Part.Fen * 10_000m / Whole.Fen) / 100 : null;

    /// <summary>Whether the part is at least so many percent of the whole; the bound itself is (K-01).</summary>
    public bool IsAtLeast(decimal percent) => (Int128)Part.Fen * 10_000 >= (Int128)Whole.Fen * Hundredths(percent);

    /// <summary>Whether it is at most so many percent.</summary>
    public bool IsAtMost(decimal percent) => (Int128)Part.Fen * 10_000 <= (Int128)Whole.Fen * Hundredths(percent);

    // Percentages have two decimals at most: whole hundredths of a percent.
    private static long Hundredths(decimal percent) => decimal.ToInt64(percent * 100);
}

/// <summary>What a year got and spent, as far as it is known.</summary>
/// <param name="Gifts">Donations of the year, without what was voided, less what was refunded.</param>
/// <param name="Disbursed">Paid from campaigns and funds.</param>
/// <param name="Recorded">What an officer recorded; null where nobody did yet.</param>
internal sealed record YearTotals(int Year, Money Gifts, Money Disbursed, AnnualAmounts? Recorded)
{
    private AnnualAmounts Amounts => Recorded ?? AnnualAmounts.Nothing;

    public Money Income => Gifts + Amounts.OtherIncome;

    /// <summary>For the cause, without management.</summary>
    public Money Spending => Disbursed + Amounts.ProgrammeCosts;

    public Money Management => Amounts.ManagementCost;

    public Money Expenditure => Spending + Management;
}

/// <summary>The ratios of a year (FUN-10): shown, and no reason to refuse anything.</summary>
/// <param name="Year">The year, and the three years before it, newest first.</param>
internal sealed record Indicators(YearTotals Year, IReadOnlyList<YearTotals> Before)
{
    /// <summary>Spending against last year's income.</summary>
    public Ratio OfLastYear => new(Year.Spending, Before[0].Income);

    /// <summary>Spending against the average income of three years: three times the one against their sum, so that nothing is rounded.</summary>
    public Ratio OfThreeYears => new(new(checked(Year.Spending.Fen * 3)), Before.Aggregate(Money.Zero, (sum, y) => sum + y.Income));

    public Ratio OfManagement => new(Year.Management, Year.Expenditure);

    public bool IsExempt(ParameterValues figures) => Year.Management < figures.Amount(IndicatorParameters.ManagementExempt);
}
