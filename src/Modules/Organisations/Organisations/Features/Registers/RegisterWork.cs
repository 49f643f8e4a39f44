using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Registers;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.Lists;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.EntityFrameworkCore;
using ImportDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Registers.RegisterImport, JinhuRedCross.Organisations.Domain.Registers.RegisterImportEvent>;

namespace JinhuRedCross.Organisations.Features.Registers;

/// <summary>Takes one register in, piece by piece; each piece is safe to repeat.</summary>
internal sealed class RegisterWork(IGrainFactory grains, EncryptedFiles files, RegisterTaking taking, Commands commands, JournalKeys keys, Reads<RegisterImportRow> imports) : IImportWork
{
    private const int PieceSize = 50;

    public string Kind => "register-import";

    public Task<Answer<List<Guid>>> Open(CancellationToken cancel) =>
        imports.Ask((rows, ct) => rows.Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running).OrderBy(i => i.RequestedAt).Select(i => i.Id).ToListAsync(ct), cancel);

    public async Task Do(Guid import, CancellationToken cancel)
    {
        var grain = grains.Grain<IRegisterImportGrain>(import);
        var state = await grain.Show();
        if (state is { Request: { } request, IsOver: false })
        {
            if (request.KnownAs is { } first) await FinishKnown(grain, request, first);
            else await Take(grain, state, request, cancel);
        }

        files.Delete(import);
    }

    private async Task Take(IRegisterImportGrain grain, RegisterImport state, RegisterImportRequested request, CancellationToken cancel)
    {
        RegisterRows rows;
        try
        {
            rows = RegisterList.Read(await files.Read(request.ImportId, cancel));
        }
        catch (TableUnreadableException unreadable)
        {
            Sure(await grain.Fail(Step(request, "fail"), unreadable.Error));
            JobFigures.Ended(Kind, well: false);
            return;
        }
        catch (FileNotFoundException)
        {
            Sure(await grain.Fail(Step(request, "gone"), RegisterImportErrors.FileGone));
            JobFigures.Ended(Kind, well: false);
            return;
        }

        Sure(await grain.Start(Step(request, "start"), rows.Total));
        var (_, steps, faults) = Parents.Of(rows.Listed);
        // What cannot be read, or be put in order, is told with the first piece. A piece never holds both an organisation and the one above it.
        var unordered = rows.Refused.Concat(faults.Select(f => rows.List.Refuse(f.Row, f.Error))).ToList();
        foreach (var (number, piece) in steps.SelectMany(s => s.Chunk(PieceSize)).DefaultIfEmpty([]).Index())
        {
            if (number < state.NextPiece) continue;
            var (accepted, duplicates, refused) = await taking.Take(request, rows, piece, cancel);
            RefusedRow[] told = [.. (number == 0 ? unordered : []).Concat(refused).OrderBy(r => r.Row)];
            Sure(await grain.TakePiece(Step(request, $"piece {number}"), new(number, accepted, duplicates, told, default)));
        }

        Sure(await grain.Finish(Step(request, "finish"), 0, rows.Total == 0 ? [RegisterImportErrors.NoRows] : []));
        JobFigures.Ended(Kind, well: true);
    }

    private async Task FinishKnown(IRegisterImportGrain grain, RegisterImportRequested request, Guid first)
    {
        var earlier = await grains.Grain<IRegisterImportGrain>(first).Show();
        Sure(await grain.Start(Step(request, "start"), earlier.Total));
        Sure(await grain.Finish(Step(request, "finish"), earlier.Total, [RegisterImportErrors.SameFile]));
    }

    private Command Step(RegisterImportRequested import, string what) => new(commands.IdOf("register-import-step", import.ImportId.ToString(), what), keys.Fingerprint([]), import.By);

    private static void Sure(ImportDecided decided)
    {
        if (decided.Error is { } error) throw new JournalUnavailableException(error.En);
    }
}
