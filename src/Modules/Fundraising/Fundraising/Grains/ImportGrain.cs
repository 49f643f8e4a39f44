using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Imports;
using ImportDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Imports.Import, JinhuRedCross.Fundraising.Domain.Imports.ImportEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IImportGrain : IGrainWithGuidKey
{
    Task<Import> Show();

    Task<ImportDecided> Ask(Command command, ImportRequested request);

    Task<ImportDecided> Start(Command command, long total);

    Task<ImportDecided> TakePiece(Command command, ImportPieceTaken piece);

    Task<ImportDecided> Finish(Command command, long duplicates, IReadOnlyList<ImportWarning> warnings);

    Task<ImportDecided> Fail(Command command, Error error);

    Task<ImportDecided> AcceptHeld(Command command, IReadOnlyList<int> rows, string? reason);

    Task<ImportDecided> DiscardHeld(Command command, IReadOnlyList<int> rows, string? reason);

    Task<ImportDecided> RecordErasure(Command command, Guid gift, IReadOnlyList<PrivateKind> kinds);
}

/// <summary>One list on its way into a campaign.</summary>
[GrainType("import")]
internal sealed class ImportGrain(Journal journal) : AggregateGrain<Import, ImportEvent>(journal), IImportGrain
{
    public Task<Import> Show() => Show((i, _) => i);

    public Task<ImportDecided> Ask(Command command, ImportRequested request) => Decide(command, (i, now) => i.Ask(request with { By = command.Actor, At = now }), showAfter: true);

    public Task<ImportDecided> Start(Command command, long total) => Decide(command, (i, now) => i.Start(total, now));

    public Task<ImportDecided> TakePiece(Command command, ImportPieceTaken piece) => Decide(command, (i, now) => i.TakePiece(piece with { At = now }));

    public Task<ImportDecided> Finish(Command command, long duplicates, IReadOnlyList<ImportWarning> warnings) => Decide(command, (i, now) => i.Finish(duplicates, warnings, now));

    public Task<ImportDecided> Fail(Command command, Error error) => Decide(command, (i, now) => i.Fail(error, now));

    public Task<ImportDecided> AcceptHeld(Command command, IReadOnlyList<int> rows, string? reason) => Decide(command, (i, now) => i.AcceptHeld(rows, reason, command.Actor, now), showAfter: true);

    public Task<ImportDecided> DiscardHeld(Command command, IReadOnlyList<int> rows, string? reason) => Decide(command, (i, now) => i.DiscardHeld(rows, reason, command.Actor, now), showAfter: true);

    public Task<ImportDecided> RecordErasure(Command command, Guid gift, IReadOnlyList<PrivateKind> kinds) => Decide(command, (i, now) => i.RecordErasure(gift, kinds, now));
}
