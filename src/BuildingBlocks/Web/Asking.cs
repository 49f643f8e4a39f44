using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>A list as every list is answered.</summary>
/// <param name="Items">本页各项</param>
/// <param name="NextCursor">下一页的 cursor；没有下一页时为空</param>
/// <param name="Total">总数；仅在 includeTotal=true 时给出</param>
/// <param name="Sum">全部各项的金额合计（元）；仅在 includeTotal=true 时、有金额的列表给出</param>
public sealed record ListResponse<T>(IReadOnlyList<T> Items, string? NextCursor = null, long? Total = null, Money? Sum = null);

/// <summary>How lists are asked: paging from the query, and the header that says when the read side lags.</summary>
public static class Asking
{
    public static PageRequest Page(this ListQuery query) => new(query.Cursor, query.Limit, query.Sort, query.IncludeTotal, query.Question);

    public static ListResponse<T> Show<TRow, T>(this Answer<Page<TRow>> answer, HttpContext context, Func<TRow, T> show)
    {
        context.SayLag(answer.Lagging);
        return new([.. answer.Value.Items.Select(show)], answer.Value.NextCursor, answer.Value.Total);
    }

    public static void SayLag(this HttpContext context, bool lagging)
    {
        if (lagging) context.Response.Headers["Read-Lag"] = "true";
    }
}
