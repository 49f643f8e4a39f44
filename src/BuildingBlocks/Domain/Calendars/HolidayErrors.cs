namespace JinhuRedCross.BuildingBlocks.Domain.Calendars;

/// <summary>Why a year's days are not entered, and the warning that none are.</summary>
public static class HolidayErrors
{
    public static readonly Error Empty = Error.Invalid("holidays.empty", "请填写全年的节假日和调休上班日（days）", "days is required: all days off and make-up working days of the year", "K-04", "days");

    public static readonly Error YearUnknown = Error.NotFound("holidays.not_entered", "这一年的节假日安排尚未录入", "The days off of this year have not been entered");

    /// <summary>Longer periods than this, in days or in months, are no deadlines of ours.</summary>
    public const int LongestPeriod = 3660;

    public static readonly Error PeriodInvalid = Error.Invalid("deadline.period_invalid",
        $"请填写日数（days）或月数（months）之一，0 至 {LongestPeriod}", $"Give days or months, one of them, from 0 to {LongestPeriod}", "K-02", "days");

    public static Error YearOutOfRange(int year) => Error.Invalid("holidays.year_out_of_range", $"年份 {year} 不合理；请填写 {DayRange.First.Year} 至 {DayRange.Last.Year}", $"The year {year} cannot be meant; give one from {DayRange.First.Year} to {DayRange.Last.Year}", "K-04", "year");

    public static Error OtherYear(int index, DateOnly day, int year) => Error.Invalid("holidays.day_of_another_year",
        $"{day:yyyy-MM-dd} 不在 {year} 年内；跨年的假期请分别录入两年", $"{day:yyyy-MM-dd} is no day of {year}; enter each year by itself", "K-04", $"days[{index}].day");

    public static Error Twice(int index, DateOnly day) => Error.Invalid("holidays.day_twice", $"{day:yyyy-MM-dd} 出现了不止一次", $"{day:yyyy-MM-dd} stands more than once", "K-04", $"days[{index}].day");

    public static Error NameMissing(int index, DateOnly day) => Error.Invalid("holidays.name_missing", $"请填写 {day:yyyy-MM-dd} 的名称，例如 春节", $"{day:yyyy-MM-dd} needs a name", "K-04", $"days[{index}].name");

    public static Error WorkedAnyway(int index, DateOnly day) => Error.Invalid("holidays.workday_on_weekday",
        $"{day:yyyy-MM-dd} 不是周六或周日，本来就上班；调休上班日只能是周末", $"{day:yyyy-MM-dd} is neither a Saturday nor a Sunday and is worked anyway", "K-04", $"days[{index}].kind");

    /// <summary>What stands beside every deadline that was reckoned without a year's days off.</summary>
    public static (string Zh, string En) NotEntered(int year) => ($"{year} 年节假日安排尚未录入，期限只按周末顺延", $"The days off of {year} have not been entered: this deadline was moved past weekends only");
}
