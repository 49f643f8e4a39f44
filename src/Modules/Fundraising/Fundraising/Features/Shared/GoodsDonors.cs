using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The gifts to which goods belong: who gave them, and how he wants to be shown, stands there.</summary>
internal sealed class GoodsDonors(Reads<DonationRow> donations)
{
    public async Task<IReadOnlyDictionary<Guid, DonationRow>> Of(IEnumerable<GoodsRow> goods, CancellationToken cancel)
    {
        var ids = goods.Select(g => g.DonationId).Distinct().ToArray();
        return (await donations.Ask((rows, ct) => rows.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct), cancel)).Value;
    }
}
