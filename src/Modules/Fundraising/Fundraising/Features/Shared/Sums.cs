using System.Linq.Expressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The amount of a whole list, beside its number of items.</summary>
internal static class Sums
{
    /// <summary>Adds the sum over all pages, where the total is asked for.</summary>
    public static async Task<ListResponse<T>> Summed<TRow, T>(
        this ListResponse<T> list, ListQuery query, Reads<TRow> rows, Specification<TRow> wanted, Expression<Func<TRow, long>> fen, CancellationToken cancel)
        where TRow : class, IReadModel<TRow> => query.IncludeTotal ? list with { Sum = new Money((await rows.Sum(wanted, fen, cancel)).Value) } : list;
}
