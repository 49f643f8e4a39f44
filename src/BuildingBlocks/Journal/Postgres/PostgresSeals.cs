using JinhuRedCross.BuildingBlocks.Journal.Seals;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Seals and leaves beside the journal.</summary>
internal static class PostgresSeals
{
    internal const string Columns = "select size, root, at, signature, frontier from seals";
    internal const string LeafColumns = "select position, stream, content from leaves";

    /// <returns>False where another process has sealed these records.</returns>
    public static async Task<bool> Save(NpgsqlDataSource source, IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("insert into leaves (position, stream, content) select * from unnest($1, $2, $3)")
        {
            Parameters =
            {
                new() { Value = leaves.Select(l => l.Position).ToArray() },
                new() { Value = leaves.Select(l => l.Stream).ToArray() },
                new() { Value = leaves.Select(l => l.Content).ToArray() },
            },
        });
        batch.BatchCommands.Add(new("insert into seals (size, root, at, signature, frontier) values ($1, $2, $3, $4, $5)")
        {
            Parameters = { new() { Value = seal.Size }, new() { Value = seal.Root }, new() { Value = seal.At }, new() { Value = seal.Signature }, new() { Value = seal.Frontier } },
        });
        try
        {
            // One batch is one transaction.
            await batch.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    public static StoredSeal Read(NpgsqlDataReader reader) =>
        new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4));

    public static Leaf ReadLeaf(NpgsqlDataReader reader) => new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2));
}
