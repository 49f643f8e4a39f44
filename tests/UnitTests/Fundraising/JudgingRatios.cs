using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Indicators;
using JinhuRedCross.Fundraising.Features.Indicators;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using YearGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Indicators.AnnualFigures, JinhuRedCross.Fundraising.Domain.Indicators.AnnualFiguresEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Ratios of spending and management are shown beside the lines that bind others, and stop nothing.</summary>
public sealed class JudgingRatios
{
    private static readonly ProposedAnnualFigures _asked = new(12_000, null, 0, 800.5m, 40_000, 60_000, "示例决算报表", null);

    [Theory, Rule("K-05"), Rule("FUN-10")]
    [InlineData(7_000, 10_000, true)]
    [InlineData(6_999, 10_000, false)]
    [InlineData(7_001, 10_000, true)]
    [InlineData(2, 3, false)]
    [InlineData(70, 100, true)]
    [InlineData(699_999_999_999, 999_999_999_999, false)]
    [InlineData(700_000_000_000, 999_999_999_999, true)]
    public void Shares_are_compared_as_whole_numbers(long part, long whole, bool enough) => Assert.Equal(enough, new Ratio(new(part), new(whole)).IsAtLeast(70));

    [Fact, Rule("K-05"), Rule("FUN-10")]
    public void What_is_a_share_of_nothing_cannot_be_computed()
    {
        Assert.False(new Ratio(Yuan(1), Money.Zero).Exists);
        Assert.Null(new Ratio(Yuan(1), Money.Zero).Percent);
        Assert.Equal(66.66m, new Ratio(Yuan(2), Yuan(3)).Percent);
        var measures = ShowIndicators.Of(new(Year(2025), [Year(2024), Year(2023), Year(2022)]), Parameters.On(new(2025, 12, 31)));
        Assert.Equal(["无法计算", "无法计算", "无法计算"], measures.Select(m => m.Told));
        Assert.All(measures.SelectMany(m => m.Lines), line => Assert.Null(line.Meets));
    }

    [Theory, Rule("FUN-10")]
    [InlineData(130_000, 870_000, true, null, null)]
    [InlineData(199_999.99, 1, true, null, null)]
    [InlineData(200_000, 1_338_461.53, false, false, false)]
    [InlineData(200_000, 1_338_461.54, false, true, false)]
    [InlineData(200_000, 1_800_000, false, true, true)]
    [InlineData(200_000, 1_799_999.99, false, true, false)]
    public void Management_is_looked_at_from_200000_yuan_against_13_and_10_percent(double management, double spent, bool exempt, bool? society, bool? foundation)
    {
        var year = Year(2025, spent: (decimal)spent, management: (decimal)management);
        var measure = ShowIndicators.Of(new(year, [Year(2024), Year(2023), Year(2022)]), Parameters.On(new(2025, 12, 31)))[2];
        Assert.Equal([society, foundation], measure.Lines.Select(l => l.Meets));
        Assert.Equal(exempt, measure.Told is not null);
    }

    [Fact, Rule("FUN-10")]
    public void Spending_is_measured_against_last_year_and_against_three_years()
    {
        var measures = ShowIndicators.Of(new(Year(2025, spent: 70), [Year(2024, gifts: 100), Year(2023, gifts: 100), Year(2022, gifts: 100.01m)]), Parameters.On(new(2025, 12, 31)));
        Assert.Equal([(70m, (bool?)true), (69.99m, false)], measures.Take(2).Select(m => (m.Percent!.Value, m.Lines[0].Meets)));
        Assert.Equal((Yuan(70), Yuan(100)), (measures[1].PartAmount, measures[1].WholeAmount));
    }

    [Fact, Rule("FUN-10")]
    public void Figures_of_a_year_name_their_evidence_and_a_correction_its_reason()
    {
        YearGiven.Nothing.When(f => f.Record(2025, _asked with { Evidence = " " }, Asker, Now)).ThenFails(IndicatorErrors.EvidenceMissing);
        YearGiven.Nothing.When(f => f.Record(2026, _asked, Asker, Now)).ThenFails("annual.year_invalid");
        YearGiven.Nothing.When(f => f.Record(1899, _asked, Asker, Now)).ThenFails("annual.year_invalid");
        YearGiven.Nothing.When(f => f.Record(2024, _asked with { Grants = -1 }, Asker, Now)).ThenFails("amount.not_positive");
        var once = YearGiven.Nothing.After(f => f.Record(2024, _asked, Asker, Now));
        Assert.Equal((Yuan(12_000), Money.Zero, Yuan(12_800.5m)), (once.State.Amounts!.Dues, once.State.Amounts.Property, once.State.Amounts.OtherIncome));
        once.When(f => f.Record(2024, _asked with { Dues = 13_000 }, Asker, Now)).ThenFails(IndicatorErrors.ReasonMissing);
        Assert.Equal(Yuan(13_000), once.When(f => f.Record(2024, _asked with { Dues = 13_000, Reason = "审计调整" }, Asker, Now)).ThenState().Amounts!.Dues);
    }

    private static YearTotals Year(int year, decimal gifts = 0, decimal spent = 0, decimal management = 0) =>
        new(year, Yuan(gifts), Yuan(spent), AnnualAmounts.Nothing with { ManagementCost = Yuan(management) });
}
