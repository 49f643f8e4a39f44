using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>What somebody asks about: a gift, or his own part of a collective one.</summary>
internal sealed record AskedGift(DonationRow? Gift, PartRow? Part)
{
    public Guid RootId => Gift?.RootId ?? Part!.DonationId;
}

/// <summary>What became of a gift or of a part of one, wherever it was moved: told as one, whichever of its numbers is asked for.</summary>
/// <param name="Gift">The gift that was asked for; of a part the gift as it was given.</param>
/// <param name="Goods">Of a gift of goods.</param>
/// <param name="Given">Without what was voided.</param>
internal sealed record GiftTrace(string Number, DonationRow Gift, PartRow? Part, Campaign Campaign, WholeGift Whole, Money Given, IReadOnlyList<GiftUse> Uses, Money Refunded, IReadOnlyList<GoodsRow> Goods)
{
    public Money Used => new(Uses.Sum(u => u.Amount.Fen));

    public Money Unspent => Given - Used - Refunded;
}

/// <summary>What of it went into one payment.</summary>
internal sealed record GiftUse(DisbursementRow Payment, Money Amount);

/// <summary>Traces gifts to the payments that used them, to the fen (FUN-09).</summary>
internal sealed class GiftTraces(CampaignDesk desk, GiftFates fates, Reads<DisbursementRow> disbursements, Reads<GoodsRow> goods)
{
    public async Task<GiftTrace> Of(AskedGift asked, CancellationToken cancel)
    {
        var whole = await fates.Of(asked.RootId, cancel);
        var here = asked.Gift ?? whole.Root;
        var campaign = (await desk.Show(here.CampaignId.ToString(), cancel))!.Value.Campaign;
        var fens = asked.Part?.Fens ?? whole.Places[0].Fens;
        var fate = whole.FateOf(fens);
        var ids = fate.Used.Keys.ToArray();
        var payments = await disbursements.Ask((rows, ct) => rows.Where(d => ids.Contains(d.Id)).ToListAsync(ct), cancel);
        var uses = payments.Value.OrderBy(d => d.PaidOn).ThenBy(d => d.Number, StringComparer.Ordinal).Select(d => new GiftUse(d, fate.Used[d.Id]));
        var inGoods = here.GoodsCount == 0 ? [] : (await goods.Ask((rows, ct) => rows.Where(GoodsThat.AreOfGift(here.Id).Condition).OrderBy(g => g.Line).ToListAsync(ct), cancel)).Value;
        return new(asked.Part?.Number ?? here.Number, here, asked.Part, campaign, whole, fens.Amount - fate.Voided, [.. uses], fate.Refunded, inGoods);
    }
}
