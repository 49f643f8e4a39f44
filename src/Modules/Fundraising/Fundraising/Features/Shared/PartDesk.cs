using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Finds parts of collective gifts by number, and collective gifts by the names in their lists (FUN-13, TRA-03).</summary>
internal sealed class PartDesk(Reads<PartRow> parts, Reads<DonationRow> donations)
{
    // A word that so many lists hold finds nothing in particular.
    private const int MostGifts = 1000;

    /// <summary>A part by its id or number; null when there is none.</summary>
    public async Task<PartRow?> Part(string idOrNumber, CancellationToken cancel)
    {
        var wanted = Guid.TryParse(idOrNumber, out var id) ? new(p => p.Id == id) : PartsThat.HaveNumber(idOrNumber);
        return (await parts.OneThat(wanted, cancel)).Value;
    }

    /// <summary>The gifts of all campaigns, as they were given, in whose list such a part stands.</summary>
    public async Task<IReadOnlyCollection<Guid>> GiftsWith(Specification<PartRow> wanted, CancellationToken cancel) =>
        (await parts.Ask((rows, ct) => rows.Where(wanted.Condition).Select(p => p.DonationId).Distinct().Take(MostGifts).ToListAsync(ct), cancel)).Value;

    /// <summary>The gifts of a campaign, as they were given, in whose list such a part stands.</summary>
    public async Task<IReadOnlyCollection<Guid>> GiftsWith(Guid campaign, Specification<PartRow> wanted, CancellationToken cancel)
    {
        var cameHere = DonationsThat.BelongTo(campaign) & DonationsThat.CameFromElsewhere & DonationsThat.AreCollective(true);
        var moved = (await donations.Ask((rows, ct) => rows.Where(cameHere.Condition).Select(d => d.RootId).Distinct().Take(MostGifts).ToListAsync(ct), cancel)).Value;
        var here = wanted & (moved.Count == 0 ? PartsThat.WereGivenTo(campaign) : PartsThat.WereGivenTo(campaign) | PartsThat.BelongToOneOf(moved));
        return (await parts.Ask((rows, ct) => rows.Where(here.Condition).Select(p => p.DonationId).Distinct().Take(MostGifts).ToListAsync(ct), cancel)).Value;
    }
}
