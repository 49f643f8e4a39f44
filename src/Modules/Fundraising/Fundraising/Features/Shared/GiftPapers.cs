using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>What a paper of ours may say today of a gift, or of one's own part of a collective one.</summary>
/// <param name="Gift">Of a part the gift as it was given.</param>
/// <param name="Campaign">Where its money lies.</param>
/// <param name="Recorded">As it was given.</param>
/// <param name="MovedTo">The number of the campaign or fund.</param>
/// <param name="Goods">Of a gift of goods, whose amounts are 0.</param>
internal sealed record GiftPaper(Guid Id, string Number, DonationRow Gift, PartRow? Part, Campaign Campaign, DonationState State, Money Recorded, Money Left, Money Refunded, string? MovedTo, IReadOnlyList<GoodsRow> Goods, bool Lagging)
{
    /// <summary>What was neither voided, moved away nor given back.</summary>
    public Money Standing => State == DonationState.Valid ? Left - Refunded : Money.Zero;

    public bool Stands => State == DonationState.Valid && (Gift.GoodsCount > 0 || Standing > Money.Zero);

    public bool IsUnit => Part?.IsUnit ?? Gift.DonorKind == DonorKind.Organisation;

    /// <summary>The goods in words: what was counted, before the count what was written down.</summary>
    public string? InGoods => Goods.Count == 0 ? null : string.Join("、", Goods.Where(g => g.Counted != 0).Select(g => $"{g.Item} {GoodsResponse.Units(g.Counted ?? g.Recorded).ToString("0.###", CultureInfo.InvariantCulture)} {g.Unit}"));

    /// <summary>As the donor wants to be shown.</summary>
    public string AsChosen(Publicity? show = null)
    {
        var chosen = Part?.Publicity ?? Gift.Publicity;
        return Shown.Donor(Kind, Name, Part?.Restricted ?? Gift.Restricted ? Publicity.Anonymous : show ?? chosen);
    }

    /// <summary>Written out, on the donor's own paper, unless he asked to have it restricted.</summary>
    public string InFull => AsChosen(Publicity.Name);

    private string? Name => Part is null ? Gift.DonorName : Part.Name;

    private DonorKind Kind => Part is null ? Gift.DonorKind : Part.IsUnit ? DonorKind.Organisation : DonorKind.Individual;
}

/// <summary>Finds what a confirmation, a certificate or their check speaks of (FUN-07a).</summary>
internal sealed class GiftPapers(GiftDesk gifts, PartDesk parts, GiftTraces traces, CampaignDesk campaigns, Reads<GoodsRow> goods)
{
    /// <summary>Of the gift or part that an address names; null when there is none.</summary>
    public async Task<GiftPaper?> Of(string idOrNumber, CancellationToken cancel)
    {
        var found = await gifts.Gift(idOrNumber, cancel);
        var asked = new AskedGift(found.Value, found.Value is null ? await parts.Part(idOrNumber, cancel) : null);
        if (asked is { Gift: null, Part: null }) return null;
        var paper = await Of(asked, cancel);
        return paper with { Lagging = paper.Lagging || found.Lagging };
    }

    public async Task<GiftPaper> Of(AskedGift asked, CancellationToken cancel)
    {
        if (asked.Part is { } part) return await OfPart(part, asked, cancel);
        var gift = asked.Gift!;
        var inGoods = gift.GoodsCount == 0 ? new([], false) : await goods.Ask((rows, ct) => rows.Where(GoodsThat.AreOfGift(gift.Id).Condition).OrderBy(g => g.Line).ToListAsync(ct), cancel);
        return new(gift.Id, gift.Number, gift, null, await Campaign(gift, cancel), gift.State, new(gift.RecordedFen), new(gift.AmountFen), new(gift.RefundedFen), gift.MovedTo, inGoods.Value, inGoods.Lagging);
    }

    // A part keeps its number wherever the gift is moved, so its paper speaks of all places together.
    private async Task<GiftPaper> OfPart(PartRow part, AskedGift asked, CancellationToken cancel)
    {
        var trace = await traces.Of(asked, cancel);
        var (root, last) = (trace.Whole.Root, trace.Whole.Rows[^1]);
        var moved = root.State == DonationState.Moved;
        var campaign = moved ? await Campaign(last, cancel) : trace.Campaign;
        return new(
            part.Id, part.Number, root, part, campaign, trace.Given > Money.Zero ? DonationState.Valid : DonationState.Voided,
            new(part.AmountFen), trace.Given, trace.Refunded, moved ? campaign.Number : null, [], trace.Whole.Lagging);
    }

    private async Task<Campaign> Campaign(DonationRow gift, CancellationToken cancel) => (await campaigns.Show(gift.CampaignId.ToString(), cancel))!.Value.Campaign;
}
