using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Registers;
using ImportDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Registers.RegisterImport, JinhuRedCross.Organisations.Domain.Registers.RegisterImportEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface IRegisterImportGrain : IGrainWithGuidKey
{
    Task<RegisterImport> Show();

    Task<ImportDecided> Ask(Command command, RegisterImportRequested request);

    Task<ImportDecided> Start(Command command, long total);

    Task<ImportDecided> TakePiece(Command command, RegisterPieceTaken piece);

    Task<ImportDecided> Finish(Command command, long duplicates, IReadOnlyList<ImportWarning> warnings);

    Task<ImportDecided> Fail(Command command, Error error);
}

/// <summary>One register on its way in.</summary>
[GrainType("register-import")]
internal sealed class RegisterImportGrain(Journal journal) : AggregateGrain<RegisterImport, RegisterImportEvent>(journal), IRegisterImportGrain
{
    public Task<RegisterImport> Show() => Show((i, _) => i);

    public Task<ImportDecided> Ask(Command command, RegisterImportRequested request) => Decide(command, (i, now) => i.Ask(request with { By = command.Actor, At = now }));

    public Task<ImportDecided> Start(Command command, long total) => Decide(command, (i, now) => i.Start(total, now));

    public Task<ImportDecided> TakePiece(Command command, RegisterPieceTaken piece) => Decide(command, (i, now) => i.TakePiece(piece with { At = now }));

    public Task<ImportDecided> Finish(Command command, long duplicates, IReadOnlyList<ImportWarning> warnings) => Decide(command, (i, now) => i.Finish(duplicates, warnings, now));

    public Task<ImportDecided> Fail(Command command, Error error) => Decide(command, (i, now) => i.Fail(error, now));
}
