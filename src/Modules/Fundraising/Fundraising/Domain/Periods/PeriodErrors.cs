using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Periods;

/// <summary>Why a step of the books is refused, and why nothing dated in a closed month is taken (FUN-17).</summary>
internal static class PeriodErrors
{
    public static readonly Error SamePerson = Error.Forbidden("period.same_person", "结账人不能反结账自己结的月份；请由另一人办理", "Who closed a month does not reopen it: another person must", "FUN-17");

    public static readonly Error ReasonMissing = Error.Invalid("period.reason_missing", "请说明反结账的原因（reason）", "Say why it is reopened (reason)", "FUN-17", "reason");

    public static readonly Error OneOf = new(ErrorKind.Malformed, "period.one_of", "请只填 month（月）或 year（年）之一", "Give month or year, not both", Field: "month");

    public static readonly Error NotPublished = Error.NotFound("period.not_published", "这个期间的收支尚未公布；结账后公布", "The figures of this period are not published; they are once it is closed");

    public static Error MonthInvalid(string field) => new(ErrorKind.Malformed, "period.month_invalid", $"月份须写作 yyyy-MM，例如 2026-03（{field}）", $"{field}: a month is written yyyy-MM, such as 2026-03", Field: field);

    public static Error YearInvalid(int year) => new(ErrorKind.Malformed, "period.year_invalid", $"年份 {year} 不合理；请填写 {DayRange.First.Year} 至 {DayRange.Last.Year}", $"The year {year} cannot be meant", Field: "year");

    public static Error NotOver(Month month) => Error.Invalid("period.not_over",
        $"{month} 尚未结束，不能结账；最早 {month.Next.FirstDay:yyyy-MM-dd} 起办理", $"{month} is not over; it can be closed from {month.Next.FirstDay:yyyy-MM-dd} on", "FUN-17", "month");

    public static Error ClosedAlready(Month month) => Error.Conflict("period.closed_already", $"{month} 已经结账", $"{month} is closed already", "FUN-17");

    public static Error NotNext(Month month, Month next) => Error.Conflict("period.not_next",
        $"须按月依次结账：{month} 之前请先结 {next}", $"Months are closed in order: close {next} before {month}", "FUN-17");

    public static Error NotClosed(Month month) => Error.Conflict("period.not_closed", $"{month} 没有结账，无须反结账", $"{month} is not closed", "FUN-17");

    public static Error NotNewest(Month month, Month newest) => Error.Conflict("period.not_newest",
        $"只能反结账最近结账的月份：{month} 之前请先反结账 {newest}", $"Only the newest closed month is reopened: reopen {newest} before {month}", "FUN-17");

    public static Error Closed(DateOnly day, Month closedThrough, string field) => Error.Invalid("period.closed",
        $"{Month.Of(day)} 已结账，不再登记日期在其中的款项（{day:yyyy-MM-dd}）；请填 {closedThrough.Next.FirstDay:yyyy-MM-dd} 或以后的日期，或先由他人反结账",
        $"{Month.Of(day)} is closed and takes nothing dated in it ({day:yyyy-MM-dd}); give a day from {closedThrough.Next.FirstDay:yyyy-MM-dd} on, or let another person reopen the month", "FUN-17", field);

    /// <summary>Why a payment of this day is not taken; null when it is.</summary>
    public static Error? Fault(DateOnly day, Month? closedThrough, string field) =>
        closedThrough is { } closed && Month.Of(day) <= closed ? Closed(day, closed, field) : null;
}
