using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Goods;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>A line of goods as a second person counted it.</summary>
/// <param name="FairValue">Of what was counted; null where no proof tells it.</param>
internal sealed record CountedGoods(int Line, string Item, string Unit, Quantity Recorded, Quantity Quantity, Money? FairValue);

/// <summary>A line of goods, or some of it, that left for the relief stock.</summary>
internal sealed record HandedGoods(int Line, string Item, GoodsCategory Category, string Unit, Quantity Quantity, DateOnly? ExpiresOn);

/// <summary>What is there and expires first, and from which day on somebody should look after it.</summary>
internal sealed record NearExpiry(DateOnly NoticeOn, DateOnly ExpiresOn);

/// <summary>Somebody else than who recorded the goods counted them; from now on what he counted holds (FUN-06).</summary>
/// <param name="Remark">Why it differs from the record, where it does.</param>
/// <param name="Next">Null where nothing of it expires.</param>
[StoredName("goods-counted")]
internal sealed record GoodsCounted(
    Guid CampaignId, string Number, IReadOnlyList<CountedGoods> Goods, bool Differs, string? Remark, NearExpiry? Next, string By, DateTimeOffset At) : DonationEvent;

/// <summary>Goods left for the relief stock (FUN-06). What another module is told will be made from this.</summary>
/// <param name="HandOverNumber">The gift's number with the how-manyeth hand-over.</param>
/// <param name="To">A stock or a unit.</param>
/// <param name="Next">Of what is left; null where nothing of it expires.</param>
[StoredName("goods-handed-over")]
internal sealed record GoodsHandedOver(
    Guid HandOverId, string HandOverNumber, Guid CampaignId, string Number, string To, DateOnly On, IReadOnlyList<HandedGoods> Goods, string? Remark, NearExpiry? Next, string By, DateTimeOffset At) : DonationEvent;
