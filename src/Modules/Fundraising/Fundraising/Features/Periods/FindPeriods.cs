using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Periods;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Periods;

/// <summary>The months of a year, and one of them with everything that was done to it.</summary>
internal static class FindPeriods
{
    /// <summary>一个月及其结账经过</summary>
    /// <param name="Period">月份的状态</param>
    /// <param name="Left">现在尚未办结的事项</param>
    /// <param name="Steps">结账与反结账，最早的在前</param>
    internal sealed record Details(PeriodItem Period, LeftResponse Left, IReadOnlyList<Step> Steps);

    /// <summary>一次结账或反结账</summary>
    /// <param name="What">month-closed 结账、month-reopened 反结账</param>
    /// <param name="By">办理人</param>
    /// <param name="At">办理时间</param>
    /// <param name="Reason">反结账的原因</param>
    /// <param name="Left">结账时尚未办结的事项</param>
    internal sealed record Step(string What, string By, DateTimeOffset At, string? Reason, LeftResponse? Left);

    public static void Map(RouteGroupBuilder periods)
    {
        periods.MapGet("/", Handle)
            .WithName("findPeriods").WithSummary("账期列表（List months of the books）")
            .WithDescription("一年中已开始的各月：是否结账、结账人和时间、应结账日期；一次全部给出，最早的在前。")
            .Permission("fundraising.read")
            .Refuses(400, "period.year_invalid");
        periods.MapGet("/{month}", HandleOne)
            .WithName("showPeriod").WithSummary("查看账期（Show a month of the books）")
            .WithDescription("一个月的状态、现在尚未办结的事项、结账与反结账的经过。")
            .Permission("fundraising.read")
            .Refuses(400, "period.month_invalid")
            .ExampleParameter("month", () => CloseMonth.ExampleMonth);
    }

    /// <param name="year">年份，默认今年</param>
    private static async Task<Results<Ok<ListResponse<PeriodItem>>, Problem>> Handle(int? year, PeriodDesk desk, RulesInForce rules, TimeProvider clock, CancellationToken cancel)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        if (year < DayRange.First.Year || year > DayRange.Last.Year) return PeriodErrors.YearInvalid(year.Value).ToProblem();
        var read = await desk.Read(cancel);
        var months = Enumerable.Range(1, 12).Select(n => new Month(((year ?? today.Year) * 100) + n)).Where(m => m.FirstDay <= today);
        return TypedResults.Ok(new ListResponse<PeriodItem>([.. months.Select(m => PeriodItem.Of(m, read.Books, today, rules.Now))]));
    }

    private static async Task<Results<OkAt<Details>, Problem>> HandleOne(string month, PeriodDesk desk, RulesInForce rules, TimeProvider clock, CancellationToken cancel)
    {
        if (Month.Read(month) is not { } asked) return PeriodErrors.MonthInvalid("month").ToProblem();
        var read = await desk.Read(cancel);
        var steps = read.Steps.Select(s => StepOf((BooksEvent)s.Event, asked)).OfType<Step>();
        var item = PeriodItem.Of(asked, read.Books, ChinaTime.DayOf(clock.GetUtcNow()), rules.Now);
        return Answers.Ok(new Details(item, LeftResponse.Of(await desk.Left(asked, cancel)), [.. steps]), read.Books.Version);
    }

    private static Step? StepOf(BooksEvent happened, Month month) => happened switch
    {
        MonthClosed e when e.Month == month.Number => new("month-closed", e.By, e.At, null, LeftResponse.Of(e.Left)),
        MonthReopened e when e.Month == month.Number => new("month-reopened", e.By, e.At, e.Reason, null),
        _ => null,
    };
}
