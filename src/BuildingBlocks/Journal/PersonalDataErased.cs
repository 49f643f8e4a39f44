using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Parts that told who somebody is were taken away; whoever copied them out of the journal blanks them too.</summary>
/// <param name="Restricted">Kinds that a law keeps here: from now on they are shown at the desk only (SEC-03).</param>
/// <param name="RequestedOn">The day on which the person asked.</param>
[StoredName("personal-data-erased")]
public sealed record PersonalDataErased(
    Guid Subject, IReadOnlyList<PrivateKind> Kinds, string Reason, IReadOnlyList<PrivateKind>? Restricted = null, DateOnly? RequestedOn = null);
