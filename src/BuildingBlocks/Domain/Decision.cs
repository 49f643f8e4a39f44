using System.Collections;
using System.Runtime.CompilerServices;

namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>What an aggregate decides: events that happened, or the error that forbids. Reads as guard lines and a result.</summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Of))]
public readonly struct Decision<TEvent> : IEnumerable<TEvent>
{
    private readonly TEvent[]? _events;

    internal Decision(TEvent[] events) => _events = events;

    private Decision(Error error) => Error = error;

    public Error? Error { get; }

    public IReadOnlyList<TEvent> Events => _events ?? [];

    /// <summary>Names that nothing else may hold; the journal refuses the events when one is taken.</summary>
    public IReadOnlyList<Claim> Claims { get; private init; } = [];

    /// <summary>The same events, provided that <paramref name="claims"/> are free.</summary>
    public Decision<TEvent> Claiming(params IReadOnlyList<Claim> claims) => this with { Claims = claims };

    public IEnumerator<TEvent> GetEnumerator() => Events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static implicit operator Decision<TEvent>(Error error) => new(error);
}

/// <summary>Builds decisions from collection expressions.</summary>
public static class Decision
{
    public static Decision<TEvent> Of<TEvent>(ReadOnlySpan<TEvent> events) => new(events.ToArray());
}

/// <summary>A name that is unique in the whole system, such as a payment's channel and transaction number.</summary>
/// <param name="Kind">What the name is of, such as <c>payment</c>.</param>
/// <param name="WhenTaken">The refusal for who comes second, made from the event that holds the name.</param>
public sealed record Claim(string Kind, string Name, Func<object, Error> WhenTaken)
{
    /// <summary>True when this event gives the name back.</summary>
    public bool Release { get; init; }

    public static Claim Releasing(string kind, string name) =>
        new(kind, name, _ => throw new InvalidOperationException("A release cannot lose")) { Release = true };
}
