using Npgsql;
using NpgsqlTypes;

namespace JinhuRedCross.Opponents;

/// <summary>What both PostgreSQL opponents share: the table, the pool, the parameters.</summary>
internal static class PostgresGifts
{
    /// <summary>The table's columns, in the order of <see cref="Bind"/>.</summary>
    public const string Columns =
        "id, campaign_id, donor_kind, donor_name, donor_phone, amount_fen, channel, transaction_number, given_at, received_at, publicity, receipt, message, recorded_at";

    private const string Table = """
        create table gift (
            id uuid primary key, campaign_id uuid not null, donor_kind smallint not null, donor_name text, donor_phone text, amount_fen bigint not null,
            channel smallint not null, transaction_number text, given_at timestamptz not null, received_at timestamptz not null,
            publicity smallint not null, receipt smallint not null, message text, recorded_at timestamptz not null,
            unique (channel, transaction_number))
        """;

    /// <summary>An empty schema of its own, and a pool whose statements are prepared on first use.</summary>
    /// <remarks>Thirty-two connections, unless the connection string says otherwise.</remarks>
    public static async Task<NpgsqlDataSource> Open(string connection, string schema, string furtherTables = "")
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { SearchPath = schema, MaxAutoPrepare = 16, AutoPrepareMinUsages = 1, MinPoolSize = 8 };
        if (!connection.Contains("Maximum Pool Size", StringComparison.OrdinalIgnoreCase)) settings.MaxPoolSize = 32;
        var source = new NpgsqlDataSourceBuilder(settings.ToString()).Build();
        await using var make = source.CreateCommand($"drop schema if exists {schema} cascade; create schema {schema}; {Table}; {furtherTables}");
        await make.ExecuteNonQueryAsync();
        return source;
    }

    public static void Bind(NpgsqlCommand command, Gift gift)
    {
        var to = command.Parameters;
        to.Add(new NpgsqlParameter<Guid> { TypedValue = gift.Id });
        to.Add(new NpgsqlParameter<Guid> { TypedValue = gift.CampaignId });
        to.Add(new NpgsqlParameter<short> { TypedValue = (short)gift.DonorKind });
        to.Add(Text(gift.DonorName));
        to.Add(Text(gift.DonorPhone));
        to.Add(new NpgsqlParameter<long> { TypedValue = gift.AmountFen });
        to.Add(new NpgsqlParameter<short> { TypedValue = (short)gift.Channel });
        to.Add(Text(gift.TransactionNumber));
        to.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = gift.GivenAt });
        to.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = gift.ReceivedAt });
        to.Add(new NpgsqlParameter<short> { TypedValue = (short)gift.Publicity });
        to.Add(new NpgsqlParameter<short> { TypedValue = (short)gift.Receipt });
        to.Add(Text(gift.Message));
        to.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = gift.RecordedAt });
    }

    private static NpgsqlParameter Text(string? text) => new() { Value = text ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
