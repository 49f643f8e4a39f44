using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>The journal's tables, and which keys belong to it.</summary>
internal static class PostgresJournalSchema
{
    private const string Area = "journal";

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
    public static void Prepare(NpgsqlConnection connection)
    {
        PostgresSchema.Lock(connection);
        PostgresSchema.Upgrade(connection, Area, Scripts);
    }

    /// <summary>Whether the tables are there.</summary>
    public static bool IsThere(NpgsqlConnection connection) => PostgresSchema.Check(connection, Area, Scripts.Length) > 0;

    /// <exception cref="InvalidDataException">There is no journal in this database.</exception>
    public static void Check(NpgsqlConnection connection)
    {
        if (PostgresSchema.Check(connection, Area, Scripts.Length) == 0) throw new InvalidDataException("数据库里没有日志 (there is no journal in this database)");
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
