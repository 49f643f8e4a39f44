using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>What of whom is to be erased, and who says so.</summary>
/// <param name="Reason">Why, without personal data: it is never erased.</param>
public sealed record ErasureOrder(Guid Subject, IReadOnlyCollection<PrivateKind> Kinds, string Reason, string Actor)
{
    /// <summary>Kinds that must stay, and are shown at the desk only from now on.</summary>
    public IReadOnlyCollection<PrivateKind> Restricted { get; init; } = [];

    public DateOnly? RequestedOn { get; init; }

    /// <summary>The request, so that a repeat of it is known; without one, the same content is the same erasure.</summary>
    public Command? Command { get; init; }

    /// <summary>The moment of the first attempt, where this one goes on with it.</summary>
    internal DateTimeOffset? Since { get; init; }
}

/// <summary>What an erasure did, or would do.</summary>
/// <param name="Named">The kinds of private parts that records name for the person, there or gone; none: nobody of this id is on record.</param>
/// <param name="Told">The event that tells of it; null where an earlier one tells it already, or nothing was to be done.</param>
/// <param name="Complete">False where a copy (lists) may still hold what was erased, because it could not follow in time.</param>
public sealed record ErasureOutcome(IReadOnlyCollection<PrivateKind> Named, PersonalDataErased? Told, DateTimeOffset At, bool Complete = true);
