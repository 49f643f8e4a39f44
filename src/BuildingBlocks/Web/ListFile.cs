using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>A column of a list as a file.</summary>
/// <param name="Width">In characters.</param>
public sealed record FileColumn<TRow>(string Header, int Width, Func<TRow, object?> Cell);

/// <summary>A list as a file, the same for csv and xlsx: head, header, numbered rows, and how many there are (FUN-19).</summary>
/// <param name="PlainName">Name of the file in ASCII and without extension.</param>
/// <param name="Title">What people call the list.</param>
/// <param name="Sort">The order of the rows; null where the list's usual one will do.</param>
public sealed record ListFile<TRow>(string PlainName, string Title, SortColumns<TRow> Sorts, string? Sort, params IReadOnlyList<FileColumn<TRow>> Columns)
    where TRow : class, IReadModel<TRow>
{
    private const int NumberWidth = 8;

    /// <summary>Rows that are counted beside all of them, such as 达标.</summary>
    public (string Zh, Func<TRow, bool> Counts)? Tally { get; init; }

    /// <summary>Sends the rows that are wanted, as they are at one moment.</summary>
    public TableFile Of(Reads<TRow> rows, Specification<TRow> wanted, HttpContext context, TimeProvider clock) => new(PlainName, Title, Title, [NumberWidth, .. Columns.Select(c => c.Width)], async table =>
    {
        var cancel = context.RequestAborted;
        await using var snapshot = await rows.Snapshot(cancel);
        context.SayLag(snapshot.Lagging);
        await table.Head(Title, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<TRow>.All));
        await table.Header(["序号", .. Columns.Select(c => c.Header)]);
        var (count, tally) = (0, 0);
        await foreach (var row in snapshot.Stream(wanted, Sorts, Sort).WithCancellation(cancel))
        {
            tally += Tally?.Counts(row) is true ? 1 : 0;
            await table.Row([++count, .. Columns.Select(c => c.Cell(row))]);
        }

        await table.Row("合计", $"共 {count} 项{(Tally is { } t ? $"，{t.Zh} {tally} 项" : "")}");
    });
}

/// <summary>Maps the two files of a list.</summary>
public static class ListFiles
{
    /// <param name="name">Of the operations, in camel case and without its verb: <c>Sites</c> gives <c>exportSitesXlsx</c>.</param>
    /// <param name="title">What people call the list, with its English name in brackets.</param>
    /// <param name="export">Takes the list's own filters and answers with a <see cref="TableFile"/>.</param>
    /// <param name="describe">The permission and the refusals, as on the list.</param>
    public static void MapFiles(this RouteGroupBuilder group, string path, string name, (string Zh, string En) title, Delegate export, Action<RouteHandlerBuilder> describe)
    {
        foreach (var (kind, said) in ((TableKind, string)[])[(TableKind.Xlsx, "Excel"), (TableKind.Csv, "CSV")])
        {
            var endpoint = group.MapGet($"{path}export.{kind.Extension}", export)
                .WithName($"export{name}{kind.Extension[..1].ToUpperInvariant()}{kind.Extension[1..]}")
                .WithSummary($"导出{title.Zh} {said}（Export {title.En}, {kind.Extension}）")
                .WithDescription("筛选条件同列表；姓名和电话脱敏。")
                .AnswersTable(kind);
            describe(endpoint);
        }
    }
}
