using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>A row that lists, searches and reports are made of: a sealed record that also says how the journal becomes it.</summary>
/// <remarks>
/// Columns are string, bool, int, long, Guid, DateOnly, DateTimeOffset, enums, or these nullable. Both functions are pure:
/// what they say of a record must never depend on when it is read, for any table may be filled again from the beginning.
/// </remarks>
public interface IReadModel<TSelf>
    where TSelf : class, IReadModel<TSelf>
{
    static abstract ReadTable Table { get; }

    Guid Id { get; }

    /// <summary>The rows that a record touches: mostly the stream's own, none when it is of no interest.</summary>
    static abstract IEnumerable<Guid> KeysOf(Recorded record);

    /// <summary>The row with this key after a record; null when it is not (or no longer) there.</summary>
    static abstract TSelf? Project(TSelf? row, Guid key, Recorded record);
}

/// <summary>Where the rows of a read model lie.</summary>
/// <param name="Name">Lower case with underscores; what people see in health and rebuild.</param>
/// <param name="Shape">Raised whenever the row or its projection changes: the new table fills beside the old one.</param>
public sealed record ReadTable(string Name, int Shape)
{
    /// <summary>Property names that lists filter and sort by, one list an index; the key is added to each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Indexes { get; init; } = [];

    internal string FullName => $"{Name}_{Shape}";

    /// <summary>The table that is filled beside the one that answers.</summary>
    internal string NextName => FullName + "_next";

    /// <summary>The shape of a table of this name, being filled or not; null when it is another's.</summary>
    internal static int? ShapeOf(string table, string name)
    {
        var shape = table.StartsWith(name + "_", StringComparison.Ordinal) ? table[(name.Length + 1)..] : "";
        return int.TryParse(shape.EndsWith("_next", StringComparison.Ordinal) ? shape[..^5] : shape, out var number) ? number : null;
    }
}
