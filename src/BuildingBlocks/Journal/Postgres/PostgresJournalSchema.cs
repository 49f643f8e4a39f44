using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>The journal's tables, and which keys belong to it.</summary>
internal static class PostgresJournalSchema
{
    private const string Journal = "journal";

    private static readonly SchemaScript[] Scripts = [SchemaScript.Embedded("JournalScripts.Postgres", "001-journal.sql")];

    /// <summary>Makes or upgrades the tables, and makes the keys where the journal is new. Two processes that start at once do it one after the other.</summary>
    /// <exception cref="DatabaseRefusedException">The database cannot be reached.</exception>
    /// <exception cref="JournalKeysMissingException">The journal was written with keys that are not in the folder.</exception>
    public static JournalKeys Open(PostgresDatabase database, string keyFolder)
    {
        using var connection = database.OpenAlone();
        Prepare(connection);
        var known = KeysOf(connection);
        var keys = JournalKeys.Open(keyFolder, journalIsNew: known.Count == 0);
        keys.Check(known);
        foreach (var number in keys.Numbers)
        {
            using var add = new NpgsqlCommand("insert into journal_keys (number, fingerprint) values ($1, $2) on conflict do nothing", connection)
            {
                Parameters = { new() { Value = (int)number }, new() { Value = keys.FingerprintOf(number) } },
            };
            add.ExecuteNonQuery();
        }

        return keys;
    }

    /// <summary>Makes or upgrades the tables and nothing else. The connection keeps the schema to itself until it is closed.</summary>
    /// <param name="area">Another journal's place in the same database: the schema that the connection is set to, which is made too.</param>
    public static void Prepare(NpgsqlConnection connection, string? area = null)
    {
        PostgresSchema.Lock(connection);
        if (area is not null) PostgresSchema.Make(connection, area);
        PostgresSchema.Upgrade(connection, area ?? Journal, Scripts);
    }

    /// <summary>Whether the tables are there.</summary>
    public static bool IsThere(NpgsqlConnection connection, string? area = null) => PostgresSchema.Check(connection, area ?? Journal, Scripts.Length) > 0;

    /// <exception cref="InvalidDataException">There is no journal in this database.</exception>
    public static void Check(NpgsqlConnection connection, string? area = null)
    {
        if (PostgresSchema.Check(connection, area ?? Journal, Scripts.Length) == 0) throw new InvalidDataException("数据库里没有日志 (there is no journal in this database)");
    }

    public static List<(byte Number, byte[] Fingerprint)> KeysOf(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select number, fingerprint from journal_keys", connection);
        using var reader = command.ExecuteReader();
        var keys = new List<(byte, byte[])>();
        while (reader.Read()) keys.Add((checked((byte)reader.GetInt32(0)), reader.GetFieldValue<byte[]>(1)));
        return keys;
    }
}
