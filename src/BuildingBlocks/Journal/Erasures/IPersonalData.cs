using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>A module's part in erasures: whom an address names, what must stay of that person, and what its own aggregates record.</summary>
public interface IPersonalData
{
    /// <summary>The person behind an id or a number that people read aloud; null when this module does not know it.</summary>
    Task<PersonOnRecord?> Find(string idOrNumber, CancellationToken cancel);

    /// <summary>Lets the aggregates that hold the person's parts record the erasure, so that their versions rise. Safe to repeat.</summary>
    Task Tell(ErasureTold told, CancellationToken cancel);
}

/// <summary>A person as a module knows him.</summary>
/// <param name="Subject">The id that his private parts bear.</param>
public sealed record PersonOnRecord(Guid Subject, IReadOnlyList<KeptPart> Kept);

/// <summary>A kind that may not be erased yet, and why.</summary>
/// <param name="Until">The last day on which it must stay; null while what it belongs to is open.</param>
/// <param name="Restricted">Whether it is shown at the desk only once its erasure was asked for.</param>
public sealed record KeptPart(PrivateKind Kind, DateOnly? Until, string Zh, string En, string Rule, bool Restricted = true);

/// <summary>What modules are told of an erasure.</summary>
/// <param name="Streams">The streams whose events hold, or held, parts of the person.</param>
/// <param name="Id">The same for the same erasure, however often it is carried out.</param>
public sealed record ErasureTold(Guid Id, Guid Subject, IReadOnlyList<PrivateKind> Kinds, IReadOnlyList<PrivateKind> Restricted, string Actor, IReadOnlyList<StreamId> Streams);

/// <summary>Copies that are made from the journal; an erasure is over when their files hold nothing of it either.</summary>
public interface IErasedCopies
{
    /// <summary>False where they could not follow in time.</summary>
    Task<bool> AreCleanUpTo(long position, CancellationToken cancel);
}
