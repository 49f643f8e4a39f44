using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>A gift in all its places, so that it can be told what became of it or of any part of it.</summary>
/// <param name="Rows">In the order of the moves, the gift as it was given first.</param>
internal sealed record WholeGift(IReadOnlyList<DonationRow> Rows, IReadOnlyList<GiftPlace> Places, bool Lagging)
{
    public DonationRow Root => Rows[0];

    public FenFate Fate => FateOf(Places[0].Fens);

    /// <param name="fens">Some of the fen of the gift as it was given.</param>
    public FenFate FateOf(Fens fens) => FenFate.Of(fens, Places);
}

/// <summary>Reads what payments and withdrawals took of a gift.</summary>
internal sealed class GiftFates(Reads<DonationRow> donations, Reads<SpentRow> spent, Reads<WithdrawnRow> withdrawn)
{
    public async Task<WholeGift> Of(Guid root, CancellationToken cancel)
    {
        var rows = await donations.Ask((all, ct) => all.Where(DonationsThat.AreOfRoot(root).Condition).OrderBy(d => d.RecordedAt).ToListAsync(ct), cancel);
        var ids = rows.Value.Select(r => r.Id).ToArray();
        var gone = await withdrawn.Ask((all, ct) => all.Where(WithdrawnRow.OfOneOf(ids).Condition).ToListAsync(ct), cancel);
        var (places, lagging) = (new List<GiftPlace>(), rows.Lagging || gone.Lagging);
        foreach (var row in rows.Value)
        {
            var used = await spent.Ask((all, ct) => all.Where(SpentRow.Of(row).Condition).ToListAsync(ct), cancel);
            lagging |= used.Lagging;
            places.Add(new(
                new(row.FromFen, row.ToFen),
                [.. used.Value.Select(u => (new Fens(u.FromFen, u.ToFen), u.DisbursementId))],
                [.. gone.Value.Where(w => w.DonationId == row.Id).Select(w => (w.Fens, w.Kind))]));
        }

        return new(rows.Value, places, lagging);
    }
}
