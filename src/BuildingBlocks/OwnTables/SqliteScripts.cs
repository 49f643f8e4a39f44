using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.OwnTables;

/// <summary>Brings a SQLite file up to date by numbered scripts; <c>user_version</c> says how many have run.</summary>
internal static class SqliteScripts
{
    public static int Check(string file, int knows)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        return Check(connection, knows);
    }

    public static void Upgrade(string file, IReadOnlyList<SchemaScript> scripts)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWriteCreate);
        // secure_delete: what is deleted leaves nothing behind in the file.
        SqliteJournalSchema.Run(connection, "pragma journal_mode=wal; pragma secure_delete=on;");
        for (var next = Check(connection, scripts.Count); next < scripts.Count; next++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            SqliteJournalSchema.Run(connection, scripts[next].Sql);
            SqliteJournalSchema.Run(connection, $"pragma user_version = {next + 1}");
            transaction.Commit();
        }
    }

    private static int Check(SqliteConnection connection, int knows)
    {
        var has = Convert.ToInt32(SqliteJournalSchema.Scalar(connection, "pragma user_version"), CultureInfo.InvariantCulture);
        return has > knows ? throw new NewerSchemaException(has, knows) : has;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }
}
