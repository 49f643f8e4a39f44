namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>What a piece of personal data is, because erasure takes some kinds and must keep others (SEC-03, SEC-05).</summary>
public enum PrivateKind : byte
{
    Name = 1,
    Contact = 2,
    Identity = 3,
    Message = 4,
}

/// <summary>Where a private part stands now.</summary>
public enum PrivateState
{
    Present,

    /// <summary>Taken away on purpose; the journal keeps only a salted commitment to it.</summary>
    Erased,

    /// <summary>It is there, but cannot be decrypted: a fault, never to be read as erased.</summary>
    Unreadable,
}

/// <summary>A part of an event that tells who somebody is. It can be erased while the event stays.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">Whom it is about: an opaque id.</param>
public sealed record Private<T>(PrivateKind Kind, Guid Subject, T? Value, PrivateState State = PrivateState.Present)
{
    /// <summary>Where it stands in the journal; null before it is there.</summary>
    internal PrivateOrigin? Origin { get; set; }

    /// <summary>Null where the value is no longer there.</summary>
    public T? OrNothing => State == PrivateState.Present ? Value : default;

    /// <summary>Keyed digest by which it is found again: equal texts have equal ones in one journal, and it tells nothing to who has not the keys. Null where the text is gone, or not in the journal yet.</summary>
    public Guid? Digest() => OrNothing is string text ? Origin?.DigestOf?.Invoke(Kind, text) : null;

    // Where it came from is no part of what it says.
    public bool Equals(Private<T>? other) =>
        other is not null && (Kind, Subject, State) == (other.Kind, other.Subject, other.State) && EqualityComparer<T?>.Default.Equals(Value, other.Value);

    public override int GetHashCode() => HashCode.Combine(Kind, Subject, Value, State);

    public override string ToString() => State == PrivateState.Present ? "(private)" : $"({State})";
}

/// <summary>The event of its stream that holds a private part, and the commitment by which it is known there.</summary>
internal sealed record PrivateOrigin(long Version, string Commitment)
{
    public Func<PrivateKind, string, Guid>? DigestOf { get; init; }
}

/// <summary>Makes private parts, nothing for nothing.</summary>
public static class Private
{
    public static Private<string>? Of(PrivateKind kind, Guid subject, string? value) => value is null ? null : new(kind, subject, value);
}
