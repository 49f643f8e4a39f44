using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Telemetry;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>An event as it goes to disk.</summary>
internal sealed record StoredEvent(object Event, string Name, string Data, byte[]? Private);

/// <summary>A claim as it goes to disk.</summary>
internal sealed record StoredClaim(byte[] Name, Claim Claim);

internal enum AppendOutcome
{
    Committed,

    /// <summary>A name is held by somebody else.</summary>
    Taken,

    /// <summary>The command stands in the journal already.</summary>
    Repeated,

    /// <summary>The stream has moved on: another activation wrote.</summary>
    Conflict,

    /// <summary>An earlier append of the lane was refused, so this one was not tried.</summary>
    Behind,

    /// <summary>The store failed: nobody knows whether it was written.</summary>
    Unknown,

    /// <summary>This process may not write any more: nothing was written, nor will be.</summary>
    GivenUp,
}

/// <summary>What the store says of one append.</summary>
/// <param name="Claim">The claim that was taken, with the place of its holder; of one behind, a claim that is taken as well.</param>
internal readonly record struct AppendResult(AppendOutcome Outcome, long Position = 0, Claim? Claim = null, StreamId Holder = default, long HolderVersion = 0);

/// <summary>The appends that one activation has queued, each resting on the one before: when one fails, none behind it is written.</summary>
internal sealed class Lane
{
    private volatile Append? _last;
    private AppendOutcome? _brokenBy;

    /// <summary>The newest append that the writer has committed; set before its waiters are told.</summary>
    public Append? Last
    {
        get => _last;
        set => _last = value;
    }

    public bool Broken => _brokenBy is not null;

    public AppendOutcome? BrokenBy => _brokenBy;

    public void Break(AppendOutcome cause) => _brokenBy ??= cause;
}

/// <summary>Events of one decision on their way to the journal.</summary>
internal sealed class Append(Lane lane, StreamId stream, long follows, IReadOnlyList<StoredEvent> events, IReadOnlyList<StoredClaim> claims, Command command, DateTimeOffset at, object after)
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Lane Lane { get; } = lane;

    public StreamId Stream { get; } = stream;

    /// <summary>The version it follows: the store takes it only if that is the stream's last.</summary>
    public long Follows { get; } = follows;

    public IReadOnlyList<StoredEvent> Events { get; } = events;

    public IReadOnlyList<StoredClaim> Claims { get; } = claims;

    public Command Command { get; } = command;

    public DateTimeOffset At { get; } = at;

    /// <summary>The aggregate after these events.</summary>
    public object After { get; } = after;

    public long LastVersion => Follows + Events.Count;

    public Task<AppendResult> Done => _done.Task;

    /// <summary>What became of it, seen by whoever traces the request.</summary>
    public Task<AppendResult> Outcome() => Measuring.Source.HasListeners() ? Traced() : Done;

    public void Complete(AppendResult result) => _done.TrySetResult(result);

    private async Task<AppendResult> Traced()
    {
        using var span = Measuring.Source.StartActivity("journal.append");
        var result = await Done;
        span?.SetTag("jinhu.stream.kind", Stream.Kind).SetTag("jinhu.events", Events.Count).SetTag("jinhu.outcome", result.Outcome.ToString());
        return result;
    }
}
