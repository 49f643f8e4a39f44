using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Receipts;

/// <summary>Why a step of a paper book is refused.</summary>
internal static class BookErrors
{
    public static readonly Error NotFound = Error.NotFound("receipt_book.not_found", "没有这本票据；请核对标识，或用其中任一号码（代码-号码）查找", "There is no such book; check its id, or name any of its pages (code-number)");

    public static readonly Error Exists = Error.Conflict("receipt_book.exists", "这本票据已经登记", "This book is registered already", "FUN-07a");

    public static readonly Error WrittenOff = Error.Conflict("receipt_book.written_off", "这本票据已核销", "This book is written off", "FUN-07a");

    public static readonly Error NotHandedOut = Error.Conflict("receipt_book.not_handed_out", "这本票据尚未领用；请先登记领用", "This book is not handed out; record who took it first", "FUN-07a");

    public static readonly Error OutOfOrder = Error.Invalid("receipt_book.out_of_order", "止号小于起号；请核对", "The last number is before the first; check them", "FUN-07a", "toNumber");

    public static readonly Error NumberOutside = Error.Invalid("receipt_book.number_outside", "这个号码不在这本票据中", "This number is not in this book", "FUN-07a", "number");

    public static Error Missing(string field, string zh) => Error.Invalid("receipt_book.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-07a", field);

    public static Error TooLarge(long pages, int most) => Error.Invalid("receipt_book.too_large",
        $"一次登记 {pages} 份，最多 {most} 份；请按本登记", $"{pages} pages; a book has at most {most}: register book by book", "FUN-07a", "toNumber");

    public static Error Overlaps(BookReceived other) => Error.Conflict("receipt_book.overlaps",
        $"号码与已登记的票据本 {other.Code}-{other.FromNumber} 至 {other.ToNumber} 重叠", $"It overlaps the book {other.Code}-{other.FromNumber} to {other.ToNumber}", "FUN-07a");

    public static Error BeforeLastStep(string field, DateOnly day, DateOnly last) => Error.Invalid("receipt_book.day_before_last_step",
        $"日期 {day:yyyy-MM-dd} 早于上一步的 {last:yyyy-MM-dd}", $"The day {day:yyyy-MM-dd} is before the step before it, {last:yyyy-MM-dd}", "FUN-07a", field);

    public static Error IssuedBeforeHandOut(DateOnly issued, DateOnly handedOut) => Error.Invalid("receipt_book.issued_before_hand_out",
        $"开票日期 {issued:yyyy-MM-dd} 早于领用日期 {handedOut:yyyy-MM-dd}", $"It was issued on {issued:yyyy-MM-dd}, before the book was handed out on {handedOut:yyyy-MM-dd}", "FUN-07a", "issuedOn");

    public static Error PagesOpen(int count, string told) => Error.Conflict("receipt_book.pages_open",
        $"还有 {count} 份未使用也未作废，不能核销：{told}", $"{count} pages are neither used nor void, so it cannot be written off: {told}", "FUN-07a");
}
