using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>Somebody's personal data of some kinds was taken out of the journal; whoever keeps copies of it blanks them.</summary>
/// <param name="Subject">Whom the data was about: the opaque id.</param>
[StoredName("personal-data-erased")]
public sealed record PersonalDataErased(Guid Subject, IReadOnlyList<PrivateKind> Kinds, string Reason, DateTimeOffset At);
