using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Figures;

/// <summary>What came in and went out in a month or a year (TRA-01).</summary>
internal static class ShowFigures
{
    public static void Map(RouteGroupBuilder module) => module.MapGet("/figures", Handle)
        .WithTags(CloseMonth.Tag)
        .WithName("showFigures").WithSummary("月度、年度收支（Figures of a month or a year）")
        .WithDescription("期初 + 收入 − 支出 = 期末：合计、限定与非限定、各活动或资金、各定向用途，精确到分。首次登记之前的期初为 0。款项按所属日期记入当月；所属月份已结账的，记入登记时首个未结账的月份。进行中的期间还与各活动自身的余额核对。默认本月。")
        .Permission("fundraising.read")
        .Refuses(PeriodErrors.OneOf).Refuses(400, "period.month_invalid", "period.year_invalid")
        .ExampleParameter("month", () => CloseMonth.ExampleMonth);

    /// <param name="month">月份（yyyy-MM）</param>
    /// <param name="year">年份</param>
    private static async Task<Results<Ok<FiguresResponse>, Problem>> Handle(
        string? month, int? year, PeriodDesk periods, FiguresDesk figures, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        if (Asked(month, year, today, out var span) is { } error) return error.ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        var running = span.First.FirstDay <= today && today <= span.Last.LastDay;
        var difference = running ? await figures.DifferenceFromCampaigns(cancel) : null;
        var found = await figures.Of(span, closings, cancel);
        context.SayLag(found.Lagging);
        return TypedResults.Ok(FiguresResponse.Of(found.Value, closings, difference, running));
    }

    /// <summary>The period that an address names; this month where it names none.</summary>
    public static Error? Asked(string? month, int? year, DateOnly today, out Span span)
    {
        span = Span.Of(Month.Of(today));
        if (month is not null && year is not null) return PeriodErrors.OneOf;
        if (year is { } y)
        {
            if (y < DayRange.First.Year || y > DayRange.Last.Year) return PeriodErrors.YearInvalid(y);
            span = Span.OfYear(y);
        }

        if (month is null) return null;
        if (Month.Read(month) is not { } read) return PeriodErrors.MonthInvalid("month");
        span = Span.Of(read);
        return null;
    }
}
