using JinhuRedCross.BuildingBlocks.Journal;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <content>What is durable: each state that each stream was ever in, and the commands that stand.</content>
internal abstract partial class Model<TAggregate, TEvent>
{
    private readonly Dictionary<StreamId, List<TAggregate>> _states = [];
    private readonly Dictionary<StreamId, List<TEvent>> _events = [];
    private readonly Dictionary<Guid, Standing<TAggregate, TEvent>> _standing = [];
    private readonly Dictionary<StreamId, long> _acknowledged = [];

    /// <summary>The states of a stream; the index is the version.</summary>
    protected List<TAggregate> StatesOf(StreamId stream) => _states.TryGetValue(stream, out var states) ? states : _states[stream] = [TAggregate.Initial];

    public void Take(IReadOnlyList<Recorded> records, byte[] fingerprint)
    {
        var first = records[0];
        var states = StatesOf(first.Stream);
        var request = _requests.FirstOrDefault(r => r.Command.Id == first.Command && r.Command.SameRequestAs(fingerprint) && r.Stream == first.Stream);
        Assert.True(request is not null, "nobody asked for what was written");
        Assert.False(request.Command.DryRun, $"a dry run was written: {request}");
        Assert.True(_standing.TryAdd(request.Command.Id, new(request, records)), $"it stands twice: {request}");

        // The same decision on the state that the journal had: whoever decided on anything else is found out here.
        var decision = request.On(states[^1], states.Count - 1, first.At);
        Assert.True(decision.Error is null, $"it stands and might not: {request}: {decision.Error?.Code}");
        Assert.Equal(decision.Events.Select(e => Spec.Text(e)), records.Select(r => Spec.Text(r.Event)));
        Assert.All(records, r => Assert.Equal((request.Command.Actor, first.At), (r.Actor, r.At)));
        World.Names.Take(decision.Claims, first);
        var events = _events.TryGetValue(first.Stream, out var known) ? known : _events[first.Stream] = [];
        foreach (var record in records)
        {
            Assert.Equal(states.Count, record.Version);
            states.Add(states[^1].Apply((TEvent)record.Event));
            events.Add((TEvent)record.Event);
        }

        Holds(states[^1], events);
    }

    /// <summary>What stands of exactly this request; null when it never happened.</summary>
    private Standing<TAggregate, TEvent>? Find(Request<TAggregate, TEvent> request) =>
        _standing.TryGetValue(request.Command.Id, out var found) && found.Request.IsSameAs(request.Command) && found.Request.Stream == request.Stream ? found : null;

    /// <summary>What nothing that is decided may be older than: a no, a dry run and "nothing to do" look into the journal first, on whichever silo.</summary>
    private long AcknowledgedOf(StreamId stream) => _acknowledged.GetValueOrDefault(stream);

    /// <summary>What a read may not be older than: on a silo that is cut off it may be some seconds old.</summary>
    private long ShownBy(Activation activation, StreamId stream) => World.Plan.IsStrict ? AcknowledgedOf(stream) : activation.Shown;

    private void Acknowledge(StreamId stream, Activation activation, long version, bool fromItsState)
    {
        Assert.True(version < StatesOf(stream).Count, $"version {version} was told, and {StatesOf(stream).Count - 1} is durable");
        _acknowledged[stream] = Math.Max(_acknowledged.GetValueOrDefault(stream), version);
        if (fromItsState) activation.Shown = Math.Max(activation.Shown, version);
    }
}
