using Npgsql;

namespace JinhuRedCross.Opponents;

/// <summary>Opponent (b): keeps the campaign's total and number of gifts right in the same transaction, and takes nothing for a closed campaign.</summary>
/// <remarks>One statement, so one round trip while the campaign's row is locked.</remarks>
internal sealed class PostgresTotal(NpgsqlDataSource source) : IGiftStore
{
    private const string Table = "create table campaign (id uuid primary key, open boolean not null, gifts bigint not null, raised_fen bigint not null) with (fillfactor = 50)";

    private const string Receive = $"""
        with total as (update campaign set gifts = gifts + 1, raised_fen = raised_fen + $6 where id = $2 and open returning gifts)
        insert into gift ({PostgresGifts.Columns}) select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from total
        """;

    /// <param name="campaigns">The campaigns that take gifts.</param>
    public static async Task<PostgresTotal> Open(string connection, Guid[] campaigns)
    {
        var source = await PostgresGifts.Open(connection, "opponent_total", Table);
        await using var fill = source.CreateCommand("insert into campaign select id, true, 0, 0 from unnest($1) as id");
        fill.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = campaigns });
        await fill.ExecuteNonQueryAsync();
        return new(source);
    }

    public async Task<Stored> Add(Gift gift, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(Receive);
        PostgresGifts.Bind(command, gift);
        try
        {
            return await command.ExecuteNonQueryAsync(cancel) == 1 ? Stored.Yes : Stored.CampaignClosed;
        }
        catch (PostgresException known) when (known.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Stored.PaymentKnown;
        }
    }
}
