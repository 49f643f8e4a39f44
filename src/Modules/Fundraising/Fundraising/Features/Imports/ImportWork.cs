using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Telemetry;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>Takes one list into its campaign, piece by piece; each piece is safe to repeat.</summary>
internal sealed class ImportWork(IGrainFactory grains, CampaignDesk desk, EncryptedFiles files, ListMatching matching, Commands commands, Journal journal, Reads<ImportRow> imports) : IImportWork
{
    public string Kind => "donation-list";

    private const int PieceSize = 500;

    public Task<Answer<List<Guid>>> Open(CancellationToken cancel) =>
        imports.Ask((rows, ct) => rows.Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running).OrderBy(i => i.RequestedAt).Select(i => i.Id).ToListAsync(ct), cancel);

    public async Task Do(Guid id, CancellationToken cancel)
    {
        var grain = grains.Grain<IImportGrain>(id);
        var import = await grain.Show();
        if (import.Request is not { } request || import.IsOver)
        {
            files.Delete(id);
            return;
        }

        if (request.KnownAs is { } first) await FinishKnown(grain, id, first);
        else JobFigures.Ended(Kind, await Take(grain, import, request, cancel));
        files.Delete(id);
    }

    /// <summary>Reads a file to its end, so that what cannot be read is refused before anything goes in.</summary>
    /// <exception cref="TableUnreadableException">It cannot be read, or is too large.</exception>
    public static (long Rows, ListSummary Summary, bool LacksDays) Survey(byte[] file, ColumnMapping? mapping)
    {
        var (rows, lacksDays, summary) = (0L, false, (ListSummary?)null);
        foreach (var entry in Entries(file, mapping))
        {
            if (entry is ListSummary s) summary = s;
            else rows++;
            lacksDays |= entry is ListedGift { GivenOn: null };
        }

        return (rows, summary!, lacksDays);
    }

    public static IEnumerable<ListEntry> Entries(byte[] file, ColumnMapping? mapping)
    {
        var table = TableReader.Open(new MemoryStream(file, writable: false));
        return DonationList.Read(table.Rows, table.Date1904, mapping);
    }

    /// <summary>The day that gifts without one are taken to have been received on.</summary>
    public static DateOnly AssumedDay(DateOnly? receivedOn, CampaignPlan plan, DateOnly today) => receivedOn ?? (plan.EndsOn is { } end && end < today ? end : today);

    /// <returns>False when nothing of it could be taken in.</returns>
    private async Task<bool> Take(IImportGrain grain, Import import, ImportRequested request, CancellationToken cancel)
    {
        var id = request.ImportId;
        var mapping = MappingOf(request.Mapping);
        byte[] file;
        (long Rows, ListSummary Summary, bool LacksDays) survey;
        try
        {
            file = await files.Read(id, cancel);
            survey = Survey(file, mapping);
        }
        catch (TableUnreadableException unreadable)
        {
            Sure(await grain.Fail(Step(id, request.By, "fail"), unreadable.Error));
            return false;
        }
        catch (FileNotFoundException)
        {
            Sure(await grain.Fail(Step(id, request.By, "gone"), ImportErrors.FileGone));
            return false;
        }

        Sure(await grain.Start(Step(id, request.By, "start"), survey.Rows));
        var campaign = await desk.Grain(request.CampaignId).Show();
        var assumed = AssumedDay(request.ReceivedOn, campaign.Plan!, ChinaTime.DayOf(request.At));
        var rows = new ListedRows(request, assumed, commands, campaign.Number!);
        foreach (var (number, piece) in Entries(file, mapping).Where(e => e is not ListSummary).Chunk(PieceSize).Index())
        {
            if (number < import.NextPiece) continue;
            var taken = await TakePiece(number, piece, rows, cancel);
            Sure(await grain.TakePiece(Step(id, request.By, $"piece {number}"), taken));
        }

        Sure(await grain.Finish(Step(id, request.By, "finish"), 0, Warnings(survey, assumed)));
        return true;
    }

    private async Task<ImportPieceTaken> TakePiece(int number, ListEntry[] piece, ListedRows rows, CancellationToken cancel)
    {
        var refused = piece.OfType<RejectedRow>().Select(r => new RefusedRow(r.Row, r.Column, r.MaskedValue, r.Code, r.Zh, r.En)).ToList();
        var gifts = piece.OfType<ListedGift>().Select(g => (Id: rows.IdOf(g), Gift: g)).ToList();
        var alike = await matching.Alike(rows.Request, gifts, rows, cancel);
        var held = gifts.Where(g => alike.ContainsKey(g.Id)).Select(g => rows.Hold(g.Id, g.Gift, alike[g.Id])).ToList();
        var free = gifts.Where(g => !alike.ContainsKey(g.Id)).ToList();
        var decided = await desk.Grain(rows.Request.CampaignId).RecordList([.. free.Select(g => (rows.CommandOf(g.Id), rows.GiftOf(g.Gift)))]);
        var (accepted, duplicates) = (0L, 0L);
        for (var i = 0; i < free.Count; i++)
        {
            if (decided[i].Error is { } error)
            {
                if (error.Kind == ErrorKind.Unavailable) throw new JournalUnavailableException(error.En);
                refused.Add(ListedRows.Refuse(free[i].Gift, error));
            }
            else if (decided[i].Replayed && decided[i].Only<DonationRecorded>().List?.Import != rows.Request.ImportId) duplicates++;
            else accepted++;
        }

        return new(number, accepted, duplicates, [.. refused.OrderBy(r => r.Row)], held, default);
    }

    private async Task FinishKnown(IImportGrain grain, Guid id, Guid first)
    {
        var earlier = await grains.Grain<IImportGrain>(first).Show();
        Sure(await grain.Start(Step(id, earlier.Request!.By, "start"), earlier.Total));
        Sure(await grain.Finish(Step(id, earlier.Request.By, "finish"), earlier.Total, [ImportErrors.SameFile]));
    }

    private Command Step(Guid import, string actor, string what) => new(commands.IdOf("import-step", import.ToString(), what), journal.Keys.Fingerprint([]), actor);

    private static List<ImportWarning> Warnings((long Rows, ListSummary Summary, bool LacksDays) survey, DateOnly assumed)
    {
        var warnings = survey.Summary.Warnings.Select(w => new ImportWarning(w.Code, w.Zh, w.En)).ToList();
        if (survey.LacksDays) warnings.Add(ImportErrors.DateAssumed(assumed));
        if (survey.Rows == 0) warnings.Add(ImportErrors.NoRows);
        return warnings;
    }

    public static ColumnMapping? MappingOf(IReadOnlyDictionary<string, string>? columns)
    {
        if (columns is null) return null;
        return ColumnMapping.Of(columns, out var mapping) is { } error ? throw new TableUnreadableException(error) : mapping;
    }

    private static void Sure(Decided<Import, ImportEvent> decided)
    {
        if (decided.Error is { } error) throw new JournalUnavailableException(error.En);
    }
}
