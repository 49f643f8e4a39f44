using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Goods;

/// <summary>The filters of the list of goods and of its exports.</summary>
internal sealed record GoodsFilter(Guid? Campaign, string? Item, GoodsCategory? Category, GoodsState? State, DateOnly? ExpiresBefore)
{
    /// <summary>True when nothing is asked for: all goods pass.</summary>
    public bool KeepsAll => this == new GoodsFilter(null, null, null, null, null);

    public Specification<GoodsRow> Wanted
    {
        get
        {
            var wanted = Specification<GoodsRow>.All;
            if (Campaign is { } campaign) wanted &= GoodsThat.BelongTo(campaign);
            if (!string.IsNullOrWhiteSpace(Item)) wanted &= GoodsThat.MentionInItem(Item.Trim());
            if (Category is { } category) wanted &= GoodsThat.AreOf(category);
            if (State is { } state) wanted &= GoodsThat.Are(state);
            if (ExpiresBefore is { } day) wanted &= GoodsThat.ExpireBefore(day);
            return wanted;
        }
    }
}
