using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The kinds of files that a list leaves as.</summary>
public sealed record TableKind(string Extension, string MediaType)
{
    public static readonly TableKind Csv = new("csv", "text/csv; charset=utf-8");

    public static readonly TableKind Xlsx = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

/// <summary>A list that somebody downloads, sent while it is read; its endpoint says which kind of file it is.</summary>
/// <param name="plainName">Name of the file in ASCII and without extension, for old programs.</param>
/// <param name="name">The same as people read it; also the name of the sheet's file in Chinese.</param>
/// <param name="write">Writes the rows; headers may still be set until the first of them.</param>
public sealed class TableFile(string plainName, string name, string sheet, IReadOnlyList<int> widths, Func<TableWriter, Task> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var kind = httpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<TableKind>();
        // Before the first byte leaves. Of filters only the names: their values may be names of people.
        await httpContext.Audit(httpContext.Entry(AuditAction.Export) with
        {
            Target = $"list/{plainName}.{kind.Extension}",
            Fields = [.. httpContext.Request.Query.Keys.Order(StringComparer.Ordinal)],
        });
        var response = httpContext.Response;
        response.ContentType = kind.MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{plainName}.{kind.Extension}",
            FileNameStar = $"{name}.{kind.Extension}",
        }.ToString();
        await using var table = kind == TableKind.Csv ? TableWriter.Csv(response.Body) : TableWriter.Xlsx(response.Body, sheet, widths);
        await write(table);
        await table.Complete();
    }
}

/// <summary>Lets an endpoint answer with a table.</summary>
public static class TableEndpoints
{
    public static RouteHandlerBuilder AnswersTable(this RouteHandlerBuilder endpoint, TableKind kind) =>
        endpoint.WithMetadata(kind).Produces<Stream>(StatusCodes.Status200OK, kind.MediaType.Split(';')[0]);
}
