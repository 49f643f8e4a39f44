using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Holidays;

/// <summary>Somebody enters a whole year from the State Council's notice (K-04).</summary>
internal static class EnterHolidays
{
    /// <summary>全年的节假日和调休上班日</summary>
    /// <param name="Days">放假的日子（含落在周末的）和调休上班的周末；整体替换该年已录入的内容</param>
    internal sealed record Request(IReadOnlyList<HolidayDay>? Days);

    public static void Map(RouteGroupBuilder holidays) => holidays.MapPut("/{year:int}", Handle)
        .WithName("enterHolidays").WithSummary("录入一年的节假日（Enter a year's holidays）")
        .WithDescription("按国务院办公厅公布的该年节假日安排录入，一次录入全年，再次录入即整体替换。示例只说明格式，不是官方安排，请勿照抄。")
        .Permission("platform.holidays")
        .Audited(AuditAction.HolidayChange, "holidays", "year")
        .Refuses(HolidayErrors.Empty)
        .Refuses(422, "holidays.year_out_of_range", "holidays.day_of_another_year", "holidays.day_twice", "holidays.name_missing", "holidays.workday_on_weekday")
        .ExampleParameter("year", () => 2026)
        .Example(new Request([new(new(2026, 1, 1), SpecialDayKind.Holiday, "示例假日（请按官方公布的安排填写）"), new(new(2026, 1, 4), SpecialDayKind.Workday, "示例调休上班（请按官方公布的安排填写）")]));

    private static async Task<Results<OkAt<HolidayYearResponse>, Problem>> Handle(int year, Request request, CommandRequest http, IGrainFactory grains, Commands commands)
    {
        var command = commands.From(http, request, [year.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var decided = await grains.Holidays().Enter(command, year, request.Days is { } days ? [.. days.Select(d => new ProposedDay(d.Day, d.Kind, d.Name))] : null);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var entered = decided.After!.Years[year];
        return Answers.Ok(HolidayYearResponse.Of(entered), entered.Version);
    }
}
