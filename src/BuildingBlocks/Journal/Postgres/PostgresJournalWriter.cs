using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Appends on a connection of its own, which is made anew after each failure.</summary>
internal sealed class PostgresJournalWriter(PostgresDatabase database, JournalKeys keys, AppendFence? fence) : IAsyncDisposable
{
    private const int MostAttempts = 5;

    // Repeats and second claims come in swarms: for a while it is cheaper to ask first.
    private static readonly TimeSpan Wariness = TimeSpan.FromSeconds(10);

    // Whatever the server is set to: durable, each statement on the newest state, and always by index, since plans are kept while tables grow.
    private const string Settings = """
        set default_transaction_isolation = 'read committed'; set plan_cache_mode = force_generic_plan;
        set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
        """;

    private NpgsqlConnection? _connection;
    private PostgresAppendStatement? _append;
    private string? _fence;
    private long _waryUntil = long.MinValue;

    /// <returns>What became of each, and the last position that was written; 0 where none was.</returns>
    public async Task<(IReadOnlyList<AppendResult> Results, long Last)> Write(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        try
        {
            var (appends, last) = (new PostgresBatch(batch), 0L);
            var askFirst = Environment.TickCount64 < _waryUntil;
            while (!appends.IsDone)
            {
                last = Math.Max(last, await WritePart(appends, appends.Take(), askFirst, cancel));
                askFirst = true;
            }

            return (appends.Results, last);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _append?.Dispose();
        if (_connection is { } open) await open.DisposeAsync();
        (_append, _connection) = (null, null);
    }

    private async Task<long> WritePart(PostgresBatch appends, List<Append> part, bool askFirst, CancellationToken cancel)
    {
        if (_connection is null || _append is null || _fence != fence?.Query) await Open(cancel);
        for (var attempt = 1; ; attempt++)
        {
            if (askFirst) part = appends.Judge(part, await PostgresProbe.Ask(_connection!, part, cancel));
            if (part.Count == 0) return 0;
            if (await _append!.Run(part, cancel) is { } last) return appends.Written(part, last);
            await RefuseWhenGivenUp(cancel);
            askFirst = true;
            _waryUntil = Environment.TickCount64 + (long)Wariness.TotalMilliseconds;
            if (attempt == MostAttempts) throw new InvalidOperationException("The journal refuses appends that nothing stands against; run verify");
        }
    }

    private async Task RefuseWhenGivenUp(CancellationToken cancel)
    {
        if (_fence is null) return;
        await using var ask = new NpgsqlCommand(_fence, _connection);
        if (await ask.ExecuteScalarAsync(cancel) is null) throw new GivenUpException();
    }

    private async Task Open(CancellationToken cancel)
    {
        await DisposeAsync();
        _connection = await database.OpenAlone(cancel);
        await using (var settings = new NpgsqlCommand(Settings, _connection)) await settings.ExecuteNonQueryAsync(cancel);
        _fence = fence?.Query;
        _append = new(_connection, keys, _fence);
        await _append.Prepare(cancel);
    }
}
