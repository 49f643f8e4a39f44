using System.Globalization;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>Opens journal.db and brings its tables up to date by numbered additive scripts.</summary>
internal static class SqliteJournalSchema
{
    private static readonly string[] Scripts = ["001-journal.sql"];

    public static SqliteConnection OpenForWriting(string file, bool mayCreate)
    {
        var mode = mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            Run(connection, "pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on; pragma cache_size=-32000;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="NewerSchemaException">A newer version of the program has written this journal.</exception>
    public static int CheckVersion(SqliteConnection connection)
    {
        var has = Convert.ToInt32(Scalar(connection, "pragma user_version"), CultureInfo.InvariantCulture);
        return has > Scripts.Length ? throw new NewerSchemaException(has, Scripts.Length) : has;
    }

    /// <exception cref="NewerSchemaException">See <see cref="CheckVersion"/>.</exception>
    public static void Upgrade(SqliteConnection connection)
    {
        var has = CheckVersion(connection);
        for (var next = has; next < Scripts.Length; next++)
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, ReadScript(Scripts[next]));
            if (next == 0) Begin(connection);
            Run(connection, $"pragma user_version = {next + 1}");
            transaction.Commit();
        }
    }

    public static Guid IdentityOf(SqliteConnection connection) => Guid.Parse((string)Scalar(connection, "select id from journal_identity")!, CultureInfo.InvariantCulture);

    /// <exception cref="JournalKeysMissingException">See <see cref="JournalKeys.Check"/>.</exception>
    public static void RememberKeys(SqliteConnection connection, JournalKeys keys)
    {
        keys.Check(KeysOf(connection));
        foreach (var number in keys.Numbers)
        {
            using var add = connection.CreateCommand();
            add.CommandText = "insert or ignore into journal_keys (number, fingerprint) values ($number, $fingerprint)";
            add.Parameters.AddWithValue("$number", number);
            add.Parameters.AddWithValue("$fingerprint", keys.FingerprintOf(number));
            add.ExecuteNonQuery();
        }
    }

    private static List<(byte Number, byte[] Fingerprint)> KeysOf(SqliteConnection connection)
    {
        using var known = connection.CreateCommand();
        known.CommandText = "select number, fingerprint from journal_keys";
        using var reader = known.ExecuteReader();
        var keys = new List<(byte, byte[])>();
        while (reader.Read()) keys.Add((reader.GetByte(0), reader.GetFieldValue<byte[]>(1)));
        return keys;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Begin(SqliteConnection connection)
    {
        using var begin = connection.CreateCommand();
        begin.CommandText = "insert into journal_head (only, last, sum) values (1, 0, zeroblob(32)); insert into journal_identity (only, id) values (1, $id);";
        begin.Parameters.AddWithValue("$id", Guid.CreateVersion7().ToString());
        begin.ExecuteNonQuery();
    }

    private static string ReadScript(string name)
    {
        using var stream = typeof(SqliteJournalSchema).Assembly.GetManifestResourceStream($"JournalScripts.{name}")
            ?? throw new InvalidOperationException($"Script {name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>The data was written by a newer version; an older one must not touch it.</summary>
public sealed class NewerSchemaException(int has, int knows)
    : Exception($"数据由更新的版本写成（结构 {has}，本程序只认识到 {knows}）；请使用新版本程序。(The data was written by a newer version: schema {has}, this program knows {knows}.)");
