using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>One registered read model, without its type.</summary>
internal abstract partial class ReadModel
{
    protected ReadModel(ReadTable table, Type row)
    {
        if (!NamePattern().IsMatch(table.Name)) throw new ArgumentException($"A read model's name is lower case with underscores, not '{table.Name}'");
        Table = table;
        Row = row;
    }

    public ReadTable Table { get; }

    public Type Row { get; }

    /// <summary>Brings the rows that a page of records touches up to its end.</summary>
    public abstract void Apply(RowWriter writer, IReadOnlyList<Recorded> page);

    [GeneratedRegex("^[a-z][a-z_]*$")]
    private static partial Regex NamePattern();
}

/// <summary>Folds records over the rows of one type.</summary>
internal sealed class ReadModel<TRow>() : ReadModel(TRow.Table, typeof(TRow))
    where TRow : class, IReadModel<TRow>
{
    public override void Apply(RowWriter writer, IReadOnlyList<Recorded> page)
    {
        var touched = new List<(Guid Key, Recorded Record)>();
        foreach (var record in page)
        {
            foreach (var key in KeysOf(record)) touched.Add((key, record));
        }

        if (touched.Count == 0) return;
        var before = Load(writer, touched.Select(t => t.Key).ToHashSet());
        var after = new Dictionary<Guid, TRow?>();
        foreach (var (key, record) in touched)
        {
            var row = after.TryGetValue(key, out var newer) ? newer : before.GetValueOrDefault(key);
            after[key] = Fold(row, key, record);
        }

        // Records are equal by content, so a row that nothing became of is not written.
        var changed = after.Where(p => !Equals(p.Value, before.GetValueOrDefault(p.Key))).ToList();
        writer.Write([.. changed.Select(p => p.Value).OfType<TRow>()], [.. changed.Where(p => p.Value is null).Select(p => p.Key)]);
    }

    private static Guid[] KeysOf(Recorded record)
    {
        try
        {
            return [.. TRow.KeysOf(record)];
        }
        catch (Exception fault)
        {
            throw new ProjectionException(record, fault);
        }
    }

    private static TRow? Fold(TRow? row, Guid key, Recorded record)
    {
        try
        {
            var next = TRow.Project(row, key, record);
            if (next is not null && next.Id != key) throw new InvalidOperationException($"the row {next.Id} was made for the key {key}");
            return next;
        }
        catch (Exception fault)
        {
            throw new ProjectionException(record, fault);
        }
    }

    private static Dictionary<Guid, TRow> Load(RowWriter writer, IReadOnlyCollection<Guid> keys)
    {
        var (sql, parameter) = writer.SelectByKeys(keys);
        return writer.Context.Set<TRow>().FromSqlRaw(sql, parameter).ToDictionary(row => row.Id);
    }
}
