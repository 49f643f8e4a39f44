using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.Extensions.Logging.Abstractions;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>One process over the disk: its journal, its grains, its follower and its sealer, all of them the real ones.</summary>
internal sealed class Silo : IDisposable
{
    private readonly Func<StreamId, Journal, Grain> _makeGrain;
    private readonly Turns _own;
    private readonly Sealer _sealer;
    private readonly Task<bool> _opening;
    private readonly Subscription? _subscription;
    private readonly Dictionary<StreamId, Activation> _activations = [];
    private readonly List<Turns> _turns;

    public Silo(string name, Disk disk, EventCodec codec, JournalKeys keys, TimeProvider clock, Func<StreamId, Journal, Grain> makeGrain, Lists? lists, Action<StoreCall> called)
    {
        Name = name;
        _makeGrain = makeGrain;
        _own = new(name);
        _turns = [_own];
        var store = new SimulatedStore(name, disk, called);
        Journal = new(store, codec, keys, clock, NullLogger.Instance);
        _sealer = new(Journal, store, new(Journal), NullLogger<Sealer>.Instance);
        Reads = lists?.Open(Journal, clock);
        if (Reads is not null) _subscription = new(Reads, Journal, clock, NullLogger<Subscription>.Instance);
        _opening = _own.Run(async () =>
        {
            await Journal.Open(_own, default);
            return true;
        });
    }

    public string Name { get; }

    public Journal Journal { get; }

    public ReadSide? Reads { get; }

    public bool IsUp => _opening.IsCompletedSuccessfully;

    public bool CouldNotStart => _opening.IsFaulted;

    public IEnumerable<Turns> Ready => _turns.Where(t => t.Any);

    public Activation Wake(StreamId stream)
    {
        if (_activations.TryGetValue(stream, out var awake)) return awake;
        var woken = _activations[stream] = Activation.Of(stream, () => _makeGrain(stream, Journal), Name);
        _turns.Add(woken.Turns);
        return woken;
    }

    /// <summary>Deactivates the grains that have nothing to do.</summary>
    public void LetSleep()
    {
        foreach (var (stream, activation) in _activations.ToList())
        {
            if (activation.Unanswered > 0 || activation.Turns.Any) continue;
            _activations.Remove(stream);
            _turns.Remove(activation.Turns);
        }
    }

    public Task<bool> Seal() => _own.Run(() => _sealer.TrySealAll(CancellationToken.None));

    /// <summary>Brings the lists up to the newest record that this silo knows; false when the store was away.</summary>
    public Task<bool> Follow() => _own.Run(async () =>
    {
        try
        {
            await _subscription!.CatchUp(CancellationToken.None);
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    });

    public void Dispose()
    {
        _sealer.Dispose();
        _subscription?.Dispose();
    }
}
