using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Goods;

/// <summary>What goods must be to be accepted: named, counted, not expired, valued only with proof (FUN-06).</summary>
internal static class GoodsCheck
{
    private const int ShortText = 100;
    private const int MostTold = 100;

    /// <summary>The lines in their order; faults added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<GoodsItem> Check(IReadOnlyList<ProposedGoods> asked, DateOnly receivedOn, FundraisingParameters figures, List<Error> errors)
    {
        if (asked.Count > figures.GoodsPerGift)
        {
            errors.Add(GoodsErrors.TooMany(asked.Count, figures.GoodsPerGift));
            return [];
        }

        var (items, faults) = (new List<GoodsItem>(asked.Count), new List<Error>());
        foreach (var (i, one) in asked.Index()) items.Add(Item(one, i, receivedOn, figures.GoodsMinMonths, faults));
        errors.AddRange(faults.Take(MostTold));
        return items;
    }

    /// <summary>What all lines are worth; null where the value of one is not known.</summary>
    public static Money? ValueOf(IReadOnlyList<GoodsItem> goods) => goods.Count == 0 || goods.Any(g => g.FairValue is null) ? null : KnownValueOf(goods);

    /// <summary>What is known of the value.</summary>
    public static Money KnownValueOf(IReadOnlyList<GoodsItem> goods) => goods.Aggregate(Money.Zero, (sum, g) => sum + (g.FairValue ?? Money.Zero));

    private static GoodsItem Item(ProposedGoods asked, int index, DateOnly receivedOn, int months, List<Error> faults)
    {
        var field = $"goods[{index}]";
        string? Text(string? text, string name, int most)
        {
            if (PlainText.Check(text, $"{field}.{name}", most, out var clean) is { } unclean) faults.Add(unclean);
            return clean;
        }

        var (item, unit, proof, reason) = (Text(asked.Item, "item", ShortText), Text(asked.Unit, "unit", 20), Text(asked.Proof, "proof", ShortText), Text(asked.Reason, "reason", 500));
        if (item is null) faults.Add(GoodsErrors.Missing($"{field}.item", "物资名称"));
        if (unit is null) faults.Add(GoodsErrors.Missing($"{field}.unit", "计量单位"));
        if (Quantity.Check(asked.Quantity, $"{field}.quantity", out var quantity) is { } wrong) faults.Add(wrong);
        Money? value = null;
        if (asked.FairValue is { } yuan)
        {
            if (Money.Check(yuan, $"{field}.fairValue", out var worth) is { } unsound) faults.Add(unsound);
            else if (proof is null) faults.Add(GoodsErrors.ValueNeedsProof($"{field}.proof"));
            value = worth;
        }

        // What expires and nobody says what it is, is taken for food.
        var category = asked.Category ?? (asked.ExpiresOn is null ? GoodsCategory.Other : GoodsCategory.Food);
        if (ExpiryFault(category, asked.ExpiresOn, receivedOn, months, reason, field) is { } spoilt) faults.Add(spoilt);
        return new(index + 1, item ?? "", category, unit ?? "", quantity, value, proof, asked.ExpiresOn, reason);
    }

    private static Error? ExpiryFault(GoodsCategory category, DateOnly? expiresOn, DateOnly receivedOn, int months, string? reason, string field)
    {
        var perishes = category != GoodsCategory.Other;
        if (expiresOn is not { } last) return perishes ? GoodsErrors.ExpiryMissing($"{field}.expiresOn") : null;
        if (DayRange.Check(last, $"{field}.expiresOn") is { } unlikely) return unlikely;
        if (last < receivedOn) return GoodsErrors.Expired($"{field}.expiresOn", last);
        return perishes && last < receivedOn.AddMonths(months) && reason is null ? GoodsErrors.ExpiresSoon($"{field}.reason", last, receivedOn.AddMonths(months), months) : null;
    }
}
