using System.Globalization;
using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>How much of a list is wanted, from where, in which order; the same for every list.</summary>
/// <param name="Cursor">Opaque here: the list that made it reads it.</param>
/// <param name="Sort">As given; null where the list's own order is wanted.</param>
/// <param name="SortBy">The same, read; only columns that the endpoint names with <c>SortableBy</c>.</param>
/// <param name="Question">Path and filters, in whatever order they came: all pages of one list have the same.</param>
[QueryParameters("limit", "cursor", "sort", "includeTotal")]
public sealed record ListQuery(int Limit, string? Cursor, string? Sort, IReadOnlyList<SortColumn> SortBy, bool IncludeTotal, string Question)
{
    public const int DefaultLimit = 20;

    public const int LargestLimit = 200;

    private static readonly IReadOnlyList<string> _own = typeof(ListQuery).GetCustomAttribute<QueryParametersAttribute>()!.Names;

    public static ValueTask<ListQuery> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var errors = new List<Error>();
        var limit = LimitIn(query["limit"].ToString(), errors);
        var sort = Nothing(query["sort"]);
        var columns = SortIn(sort, context.GetEndpoint()?.Metadata.GetMetadata<SortableByMetadata>()?.Columns ?? [], errors);
        if (Error.All(errors) is { } error) throw new RefusedException(error);
        return ValueTask.FromResult(new ListQuery(limit, Nothing(query["cursor"]), sort, columns, CommandRequest.Flag(context, "includeTotal"), QuestionIn(context.Request)));
    }

    private static string QuestionIn(HttpRequest request)
    {
        var filters = request.Query.Where(p => !_own.Contains(p.Key, StringComparer.OrdinalIgnoreCase)).OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase);
        return request.Path + QueryString.Create(filters);
    }

    private static string? Nothing(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static int LimitIn(string text, List<Error> errors)
    {
        if (text.Length == 0) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestLimit) return limit;
        errors.Add(RequestErrors.InvalidParameter("limit", $"1 至 {LargestLimit} 的整数", $"a whole number from 1 to {LargestLimit}"));
        return DefaultLimit;
    }

    private static List<SortColumn> SortIn(string? sort, IReadOnlyList<string> allowed, List<Error> errors)
    {
        var columns = new List<SortColumn>();
        foreach (var part in sort?.Split(',') ?? [])
        {
            var column = new SortColumn(part.TrimStart('-'), part.StartsWith('-'));
            if (!allowed.Contains(column.Name) || part.StartsWith("--", StringComparison.Ordinal) || columns.Exists(c => c.Name == column.Name))
                errors.Add(RequestErrors.UnknownSort(part, allowed));
            columns.Add(column);
        }

        return columns;
    }
}

/// <summary>One column of <c>?sort=-receivedAt,amount</c>.</summary>
public sealed record SortColumn(string Name, bool Descending);
