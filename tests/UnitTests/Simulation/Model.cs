using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>One kind of aggregate in the simulation: what clients ask of it, and what the journal makes of it.</summary>
internal interface IModel
{
    IReadOnlyList<StreamId> Streams { get; }

    Grain Make(Journal journal);

    /// <summary>A client does something.</summary>
    void Act();

    /// <summary>Takes in what one command has written, and checks that it might.</summary>
    void Take(IReadOnlyList<Recorded> records, byte[] fingerprint);

    /// <summary>Many requests are sent once more, and every aggregate is looked at.</summary>
    void AskAgain();
}

/// <inheritdoc cref="IModel"/>
internal abstract partial class Model<TAggregate, TEvent>(World world, string kind, int count) : IModel
    where TAggregate : class, IAggregate<TAggregate, TEvent>
    where TEvent : class
{
    private readonly List<Request<TAggregate, TEvent>> _requests = [];
    private readonly Dictionary<Guid, int> _timesSent = [];

    public IReadOnlyList<StreamId> Streams { get; } = [.. Enumerable.Range(1, count).Select(n => new StreamId(kind, world.NewId()))];

    protected World World { get; } = world;

    protected Random Random => World.Random;

    public abstract Grain Make(Journal journal);

    public void Act()
    {
        var stream = Streams[Random.Next(Streams.Count)];
        switch (Random.Next(100))
        {
            case < 12:
                SendLook(stream);
                break;
            case < 30 when _requests.Count > 0:
                Send(Earlier());
                break;
            case < 34 when _requests.Count > 0:
                Send(Keep(Draw(stream, NewCommand() with { Id = Earlier().Command.Id })));
                break;
            case < 40:
                Send(Keep(Draw(stream, NewCommand() with { DryRun = true })));
                break;
            case < 48:
                Send(Keep(Guarded(Draw(stream, NewCommand()))));
                break;
            case < 54:
                SendList([.. Enumerable.Range(0, 2 + Random.Next(6)).Select(_ => Random.Next(4) == 0 && _requests.Count > 0 ? Earlier() : Keep(Draw(stream, NewCommand())))]);
                break;
            default:
                Send(Keep(Draw(stream, NewCommand())));
                break;
        }
    }

    public void AskAgain()
    {
        foreach (var request in _requests.Where(_ => Random.Next(3) == 0)) Send(request);
        foreach (var stream in Streams) SendLook(stream);
    }

    /// <summary>Something that somebody might want of this aggregate now.</summary>
    protected abstract Request<TAggregate, TEvent> Draw(StreamId stream, Command command);

    protected abstract Task<(long Version, string Figures)> Look(Grain grain);

    /// <summary>What is compared of two states.</summary>
    protected abstract string FiguresOf(TAggregate state);

    /// <summary>What holds of every state.</summary>
    protected abstract void Holds(TAggregate state, IEnumerable<TEvent> history);

    /// <summary>Sends many requests in one call, where the grain has one for it.</summary>
    protected virtual Func<Grain, IReadOnlyList<Request<TAggregate, TEvent>>, Task<IReadOnlyList<Decided<TAggregate, TEvent>>>>? AskList => null;

    private Command NewCommand() => new(World.NewId(), World.NewId().ToByteArray()[..4], World.People[Random.Next(World.People.Count)]);

    // Mostly one of the newest, since those are still under way.
    private Request<TAggregate, TEvent> Earlier() => _requests[^(1 + Random.Next(Random.Next(3) > 0 ? Math.Min(8, _requests.Count) : _requests.Count))];

    private Request<TAggregate, TEvent> Keep(Request<TAggregate, TEvent> request)
    {
        _requests.Add(request);
        return request;
    }

    private Request<TAggregate, TEvent> Guarded(Request<TAggregate, TEvent> request)
    {
        var states = StatesOf(request.Stream);
        var now = (request.VersionOf is null ? states.Count - 1 : request.VersionOf(states[^1])) ?? 0;
        return request with { Command = request.Command with { IfMatch = [.. Enumerable.Range(0, 1 + Random.Next(2)).Select(_ => now + Random.Next(3) - 1)] } };
    }

    private void Send(Request<TAggregate, TEvent> request)
    {
        var sent = Note(request, World.ActivationOf(request.Stream));
        World.Send(sent.Activation, request.ToString(), () => request.Ask(sent.Activation.Grain, request.Command), answer => Judge(request, sent, answer));
    }

    private void SendList(IReadOnlyList<Request<TAggregate, TEvent>> requests)
    {
        var stream = requests[^1].Stream;
        requests = [.. requests.Where(r => r.Stream == stream && r.Content is not null && r.Command is { DryRun: false, IfMatch: null }).DistinctBy(r => r.Command.Id)];
        if (requests.Count == 0 || AskList is not { } ask) return;
        var activation = World.ActivationOf(stream);
        var sent = requests.Select(r => Note(r, activation)).ToList();
        World.Send(activation, $"list of {string.Join(", ", requests)}", () => ask(activation.Grain, requests), answers =>
        {
            foreach (var (i, answer) in answers.Index()) Judge(requests[i], sent[i], answer);
        });
    }

    private void SendLook(StreamId stream)
    {
        var activation = World.ActivationOf(stream);
        var since = ShownBy(activation, stream);
        World.Send(activation, $"look at {stream.Kind} {stream.Id.ToString()[..4]}", () => Look(activation.Grain), seen => Judge(stream, activation, since, seen));
    }

    private Sent Note(Request<TAggregate, TEvent> request, Activation activation)
    {
        _timesSent[request.Command.Id] = _timesSent.GetValueOrDefault(request.Command.Id) + 1;
        return new(activation, AcknowledgedOf(request.Stream), World.Disk.Rows.Count, Find(request) is not null);
    }
}
