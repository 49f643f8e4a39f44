using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>Finds rows that look like a gift of another list or one typed in: same campaign, day, name and amount.</summary>
/// <remarks>Asked of the read model, caught up; imports run one at a time, so only a gift typed in within the same moments can be missed.</remarks>
internal sealed class ListMatching(Reads<DonationRow> donations, Journal journal)
{
    /// <summary>The rows that look like one, with the number of the gift they look like.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Alike(ImportRequested request, IReadOnlyList<(Guid Id, ListedGift Gift)> rows, ListedRows listed, CancellationToken cancel)
    {
        var keys = rows.Select(r => KeyOf(r.Gift, listed)).Distinct().ToArray();
        var there = await There(request, keys, cancel);
        var alike = new Dictionary<Guid, string>();
        foreach (var (id, gift) in rows)
        {
            if (!there.TryGetValue(KeyOf(gift, listed), out var number)) continue;
            // Its own gift of an earlier time is a repeat, not a likeness.
            if (await journal.FindCommand(id, cancel) is null) alike[id] = number;
        }

        return alike;
    }

    private static long KeyOf(ListedGift gift, ListedRows listed) => DonationRow.MatchKeyOf(listed.DayOf(gift), gift.Name, gift.Amount);

    private async Task<Dictionary<long, string>> There(ImportRequested request, long[] keys, CancellationToken cancel)
    {
        var found = await donations.AskWhenCaughtUp(
            (rows, ct) => rows.Where(d => d.CampaignId == request.CampaignId && keys.Contains(d.MatchKey) && (d.ListSource == null || d.ListSource != request.Source))
                .Select(d => new { d.MatchKey, d.Number }).ToListAsync(ct),
            cancel);
        return found.GroupBy(d => d.MatchKey).ToDictionary(g => g.Key, g => g.First().Number);
    }
}
