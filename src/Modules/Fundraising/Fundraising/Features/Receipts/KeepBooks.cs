using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Receipts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>A paper book on its way: received from the finance bureau, handed out, spoilt pages, written off (FUN-07a).</summary>
internal static class KeepBooks
{
    private const string Page = "32010126-0000000001";

    /// <summary>从财政部门领入的一本纸质票据</summary>
    /// <param name="Code">票据代码（8 位）</param>
    /// <param name="FromNumber">起号（10 位）</param>
    /// <param name="ToNumber">止号（10 位），一本最多 500 份</param>
    /// <param name="ReceivedOn">领入日期，默认今天（北京时间）</param>
    internal sealed record Book(string? Code, string? FromNumber, string? ToNumber, DateOnly? ReceivedOn);

    /// <summary>领用</summary>
    /// <param name="To">领用人</param>
    /// <param name="On">领用日期，默认今天（北京时间）</param>
    internal sealed record HandOut(string? To, DateOnly? On);

    /// <summary>作废一份空白票据</summary>
    /// <param name="Number">票据号码（10 位）</param>
    /// <param name="Reason">原因</param>
    /// <param name="On">作废日期，默认今天（北京时间）</param>
    internal sealed record Blank(string? Number, string? Reason, DateOnly? On);

    /// <summary>核销</summary>
    /// <param name="On">核销日期，默认今天（北京时间）</param>
    /// <param name="Remark">备注</param>
    internal sealed record WriteOff(DateOnly? On, string? Remark);

    public static void MapReceive(RouteGroupBuilder books)
    {
        Describe(books.MapPost("/", Receive))
            .WithName("receiveReceiptBook").WithSummary("登记票据本（Register a paper book）")
            .WithDescription("登记从财政部门领入的一本纸质票据；号码不能与其他票据本重叠。")
            .Refuses(BookErrors.OutOfOrder)
            .Refuses(409, "receipt_book.overlaps").Refuses(422, "receipt.code_invalid", "receipt.number_invalid", "receipt_book.too_large")
            .Example(new Book("32010126", "0000000001", "0000000002", new(2026, 1, 5)));
        Describe(books.MapPost("/{id}/hand-out", Hand))
            .WithName("handOutReceiptBook").WithSummary("领用票据本（Hand out a paper book）")
            .WithDescription("登记由谁领用；领用后才能登记其中的票据。可再次登记转交给另一人。")
            .Refuses(BookErrors.NotFound, BookErrors.WrittenOff).Refuses(422, "receipt_book.field_missing", "receipt_book.day_before_last_step")
            .ExampleParameter("id", () => Page)
            .Example(new HandOut("示例经办", new(2026, 1, 6)));
        Describe(books.MapPost("/{id}/void-number", Void))
            .WithName("voidBlankReceipt").WithSummary("作废空白票据（Void a blank page）")
            .WithDescription("填错、破损等未对应捐赠的一份空白票据作废；号码不再使用。")
            .Refuses(BookErrors.NotFound, BookErrors.WrittenOff, BookErrors.NumberOutside).Refuses(409, "receipt.number_used").Refuses(422, "receipt.number_invalid", "donation.reason_missing", "receipt_book.day_before_last_step")
            .ExampleParameter("id", () => Page)
            .Example(new Blank("0000000002", "打印错位", new(2026, 1, 7)));
    }

    public static void MapWriteOff(RouteGroupBuilder books) => Describe(books.MapPost("/{id}/write-off", Off))
        .WithName("writeOffReceiptBook").WithSummary("核销票据本（Write off a paper book）")
        .WithDescription("每一份都已使用或作废后核销；还有空白的会列出号码。")
        .Refuses(BookErrors.NotFound, BookErrors.WrittenOff, BookErrors.NotHandedOut).Refuses(409, "receipt_book.pages_open").Refuses(422, "receipt_book.day_before_last_step")
        .ExampleParameter("id", () => Page)
        .Example(new WriteOff(new(2026, 1, 31), "存根已交回财政局"));

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Permission("fundraising.receipts")
        .Refuses(422, "day.in_future", "day.out_of_range", "text.too_long", "text.forbidden_character");

    private static async Task<Results<CreatedAt<BookResponse>, OkAt<BookResponse>, Problem>> Receive(Book request, CommandRequest http, BookDesk desk, Commands commands, CancellationToken cancel)
    {
        var command = commands.From(http, request);
        var decided = await desk.Grain(command.Id).Receive(command, new(request.Code, request.FromNumber, request.ToNumber, request.ReceivedOn));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var book = await desk.After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(book, book.Version) : Answers.Created($"/api/v1/fundraising/receipt-books/{book.Id}", book, book.Version);
    }

    private static Task<Results<OkAt<BookResponse>, Problem>> Hand(string id, HandOut request, CommandRequest http, BookDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (book, command) => book.HandOut(command, request.To, request.On), cancel);

    private static Task<Results<OkAt<BookResponse>, Problem>> Void(string id, Blank request, CommandRequest http, BookDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (book, command) => book.VoidBlank(command, request.Number, request.Reason, request.On), cancel);

    private static Task<Results<OkAt<BookResponse>, Problem>> Off(string id, WriteOff? request, CommandRequest http, BookDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, async (book, command) => await book.WriteOff(command, await desk.Used(await book.Show(), cancel), request?.On, request?.Remark), cancel);
}
