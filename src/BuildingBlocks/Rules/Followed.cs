using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>One small aggregate that every silo holds in memory, for decisions that may not wait: loaded before the silo takes calls, and followed from then on.</summary>
/// <remarks>On the silo that decided a change it is known with the answer; on others within a second.</remarks>
public sealed class Followed<TAggregate, TEvent> : BackgroundService
    where TAggregate : class, IAggregate<TAggregate, TEvent>
    where TEvent : class
{
    private const int PageSize = 1000;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private readonly Journal.Journal _journal;
    private readonly StreamId _stream;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private Seen _seen = new(TAggregate.Initial, 0);
    private bool _away;

    internal Followed(Journal.Journal journal, StreamId stream, ILogger log) => (_journal, _stream, _log) = (journal, stream, log);

    /// <summary>The newest that is known here; durable.</summary>
    public TAggregate Newest => Volatile.Read(ref _seen).State;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CatchUp(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads what others have written.</summary>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    internal async Task CatchUp(CancellationToken cancel)
    {
        while (true)
        {
            var (state, version) = Volatile.Read(ref _seen);
            var page = await _journal.ReadStream(_stream, version, PageSize, cancel);
            if (page.Count > 0) Learn(page.Aggregate(state, (s, r) => s.Apply((TEvent)r.Event)), page[^1].Version);
            if (page.Count < PageSize) return;
        }
    }

    /// <summary>Takes over a state that is durable, unless a newer one is known.</summary>
    public void Learn(TAggregate state, long version)
    {
        lock (_gate)
        {
            if (version > _seen.Version) Volatile.Write(ref _seen, new(state, version));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, _journal.Clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await CatchUp(stoppingToken);
                _away = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException away)
            {
                // What is known goes on holding; said once, not each second.
                if (!_away) _log.LogWarning(away, "{Stream} cannot be followed for the moment", _stream);
                _away = true;
            }
        }
    }

    private sealed record Seen(TAggregate State, long Version);
}
