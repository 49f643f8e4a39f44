using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Tells other processes that the journal has grown, and hears it from them. What is not heard is found by asking: nothing rests on it.</summary>
/// <remarks>Never in the append's own transaction: that would let commits of the whole server wait for each other.</remarks>
internal sealed class PostgresNews(PostgresDatabase database)
{
    private const string Topic = "journal";
    private static readonly TimeSpan SafetyNet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);
    private readonly Channel<long> _grown = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private int _ownBackend;

    /// <summary>Returns at once.</summary>
    public void Tell(long last) => _grown.Writer.TryWrite(last);

    /// <summary>Tells and hears until it is cancelled; opens its connections anew whenever they break.</summary>
    public Task Run(Action<long> reached, ILogger logger, CancellationToken cancel) =>
        Task.WhenAll(Again(connection => Speak(connection, cancel), logger, cancel), Again(connection => Listen(connection, reached, cancel), logger, cancel));

    private async Task Again(Func<NpgsqlConnection, Task> work, ILogger logger, CancellationToken cancel)
    {
        await Task.Yield();
        var told = false;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenAlone(cancel);
                told = false;
                await work(connection);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                if (!told) logger.LogWarning("No news of the journal from other processes: {Reason}; trying again", failure.Message);
                if (!told && PostgresDatabase.IsCut(failure)) database.ForgetKept();
                told = true;
                await Task.Delay(AfterFailure, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Speak(NpgsqlConnection connection, CancellationToken cancel)
    {
        Volatile.Write(ref _ownBackend, connection.ProcessID);
        // A notification needs no disk.
        await using (var settings = new NpgsqlCommand("set synchronous_commit = off", connection)) await settings.ExecuteNonQueryAsync(cancel);
        await using var notify = new NpgsqlCommand($"select pg_notify('{Topic}', $1)", connection) { Parameters = { new() { Value = "" } } };
        while (await _grown.Reader.WaitToReadAsync(cancel))
        {
            if (!_grown.Reader.TryRead(out var last)) continue;
            notify.Parameters[0].Value = last.ToString(CultureInfo.InvariantCulture);
            await notify.ExecuteNonQueryAsync(cancel);
            await Task.Delay(Gathering, cancel);
        }
    }

    private async Task Listen(NpgsqlConnection connection, Action<long> reached, CancellationToken cancel)
    {
        var ofOthers = false;
        connection.Notification += (_, news) => ofOthers |= news.PID != Volatile.Read(ref _ownBackend);
        await using (var listen = new NpgsqlCommand($"listen {Topic}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        await using var newest = new NpgsqlCommand("select last from journal_head", connection);
        await newest.PrepareAsync(cancel);
        while (true)
        {
            // What a notification says is not trusted: anybody may send one.
            ofOthers = false;
            if (await newest.ExecuteScalarAsync(cancel) is long last) reached(last);
            var asked = Environment.TickCount64;
            while (!ofOthers && SafetyNet - TimeSpan.FromMilliseconds(Environment.TickCount64 - asked) is var rest && rest > TimeSpan.Zero)
                await connection.WaitAsync(rest, cancel);
        }
    }
}
