using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Emblems;

/// <summary>Something that happened about a use of the emblem.</summary>
internal abstract record EmblemEvent;

/// <param name="User">The unit that uses it; never a person.</param>
/// <param name="DueOn">By when it is to be put right; null where nothing is wrong.</param>
[StoredName("emblem-checked")]
internal sealed record EmblemChecked(
    Guid CheckId, string Number, string User, string Division, string Place, string Description, FoundEmblem Found, IReadOnlyList<EmblemFault> Faults, DateOnly? DueOn, DocumentRef Document,
    DateOnly On, string By, DateTimeOffset At) : EmblemEvent;

[StoredName("emblem-put-right")]
internal sealed record EmblemPutRight(string Measure, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : EmblemEvent;

/// <param name="Authority">The government that was asked to act.</param>
[StoredName("emblem-reported")]
internal sealed record EmblemReported(string Authority, string DocumentNumber, DateOnly On, string By, DateTimeOffset At) : EmblemEvent;

/// <summary>What the government imposed; the society cannot.</summary>
[StoredName("emblem-fined")]
internal sealed record EmblemFined(Money Fine, string DocumentNumber, DateOnly On, string By, DateTimeOffset At) : EmblemEvent;
