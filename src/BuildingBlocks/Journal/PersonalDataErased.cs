using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Parts that told who somebody is were taken away; whoever copied them out of the journal blanks them too.</summary>
[StoredName("personal-data-erased")]
public sealed record PersonalDataErased(Guid Subject, IReadOnlyList<PrivateKind> Kinds, string Reason);
