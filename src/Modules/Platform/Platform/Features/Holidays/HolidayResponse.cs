using JinhuRedCross.BuildingBlocks.Domain.Calendars;

namespace JinhuRedCross.Platform.Features.Holidays;

/// <summary>一年的节假日和调休上班日</summary>
/// <param name="Year">年份</param>
/// <param name="Days">各日，按日期排列</param>
/// <param name="EnteredBy">录入人</param>
/// <param name="EnteredAt">录入时间</param>
/// <param name="Version">版本号，同 ETag</param>
internal sealed record HolidayYearResponse(int Year, IReadOnlyList<HolidayDay> Days, string EnteredBy, DateTimeOffset EnteredAt, long Version)
{
    public static HolidayYearResponse Of(HolidayYear year) => new(year.Year, [.. year.Days.Select(d => new HolidayDay(d.Day, d.Kind, d.Name))], year.By, year.At, year.Version);
}

/// <summary>一个节假日或调休上班日</summary>
/// <param name="Day">日期</param>
/// <param name="Kind">holiday 放假、workday 调休上班（周六或周日）</param>
/// <param name="Name">名称，如 春节</param>
internal sealed record HolidayDay(DateOnly Day, SpecialDayKind Kind, string Name);
