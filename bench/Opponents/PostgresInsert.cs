using Npgsql;

namespace JinhuRedCross.Opponents;

/// <summary>Opponent (a): one INSERT a request.</summary>
internal sealed class PostgresInsert(NpgsqlDataSource source) : IGiftStore
{
    private const string Insert = $"insert into gift ({PostgresGifts.Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

    public static async Task<PostgresInsert> Open(string connection) => new(await PostgresGifts.Open(connection, "opponent_insert"));

    public async Task<Stored> Add(Gift gift, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Insert);
        PostgresGifts.Bind(command, gift);
        try
        {
            await command.ExecuteNonQueryAsync(cancel);
            return Stored.Yes;
        }
        catch (PostgresException known) when (known.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Stored.PaymentKnown;
        }
    }
}
