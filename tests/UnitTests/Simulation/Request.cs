using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>What a client wants: how to ask the grain for it, and the same decision to be made again on any state.</summary>
/// <param name="Content">What a list of such requests is made of; null where there are no lists.</param>
internal sealed record Request<TAggregate, TEvent>(
    StreamId Stream,
    Command Command,
    string Words,
    Func<TAggregate, Command, DateTimeOffset, Decision<TEvent>> Decide,
    Func<Grain, Command, Task<Decided<TAggregate, TEvent>>> Ask,
    Func<TAggregate, long?>? VersionOf = null,
    object? Content = null)
    where TAggregate : class
{
    /// <summary>What the grain has to say on this state, before it looks for repeats and taken names.</summary>
    public Decision<TEvent> On(TAggregate state, long version, DateTimeOffset at)
    {
        var stale = Command.IfMatch is { } expected && !expected.Contains((VersionOf is null ? version : VersionOf(state)) ?? -1);
        return stale ? CommandErrors.Stale : Decide(state, Command, at);
    }

    public bool IsSameAs(Command other) => Command.Id == other.Id && Command.SameRequestAs(other.Fingerprint);

    public override string ToString() =>
        $"{Stream.Kind} {Stream.Id.ToString()[..4]} {Words} ({Command.Id.ToString()[..6]}/{Convert.ToHexString(Command.Fingerprint)[^4..]}"
        + $"{(Command.DryRun ? ", dry" : "")}{(Command.IfMatch is { } versions ? $", if {string.Join(' ', versions)}" : "")})";
}

/// <summary>How a request was sent, and what was known then.</summary>
/// <param name="Since">The client has seen this version of the stream, so no answer may rest on an older one.</param>
/// <param name="Position">The journal had come so far; whoever gave a name back before has it no more.</param>
/// <param name="Stood">It stood in the journal already.</param>
internal sealed record Sent(Activation Activation, long Since, long Position, bool Stood);

/// <summary>A command that stands in the journal.</summary>
internal sealed record Standing<TAggregate, TEvent>(Request<TAggregate, TEvent> Request, IReadOnlyList<Recorded> Records)
    where TAggregate : class
{
    public long First => Records[0].Version;

    public long Last => Records[^1].Version;
}
