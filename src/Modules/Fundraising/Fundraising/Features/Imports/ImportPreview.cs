using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Lists;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>What an import would do, without doing it.</summary>
internal sealed class ImportPreview(ListMatching matching, Commands commands, Journal journal, RulesInForce rules)
{
    private const int PieceSize = 500;

    public async Task<ImportResponse> Of(ImportRequested request, byte[] file, Campaign campaign, HttpRequest http, CancellationToken cancel)
    {
        var mapping = ImportWork.MappingOf(request.Mapping);
        var (total, summary, lacksDays) = ImportWork.Survey(file, mapping);
        var now = journal.Clock.GetUtcNow();
        var assumed = ImportWork.AssumedDay(request.ReceivedOn, campaign.Plan!, ChinaTime.DayOf(now));
        var rows = new ListedRows(request, assumed, commands, campaign.Number!);
        var known = await journal.FindClaim(Import.FileClaim(request.CampaignId, request.Sha256), cancel) is not null;
        var (accepted, duplicates, held, refused) = (0L, 0L, 0L, new List<RefusedRow>());
        var taken = new Dictionary<(string, string), CampaignEvent>();
        foreach (var piece in ImportWork.Entries(file, mapping).Where(e => e is not ListSummary).Chunk(PieceSize))
        {
            if (known) continue;
            refused.AddRange(piece.OfType<RejectedRow>().Select(r => new RefusedRow(r.Row, r.Column, r.MaskedValue, r.Code, r.Zh, r.En)));
            var gifts = piece.OfType<ListedGift>().Select(g => (Id: rows.IdOf(g), Gift: g)).ToList();
            var alike = await matching.Alike(request, gifts, rows, cancel);
            held += alike.Count;
            foreach (var (id, gift) in gifts.Where(g => !alike.ContainsKey(g.Id)))
            {
                if (await journal.FindCommand(id, cancel) is not null) duplicates++;
                else if (await Refusal(campaign.RecordDonation(id, rows.GiftOf(gift), now, rules.Now), taken, cancel) is { } error) refused.Add(ListedRows.Refuse(gift, error));
                else accepted++;
            }
        }

        var english = http.PrefersEnglish();
        var warnings = summary.Warnings.Select(w => new ImportWarning(w.Code, w.Zh, w.En)).ToList();
        if (known) warnings.Add(ImportErrors.SameFile);
        if (lacksDays) warnings.Add(ImportErrors.DateAssumed(assumed));
        if (total == 0) warnings.Add(ImportErrors.NoRows);
        return new(
            null, request.CampaignId, request.Source, request.FileName, ImportStatus.Completed, total, total, accepted, known ? total : duplicates, held, refused.Count, 0,
            [.. warnings.Select(w => ImportNote.Of(w, english))],
            [.. refused.Take(ImportResponse.MostErrors).Select(r => ImportRowError.Of(r, english))], null, now, now, now);
    }

    /// <param name="taken">What earlier rows of this list lay claim to.</param>
    private async Task<Error?> Refusal(Decision<CampaignEvent> decision, Dictionary<(string, string), CampaignEvent> taken, CancellationToken cancel)
    {
        if (decision.Error is { } error) return error;
        foreach (var claim in decision.Claims)
        {
            if (await journal.FindClaim(claim, cancel) is { } holder) return claim.WhenTaken(holder.Event);
            if (taken.TryGetValue((claim.Kind, claim.Name), out var earlier)) return claim.WhenTaken(earlier);
        }

        foreach (var claim in decision.Claims) taken[(claim.Kind, claim.Name)] = decision.Events[0];

        return null;
    }
}
