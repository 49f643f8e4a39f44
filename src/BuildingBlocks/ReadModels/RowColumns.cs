using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>What EF Core knows of a row type, as the statements that make a table of such rows.</summary>
internal sealed class RowColumns
{
    private readonly IReadStore _store;
    private readonly IReadOnlyList<IReadOnlyList<string>> _indexes;

    public RowColumns(IReadStore store, ReadDbContext context, ReadModel model, string table)
    {
        _store = store;
        Table = table;
        Columns = [.. context.Model.FindEntityType(model.Row)!.GetProperties().Select(p => new RowColumn(p, store))];
        Key = Columns.Single(c => c.Name == "id");
        var names = Columns.ToDictionary(c => c.Property, c => c.Name);
        _indexes = [.. model.Table.Indexes.Select(i => (IReadOnlyList<string>)[.. i.Select(property => names[property])])];
    }

    public string Table { get; }

    public IReadOnlyList<RowColumn> Columns { get; }

    public RowColumn Key { get; }

    public string Names => string.Join(", ", Columns.Select(c => c.Quoted));

    /// <summary>What becomes of a row that is there already.</summary>
    public string Otherwise
    {
        get
        {
            var changes = string.Join(", ", Columns.Where(c => c != Key).Select(c => $"{c.Quoted} = excluded.{c.Quoted}"));
            return changes.Length == 0 ? "nothing" : "update set " + changes;
        }
    }

    /// <summary>What the table is, whatever it is called; kept beside its checkpoint, so that a changed row type is noticed.</summary>
    public string Definition => string.Join("; ", [Content, .. _indexes.Select(IndexContent)]);

    /// <param name="generation">Keeps the names of indexes apart from those of the table beside, which keep theirs when it takes this one's place.</param>
    public string Create(long generation) => string.Join(
        ";\n",
        [$"create table {Table} {Content}", .. _indexes.Select(i => $"create index {Table}_{generation}_{string.Join('_', i)} on {Table} {IndexContent(i)}")]);

    private string Content => $"({string.Join(", ", Columns.Select(c => c.Definition))}, primary key (id))";

    private string IndexContent(IReadOnlyList<string> columns) =>
        $"({string.Join(", ", columns.Append("id").Select(c => RowColumn.Quote(c) + _store.NothingFirst))})";
}

/// <summary>One column of a row.</summary>
internal sealed class RowColumn(IProperty property, IReadStore store)
{
    private readonly RowGetter _getter = RowGetter.Of(property.PropertyInfo!);
    private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

    public string Property => property.Name;

    public string Name { get; } = property.GetColumnName();

    public string Quoted => Quote(Name);

    /// <summary>Its type in the database.</summary>
    public string Type { get; } = property.GetColumnType();

    /// <summary>The type of what is handed to the database; it can say nothing where the column can.</summary>
    public Type Stores { get; } = StoredType(property);

    public string Definition => $"{Quoted} {Type}{(Stores == typeof(string) ? store.TextCollation : "")}{(property.IsNullable ? "" : " not null")}";

    public object? ValueOf(object row) => Stored(_getter.ValueOf(row));

    public object? Stored(object? value) => _convert is null ? value : _convert(value);

    // A converter tells its type without the nothing that goes past it.
    private static Type StoredType(IProperty property)
    {
        var type = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return property.IsNullable && type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
    }

    // A column may be called like a word of SQL: "on".
    public static string Quote(string name) => $"\"{name}\"";
}
