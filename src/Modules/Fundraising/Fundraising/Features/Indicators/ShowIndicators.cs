using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Indicators;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Measures = JinhuRedCross.Fundraising.Domain.Indicators.Indicators;

namespace JinhuRedCross.Fundraising.Features.Indicators;

/// <summary>Ratios of spending and management: shown, never a reason to refuse (FUN-10).</summary>
internal static class ShowIndicators
{
    private const string NotBound = "这些比例约束具有公开募捐资格的慈善组织（基金会、社会团体）；红十字会不受其约束，此处仅作参考指标，不限制任何业务。";

    /// <summary>一年的参考指标</summary>
    /// <param name="Year">年份</param>
    /// <param name="Statement">说明</param>
    /// <param name="Closed">这一年是否已全部结账</param>
    /// <param name="Years">这一年及前三年的收支，近的在前</param>
    /// <param name="Measures">各项指标</param>
    /// <param name="NotRecorded">尚未登记年度数字的年份；其捐赠以外的收入和管理费用按 0 计算</param>
    internal sealed record Response(int Year, string Statement, bool Closed, IReadOnlyList<YearItem> Years, IReadOnlyList<Measure> Measures, IReadOnlyList<int> NotRecorded);

    /// <summary>一年的收支（元）</summary>
    /// <param name="DonationsAmount">捐赠收入（减作废和退款）</param>
    /// <param name="DuesAmount">会费</param>
    /// <param name="PropertyAmount">动产、不动产收入</param>
    /// <param name="GrantsAmount">政府拨款</param>
    /// <param name="OtherAmount">其他收入</param>
    /// <param name="IncomeAmount">收入合计</param>
    /// <param name="DisbursedAmount">活动和资金的拨付</param>
    /// <param name="ProgrammeCostsAmount">其他业务活动支出</param>
    /// <param name="ManagementAmount">管理费用</param>
    /// <param name="ExpenditureAmount">支出合计</param>
    internal sealed record YearItem(
        int Year, Money DonationsAmount, Money DuesAmount, Money PropertyAmount, Money GrantsAmount, Money OtherAmount, Money IncomeAmount,
        Money DisbursedAmount, Money ProgrammeCostsAmount, Money ManagementAmount, Money ExpenditureAmount)
    {
        public static YearItem Of(YearTotals y)
        {
            var a = y.Recorded ?? AnnualAmounts.Nothing;
            return new(y.Year, y.Gifts, a.Dues, a.Property, a.Grants, a.Other, y.Income, y.Disbursed, a.ProgrammeCosts, a.ManagementCost, y.Expenditure);
        }
    }

    /// <summary>一项指标</summary>
    /// <param name="Name">名称</param>
    /// <param name="PartAmount">分子（元）</param>
    /// <param name="WholeAmount">分母（元）</param>
    /// <param name="Percent">百分比，截取两位小数；无法计算的为空</param>
    /// <param name="Told">无法计算、免看比例等说明</param>
    /// <param name="Lines">参照线</param>
    internal sealed record Measure(string Name, Money PartAmount, Money WholeAmount, decimal? Percent, string? Told, IReadOnlyList<Line> Lines);

    /// <summary>一条参照线</summary>
    /// <param name="For">对谁有约束力</param>
    /// <param name="Percent">百分比</param>
    /// <param name="Meets">是否达到；无法计算或免看的为空</param>
    /// <param name="Basis">依据</param>
    internal sealed record Line(string For, decimal Percent, bool? Meets, string Basis);

    public static void Map(RouteGroupBuilder module) => module.MapGet("/indicators", Handle)
        .WithTags(CloseMonth.Tag)
        .WithName("showIndicators").WithSummary("支出与管理费用指标（Indicators）")
        .WithDescription("年度支出占上年收入、占前三年平均收入的比例，管理费用占总支出的比例，与参照线比较（按整数比较）。只作监测，不限制任何业务。默认今年。")
        .Permission("fundraising.read")
        .Refuses(400, "period.year_invalid")
        .ExampleParameter("year", () => 2026);

    /// <param name="year">年份</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(
        int? year, IGrainFactory grains, PeriodDesk periods, FiguresDesk figures, RulesInForce rules, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var wanted = year ?? ChinaTime.DayOf(clock.GetUtcNow()).Year;
        if (wanted < DayRange.First.Year + 3 || wanted > DayRange.Last.Year) return PeriodErrors.YearInvalid(wanted).ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        var years = new List<YearTotals>();
        for (var back = 0; back <= 3; back++)
        {
            var found = await figures.Of(Span.OfYear(wanted - back), closings, cancel);
            context.SayLag(found.Lagging);
            var total = found.Value.Total;
            years.Add(new(wanted - back, total.Income - total.Refunded, total.Disbursed, (await grains.Year(wanted - back).Show()).Amounts));
        }

        var measures = new Measures(years[0], years[1..]);
        var values = rules.Now.On(new(wanted, 12, 31));
        return TypedResults.Ok(new Response(
            wanted, NotBound, closings.IsClosed(Span.OfYear(wanted).Last), [.. years.Select(YearItem.Of)], Of(measures, values), [.. years.Where(y => y.Recorded is null).Select(y => y.Year)]));
    }

    internal static IReadOnlyList<Measure> Of(Measures measures, ParameterValues values)
    {
        var exempt = measures.IsExempt(values);
        Line Beside(string whom, Parameter parameter) =>
            new(whom, values.Of(parameter), exempt || !measures.OfManagement.Exists ? null : measures.OfManagement.IsAtMost(values.Of(parameter)), parameter.Basis);

        return
        [
            Spending("年度支出占上年收入", measures.OfLastYear, values, 1),
            Spending("年度支出占前三年平均收入", measures.OfThreeYears, values, 3),
            Shown("管理费用占总支出", measures.OfManagement, 1, exempt ? $"年度管理费用低于 {values.Amount(IndicatorParameters.ManagementExempt)}，不看比例" : null,
                Beside("社会团体", IndicatorParameters.SocietyManagement), Beside("基金会", IndicatorParameters.FoundationManagement)),
        ];
    }

    private static Measure Spending(string name, Ratio ratio, ParameterValues values, int years)
    {
        Line Beside(string whom, Parameter parameter) => new(whom, values.Of(parameter), ratio.Exists ? ratio.IsAtLeast(values.Of(parameter)) : null, parameter.Basis);
        return Shown(name, ratio, years, null, Beside("社会团体", IndicatorParameters.SocietySpending), Beside("基金会", IndicatorParameters.FoundationSpending));
    }

    private static Measure Shown(string name, Ratio ratio, int years, string? told, params IReadOnlyList<Line> lines) =>
        new(name, new(ratio.Part.Fen / years), new(ratio.Whole.Fen / years), ratio.Percent, ratio.Exists ? told : "无法计算", lines);
}
