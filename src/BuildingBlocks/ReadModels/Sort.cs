using System.Linq.Expressions;
using System.Text.Json;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>One column of an order, with its direction.</summary>
internal sealed record SortTerm<TRow>(SortColumn<TRow> Column, bool Descending);

/// <summary>A total order of a list: its last term is the key.</summary>
internal sealed class Sort<TRow>(IReadOnlyList<SortTerm<TRow>> terms)
{
    /// <summary>The order as an address would ask for it, its last term too.</summary>
    public override string ToString() => string.Join(',', terms.Select(t => (t.Descending ? "-" : "") + t.Column.Name));

    public IQueryable<TRow> Order(IQueryable<TRow> rows)
    {
        for (var i = 0; i < terms.Count; i++) rows = terms[i].Column.Order(rows, terms[i].Descending, further: i > 0);
        return rows;
    }

    /// <summary>Where a row stands in this order.</summary>
    public JsonElement[] PlaceOf(TRow row) => [.. terms.Select(t => t.Column.ValueOf(row))];

    public bool CanRead(JsonElement[] place) =>
        place.Length == terms.Count && terms.Zip(place).All(pair => pair.First.Column.CanRead(pair.Second));

    /// <summary>The rows that come after a place: beyond it in a column, and equal in all columns before.</summary>
    public Expression<Func<TRow, bool>> After(JsonElement[] place)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var beyond = terms[^1].Column.After(row, place[^1], terms[^1].Descending);
        for (var i = terms.Count - 2; i >= 0; i--)
        {
            var (column, descending) = (terms[i].Column, terms[i].Descending);
            beyond = Expression.OrElse(column.After(row, place[i], descending), Expression.AndAlso(column.Same(row, place[i]), beyond));
        }

        var seek = terms[0].Column.NotBefore(row, place[0], terms[0].Descending);
        return Expression.Lambda<Func<TRow, bool>>(seek is null ? beyond : Expression.AndAlso(seek, beyond), row);
    }
}
