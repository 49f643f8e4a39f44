using System.Collections;
using System.Linq.Expressions;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The columns that a list may be sorted by, with the names that the address uses for them.</summary>
/// <param name="usual">The order when nobody asks for one, such as <c>-receivedAt</c>.</param>
public sealed class SortColumns<TRow>(string usual) : IEnumerable<string>
    where TRow : class, IReadModel<TRow>
{
    private static readonly SortColumn<TRow> _key = new SortColumn<TRow, Guid>("id", KeyOf());
    private readonly Dictionary<string, SortColumn<TRow>> _columns = [];

    /// <summary>Adds a plain column of the row.</summary>
    public void Add<TKey>(string name, Expression<Func<TRow, TKey>> column) =>
        _columns.Add(name, new SortColumn<TRow, TKey>(name, column));

    public IEnumerator<string> GetEnumerator() => _columns.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Error? Read(string? wanted, out Sort<TRow> sort)
    {
        var terms = new List<SortTerm<TRow>>();
        sort = new(terms);
        foreach (var text in (wanted ?? usual).Split(',', StringSplitOptions.TrimEntries))
        {
            var descending = text.StartsWith('-');
            var name = descending ? text[1..] : text;
            if (!_columns.TryGetValue(name, out var column)) return ListErrors.SortUnknown(name, this);
            if (terms.Exists(t => t.Column == column)) return ListErrors.SortRepeated(name);
            terms.Add(new(column, descending));
        }

        // Ties are broken by the key, in the direction of the last column: so an index on (column, id) serves both ways.
        terms.Add(new(_key, terms[^1].Descending));
        return null;
    }

    /// <summary>The order by key alone, for what needs no other.</summary>
    internal static Sort<TRow> ByKey { get; } = new([new(_key, false)]);

    private static Expression<Func<TRow, Guid>> KeyOf()
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, Guid>>(Expression.Property(row, nameof(IReadModel<>.Id)), row);
    }
}
