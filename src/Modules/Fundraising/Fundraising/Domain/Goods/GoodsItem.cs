using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Goods;

/// <summary>What kind of goods, as far as rules ask.</summary>
internal enum GoodsCategory
{
    Other,
    Food,
    Medicine,
}

/// <summary>One line of a gift of goods, as it was recorded (FUN-06).</summary>
/// <param name="Line">Its place among the goods of the gift, from 1.</param>
/// <param name="FairValue">Of the whole line; null where no proof tells it.</param>
/// <param name="ShortReason">Why it was taken although it expires soon.</param>
internal sealed record GoodsItem(
    int Line, string Item, GoodsCategory Category, string Unit, Quantity Quantity, Money? FairValue, string? Proof, DateOnly? ExpiresOn, string? ShortReason)
{
    /// <summary>The id of a line, known from its gift.</summary>
    public static Guid IdOf(Guid gift, int line) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"gift-goods/{gift}/{line}")).AsSpan(0, 16), bigEndian: true);

    public override string ToString() => $"{Item} {Quantity} {Unit}";
}

/// <summary>A line of goods as somebody typed it.</summary>
internal sealed record ProposedGoods(string? Item, GoodsCategory? Category, string? Unit, decimal? Quantity, decimal? FairValue, string? Proof, DateOnly? ExpiresOn, string? Reason);

/// <summary>How much of a line somebody counted or hands over.</summary>
internal sealed record ProposedQuantity(int? Line, decimal? Quantity);
