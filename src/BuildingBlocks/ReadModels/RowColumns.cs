using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>What EF Core knows of a row type, as the statements that make its table and write its rows.</summary>
internal sealed class RowColumns
{
    private readonly string _table;
    private readonly Column[] _columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> _indexes;

    public RowColumns(ReadDbContext context, ReadModel model)
    {
        _table = model.Table.FullName;
        _columns = [.. context.Model.FindEntityType(model.Row)!.GetProperties().Select(p => new Column(p))];
        var names = _columns.ToDictionary(c => c.Property, c => c.Name);
        _indexes = [.. model.Table.Indexes.Select(i => (IReadOnlyList<string>)[.. i.Select(property => names[property])])];
    }

    public string DropTable => $"drop table if exists {_table}";

    /// <summary>Makes the table; kept beside its checkpoint, so that a changed row type is noticed.</summary>
    public string CreateTable => string.Join(";\n", [TableText, .. _indexes.Select(IndexText)]);

    public DbCommand Upsert(DbConnection connection)
    {
        var names = string.Join(", ", _columns.Select(c => c.Quoted));
        var values = string.Join(", ", _columns.Select(c => "@" + c.Name));
        var changes = string.Join(", ", _columns.Where(c => c.Name != "id").Select(c => $"{c.Quoted} = excluded.{c.Quoted}"));
        var otherwise = changes.Length == 0 ? "nothing" : "update set " + changes;
        var command = connection.CreateCommand();
        command.CommandText = $"insert into {_table} ({names}) values ({values}) on conflict (id) do {otherwise}";
        foreach (var column in _columns) command.Add("@" + column.Name, null);
        return command;
    }

    public DbCommand Delete(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"delete from {_table} where id = @id";
        command.Add("@id", null);
        return command;
    }

    public void Bind(DbCommand upsert, object row)
    {
        for (var i = 0; i < _columns.Length; i++) upsert.Parameters[i].Value = _columns[i].ValueOf(row);
    }

    public void BindKey(DbCommand delete, Guid key) =>
        delete.Parameters[0].Value = Array.Find(_columns, c => c.Name == "id")!.Stored(key);

    private string TableText => $"create table {_table} ({string.Join(", ", _columns.Select(c => c.Definition))}, primary key (id))";

    private string IndexText(IReadOnlyList<string> columns) =>
        $"create index {_table}_{string.Join('_', columns)} on {_table} ({string.Join(", ", columns.Append("id").Select(Quote))})";

    // A column may be called like a word of SQL: "on".
    private static string Quote(string name) => $"\"{name}\"";

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

        public string Property => property.Name;

        public string Name { get; } = property.GetColumnName();

        public string Quoted => Quote(Name);

        public string Definition => $"{Quoted} {property.GetColumnType()}{(property.IsNullable ? "" : " not null")}";

        public object ValueOf(object row) => Stored(_getter.GetClrValue(row));

        public object Stored(object? value) => (_convert is null ? value : _convert(value)) ?? DBNull.Value;
    }
}
