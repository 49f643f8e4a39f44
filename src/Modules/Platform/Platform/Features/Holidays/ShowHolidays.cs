using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Holidays;

/// <summary>What has been entered of the holiday calendar, what lacks, and what it makes of a deadline.</summary>
internal static class ShowHolidays
{
    /// <summary>节假日日历</summary>
    /// <param name="Items">已录入的各年</param>
    /// <param name="NextCursor">总是为空：各年一次全部列出</param>
    /// <param name="Missing">应录入而尚未录入的年份：今年，以及年底前的下一年</param>
    /// <param name="Warnings">由此产生的提示</param>
    internal sealed record Calendar(IReadOnlyList<HolidayYearResponse> Items, string? NextCursor, IReadOnlyList<int> Missing, IReadOnlyList<string> Warnings);

    /// <summary>一个期限</summary>
    /// <param name="DueOn">期限届满之日（不顺延）</param>
    /// <param name="LatestOn">最后期限：届满之日是节假日或周末的，顺延到其后第一个工作日</param>
    /// <param name="Note">涉及尚未录入节假日安排的年份时的提示</param>
    internal sealed record Reckoned(DateOnly DueOn, DateOnly LatestOn, string? Note);

    public static void Map(RouteGroupBuilder holidays)
    {
        holidays.MapGet("/", All)
            .WithName("findHolidays").WithSummary("节假日日历（Holiday calendar）")
            .WithDescription("已录入的各年，以及应录入而尚未录入的年份；未录入的年份，期限只按周末顺延。")
            .Permission("platform.read");
        holidays.MapGet("/{year:int}", One)
            .WithName("showHolidays").WithSummary("查看一年的节假日（Show a year's holidays）")
            .Permission("platform.read")
            .Refuses(HolidayErrors.YearUnknown)
            .ExampleParameter("year", () => 2026);
        holidays.MapGet("/deadline", Reckon)
            .WithName("reckonDeadline").WithSummary("计算期限（Reckon a deadline）")
            .WithDescription("自某日起若干日或若干月内的期限：开始当日不计入（民法典第二百零一条），末日逢节假日顺延（第二百零三条）。")
            .Permission("platform.read")
            .Refuses(422, "deadline.period_invalid", "day.out_of_range")
            .ExampleParameter("start", () => new DateOnly(2026, 6, 20))
            .ExampleParameter("days", () => 10);
    }

    private static async Task<Ok<Calendar>> All(IGrainFactory grains, TimeProvider clock, HttpContext context)
    {
        var calendar = await grains.Holidays().Show();
        var missing = calendar.MissingOn(ChinaTime.DayOf(clock.GetUtcNow()));
        var english = context.TellsEnglish();
        return TypedResults.Ok(new Calendar([.. calendar.Years.Values.Select(HolidayYearResponse.Of)], null, missing, [.. missing.Select(year => Note(year, english)!)]));
    }

    private static async Task<Results<OkAt<HolidayYearResponse>, Problem>> One(int year, IGrainFactory grains)
    {
        if ((await grains.Holidays().Show()).Years.GetValueOrDefault(year) is not { } entered) return HolidayErrors.YearUnknown.ToProblem();
        return Answers.Ok(HolidayYearResponse.Of(entered), entered.Version);
    }

    /// <param name="start">开始之日</param>
    /// <param name="days">日数</param>
    /// <param name="months">月数；与日数二者填一</param>
    private static Results<Ok<Reckoned>, Problem> Reckon(DateOnly start, int? days, int? months, RulesInForce rules, HttpContext context)
    {
        if (DayRange.Check(start, "start") is { } unlikely) return unlikely.ToProblem();
        if ((days ?? months) is not (>= 0 and <= HolidayErrors.LongestPeriod) || (days is null) == (months is null)) return HolidayErrors.PeriodInvalid.ToProblem();
        var calendar = rules.Now.Holidays;
        var deadline = days is { } d ? calendar.Deadline(start, d) : calendar.DeadlineInMonths(start, months!.Value);
        return TypedResults.Ok(new Reckoned(deadline.DueOn, deadline.LatestOn, Note(deadline.MissingYear, context.TellsEnglish())));
    }

    private static string? Note(int? missing, bool english)
    {
        if (missing is not { } year) return null;
        var (zh, en) = HolidayErrors.NotEntered(year);
        return english ? en : zh;
    }
}
