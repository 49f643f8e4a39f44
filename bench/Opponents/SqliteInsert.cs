using Microsoft.Data.Sqlite;

namespace JinhuRedCross.Opponents;

/// <summary>Opponent (c): one INSERT a request, each its own durable transaction, on one connection with a prepared statement.</summary>
/// <remarks>SQLite takes one writer at a time; waiting for a turn here is cheaper than meeting its lock.</remarks>
internal sealed class SqliteInsert(SqliteCommand insert) : IGiftStore, IDisposable
{
    private const int ConstraintUnique = 2067;
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static SqliteInsert Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var make = connection.CreateCommand();
        make.CommandText = """
            pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32000;
            create table gift (
                id blob primary key, campaign_id blob not null, donor_kind integer not null, donor_name text, donor_phone text, amount_fen integer not null,
                channel integer not null, transaction_number text, given_at integer not null, received_at integer not null,
                publicity integer not null, receipt integer not null, message text, recorded_at integer not null,
                unique (channel, transaction_number)) without rowid
            """;
        make.ExecuteNonQuery();
        var insert = connection.CreateCommand();
        insert.CommandText = "insert into gift values (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)";
        for (var i = 0; i < 14; i++) insert.Parameters.Add(new SqliteParameter { ParameterName = "@" + i });
        insert.Prepare();
        return new(insert);
    }

    public async Task<Stored> Add(Gift gift, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            object?[] values =
            [
                gift.Id.ToByteArray(bigEndian: true), gift.CampaignId.ToByteArray(bigEndian: true), (long)gift.DonorKind, gift.DonorName, gift.DonorPhone, gift.AmountFen, (long)gift.Channel,
                gift.TransactionNumber, gift.GivenAt.UtcTicks, gift.ReceivedAt.UtcTicks, (long)gift.Publicity, (long)gift.Receipt, gift.Message, gift.RecordedAt.UtcTicks,
            ];
            for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
            return Stored.Yes;
        }
        catch (SqliteException known) when (known.SqliteExtendedErrorCode == ConstraintUnique)
        {
            return Stored.PaymentKnown;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        insert.Connection?.Dispose();
        _turn.Dispose();
    }
}
