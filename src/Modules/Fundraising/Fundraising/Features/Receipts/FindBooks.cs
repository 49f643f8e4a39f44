using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The paper books, one of them, and what became of it.</summary>
internal static class FindBooks
{
    private const string Page = "32010126-0000000001";

    public static void Map(RouteGroupBuilder books)
    {
        books.MapGet("/", Handle)
            .WithName("findReceiptBooks").WithSummary("票据本列表（List paper books）")
            .WithDescription("按状态、票据代码、领用人筛选；默认按起号。")
            .Permission("fundraising.read")
            .SortableBy([.. BooksThat.Sorts]);
        books.MapGet("/{id}", HandleOne)
            .WithName("showReceiptBook").WithSummary("查看票据本（Show a paper book）")
            .WithDescription("id 可以是标识，或其中任一份的“票据代码-票据号码”。")
            .Permission("fundraising.read")
            .Refuses(BookErrors.NotFound)
            .ExampleParameter("id", () => Page);
        books.MapGet("/{id}/history", History)
            .WithName("showReceiptBookHistory").WithSummary("票据本历史（Paper book history）")
            .WithDescription("领入、领用、作废空白、核销的每一步，最早的在前；一次全部给出。")
            .Permission("fundraising.read")
            .Refuses(BookErrors.NotFound)
            .ExampleParameter("id", () => Page).NamesActors<HistoryResponse>();
    }

    /// <param name="status">received 已领入、handedOut 已领用、writtenOff 已核销</param>
    /// <param name="code">票据代码</param>
    /// <param name="keeper">领用人包含</param>
    private static async Task<Results<Ok<ListResponse<BookResponse>>, Problem>> Handle(
        BookStatus? status, string? code, string? keeper, ListQuery query, Reads<ReceiptBookRow> books, HttpContext context, CancellationToken cancel)
    {
        var wanted = Specification<ReceiptBookRow>.All;
        if (status is { } s) wanted &= BooksThat.Are(s);
        if (!string.IsNullOrWhiteSpace(code)) wanted &= BooksThat.HaveCode(code.Trim());
        if (!string.IsNullOrWhiteSpace(keeper)) wanted &= BooksThat.AreKeptBy(keeper.Trim());
        var found = await books.Find(wanted, query.Page(), BooksThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, BookResponse.Of));
    }

    private static async Task<Results<OkAt<BookResponse>, Problem>> HandleOne(string id, BookDesk desk, Reads<ReceiptBookRow> books, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } book) return BookErrors.NotFound.ToProblem();
        var found = await books.OneSurely(book, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(BookResponse.Of(row), row.Version) : BookErrors.NotFound.ToProblem();
    }

    private static async Task<Results<Ok<ListResponse<HistoryResponse>>, Problem>> History(string id, BookDesk desk, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } book) return BookErrors.NotFound.ToProblem();
        var english = context.TellsEnglish();
        return TypedResults.Ok(new ListResponse<HistoryResponse>([.. (await desk.Steps(book, cancel)).Where(r => r.Event is BookEvent).Select(r => Step(r, english))]));
    }

    private static HistoryResponse Step(Recorded step, bool english)
    {
        var (zh, en) = ReceiptWords.Of((BookEvent)step.Event);
        return new(step.Version, step.Event.GetType().GetCustomAttribute<StoredNameAttribute>()!.Name, english ? en : zh, step.At, step.Actor, null, null, []);
    }
}
