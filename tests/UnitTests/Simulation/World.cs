using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.UnitTests.Fundraising;
using JinhuRedCross.UnitTests.Journaling;
using Microsoft.Extensions.Time.Testing;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Silos, clients, a disk and a clock on one thread: whatever happens next is chosen by the seed.</summary>
internal sealed partial class World : IDisposable
{
    private readonly FakeTimeProvider _clock = new(Scenarios.Now);
    private readonly EventCodec _codec;
    private readonly JournalKeys _keys;
    private readonly Lists? _lists;
    private readonly Silo?[] _silos;
    private readonly List<StoreCall> _calls = [];
    private readonly List<Waiting> _waiting = [];
    private readonly List<IModel> _models;
    private int _away;

    public World(int seed, JournalKeys keys, Flaw flaw = Flaw.None, bool withLists = false)
    {
        Random = new(seed);
        Plan = new(Random);
        IsCalm = Plan.IsPerfect;
        _keys = keys;
        _codec = new(new([typeof(Purse).Assembly, typeof(Campaign).Assembly]), keys);
        _lists = withLists ? new() : null;
        _silos = new Silo?[Plan.TwoSilos ? 2 : 1];
        Disk = new(NewId(), flaw);
        _models = [.. new IModel[] { new Purses(this), new Campaigns(this) }.Where((_, i) => Plan.Kinds > 1 || Plan.Kinds == i)];
        Tell($"Plan: {Plan}");
    }

    public Random Random { get; }

    public Plan Plan { get; }

    public Disk Disk { get; }

    public Names Names { get; } = new();

    public IReadOnlyList<string> People { get; } = [Scenarios.Asker, Scenarios.Approver];

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Nothing fails any more, and what is under way comes to its end.</summary>
    public bool IsSettling { get; private set; }

    /// <summary>Nothing has failed since the first of those who now wait began.</summary>
    public bool IsCalm { get; private set; }

    /// <summary>What happened, step by step.</summary>
    public List<string> Told { get; } = [];

    private sealed record Waiting(Task Answer, string What, Activation? Activation, Silo Silo, Action Judge);

    public void Tell(string what) => Told.Add(what);

    public Guid NewId()
    {
        var bytes = new byte[16];
        Random.NextBytes(bytes);
        return new(bytes);
    }

    /// <summary>Where a request to this stream goes now.</summary>
    public Activation ActivationOf(StreamId stream)
    {
        var up = _silos.Where(s => s is { IsUp: true }).ToList();
        return (IsSettling ? up[0] : up[Random.Next(up.Count)])!.Wake(stream);
    }

    public void Send<T>(Activation activation, string what, Func<Task<T>> ask, Action<T> judge)
    {
        Tell($"> {what} at {activation.Turns.Name}");
        activation.Unanswered++;
        Await(activation.Turns.Run(ask), what, activation, _silos.Single(s => s?.Ready.Contains(activation.Turns) == true)!, judge);
    }

    /// <summary>One thing happens; then everything that must hold at any moment is checked.</summary>
    public void Step()
    {
        Happen();
        Check();
    }

    public void Dispose()
    {
        foreach (var silo in _silos) silo?.Dispose();
        _lists?.Dispose();
    }

    private void Await<T>(Task<T> answer, string what, Activation? activation, Silo silo, Action<T> judge) => _waiting.Add(new(answer, what, activation, silo, () =>
    {
        if (answer.IsCompletedSuccessfully) judge(answer.GetAwaiter().GetResult());
        else if (answer.Exception?.InnerException is not JournalUnavailableException || IsCalm) throw answer.Exception!.InnerException!;
        else Tell($"  {what}: the store is away");
    }));

    private void Happen()
    {
        var ready = _silos.SelectMany(s => s?.Ready ?? []).ToList();
        var up = _silos.Count(s => s is { IsUp: true });
        (int Weight, Action Act)[] choices =
        [
            (ready.Count > 0 ? 100 : 0, () => ready[Random.Next(ready.Count)].TakeOne()),
            (_calls.Count > 0 ? Plan.Moves * 10 : 0, Move),
            (up > 0 && !IsSettling && _waiting.Count < Plan.Most ? Plan.Requests * 10 : 0, () => _models[Random.Next(_models.Count)].Act()),
            (_silos.Contains(null) ? 20 : 0, Start),
            (IsSettling ? 0 : 5, () => _clock.Advance(TimeSpan.FromMilliseconds(Random.Next(1, 60_000)))),
            (up > 0 && !IsSettling ? 4 : 0, Follow),
            (up > 0 && !IsSettling ? 4 : 0, Seal),
            (IsSettling ? 0 : Plan.Crash, Crash),
            (IsSettling ? 0 : Plan.GoesAway, GoAway),
            (IsSettling ? 0 : Plan.LetsSleep, LetSleep),
        ];
        var chosen = Random.Next(choices.Sum(c => c.Weight));
        foreach (var (weight, act) in choices)
        {
            if ((chosen -= weight) >= 0) continue;
            act();
            return;
        }
    }

    /// <summary>What became of the records, the rest of the way to <see cref="Seeds"/>' comparison of two runs.</summary>
    public IEnumerable<string> History() => Disk.Rows.Select(r => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Position} {r.Stream} {r.Version} {r.Name} {Hex(r.Command)} {Hex(r.Fingerprint)} {r.Actor} {r.At} {Spec.Text(Decode(r).Event)}"));

    private static string Hex(byte[]? bytes) => bytes is null ? "-" : Convert.ToHexStringLower(bytes);

    private Recorded Decode(JournalRow row)
    {
        var stream = StreamId.Parse(row.Stream);
        var happened = _codec.Decode(row.Name, row.Data, row.Private, stream, row.Version);
        return new(row.Position, stream, row.Version, happened, row.Actor, StoredMoment.Read(row.At), row.Command is { } id ? new Guid(id, bigEndian: true) : null);
    }
}
