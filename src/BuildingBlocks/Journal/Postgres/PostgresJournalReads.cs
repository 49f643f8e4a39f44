using System.Collections;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Reads of the journal, each on a connection of the pool.</summary>
internal sealed class PostgresJournalReads(NpgsqlDataSource source)
{
    internal const string Columns = "select position, stream, version, name, data, private, command, fingerprint, actor, at from journal";

    public async Task<Guid> Identity(CancellationToken cancel) =>
        Guid.Parse((await First("select id from journal_identity", r => r.GetString(0), cancel)) ?? throw new InvalidDataException("journal_identity is empty"));

    public async Task<JournalHead> Head(CancellationToken cancel) =>
        await First("select last, sum from journal_head", ReadHead, cancel) ?? throw new InvalidDataException("journal_head is empty");

    public Task<long> Newest(CancellationToken cancel) => First("select last from journal_head", r => r.GetInt64(0), cancel);

    public Task<IReadOnlyList<JournalRow>> Stream(StreamId stream, long afterVersion, int limit, CancellationToken cancel) =>
        All($"{Columns} where stream = $1 and version > $2 order by version limit $3", Read, cancel, stream.ToString(), afterVersion, limit);

    public Task<IReadOnlyList<JournalRow>> After(long position, int limit, CancellationToken cancel) =>
        All($"{Columns} where position > $1 order by position limit $2", Read, cancel, position, limit);

    /// <remarks>The id stands on a command's first event; those behind it without one are of the same command.</remarks>
    public Task<IReadOnlyList<JournalRow>> OfCommand(Guid command, CancellationToken cancel)
    {
        const string First = "select stream, version from journal where command = $1";
        const string Next = "select version from journal where stream = f.stream and version > f.version and command is not null order by version limit 1";
        const string OfFirst = $"from ({First}) f join journal j on j.stream = f.stream and j.version >= f.version and j.version < coalesce(({Next}), 9223372036854775807)";
        return All($"select j.position, j.stream, j.version, name, data, private, command, fingerprint, actor, at {OfFirst} order by j.version", Read, cancel, command.ToByteArray(bigEndian: true));
    }

    /// <summary>Of the index alone.</summary>
    public Task<IReadOnlyList<Guid>> Commands(Guid after, int limit, CancellationToken cancel) =>
        All("select command from journal where command > $1 order by command limit $2", r => new Guid(r.GetFieldValue<byte[]>(0), bigEndian: true), cancel, after.ToByteArray(bigEndian: true), limit);

    public async Task<(StreamId Stream, long Version)?> Claim(byte[] name, CancellationToken cancel) =>
        await All("select stream, version from claims where name = $1", r => (StreamId.Parse(r.GetString(0)), r.GetInt64(1)), cancel, name) is [var holder] ? holder : null;

    public async Task<T?> First<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values) =>
        await All(sql, read, cancel, values) is [var first, ..] ? first : default;

    public async Task<IReadOnlyList<T>> All<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        try
        {
            return await Ask(sql, read, values, cancel);
        }
        catch (NpgsqlException cut) when (PostgresDatabase.IsCut(cut))
        {
            source.Clear();
            return await Ask(sql, read, values, cancel);
        }
    }

    private async Task<IReadOnlyList<T>> Ask<T>(string sql, Func<NpgsqlDataReader, T> read, object[] values, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    internal static JournalRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
        Blob(reader, 5), Blob(reader, 6), Blob(reader, 7), reader.GetString(8), reader.GetString(9));

    internal static JournalHead ReadHead(NpgsqlDataReader reader) => new(reader.GetInt64(0), Bits.ToBytes(reader.GetFieldValue<BitArray>(1)));

    private static byte[]? Blob(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}

/// <summary>Bytes as PostgreSQL's <c>bit(n)</c>, which it can combine; its first bit is the highest of the first byte.</summary>
internal static class Bits
{
    public static BitArray Of(ReadOnlySpan<byte> bytes)
    {
        var bits = new BitArray(bytes.Length * 8);
        for (var i = 0; i < bits.Length; i++) bits[i] = (bytes[i / 8] & (0x80 >> (i % 8))) != 0;
        return bits;
    }

    public static byte[] ToBytes(BitArray bits)
    {
        var bytes = new byte[bits.Length / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i]) bytes[i / 8] |= (byte)(0x80 >> (i % 8));
        }

        return bytes;
    }
}
