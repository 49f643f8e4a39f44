using System.Globalization;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Goods;

/// <summary>How much of an item, in thousandths of its unit: 12.5 kg. Never a floating-point number.</summary>
internal readonly record struct Quantity(long Thousandths) : IComparable<Quantity>
{
    public static readonly Quantity Zero;

    public static readonly Quantity Largest = new(999_999_999_999);

    [JsonIgnore]
    public decimal InUnits => Thousandths / 1000m;

    /// <summary>Reads a quantity that somebody tells: at most three decimals.</summary>
    /// <param name="orNone">Whether there may be none of it.</param>
    public static Error? Check(decimal? told, string field, out Quantity quantity, bool orNone = false)
    {
        quantity = Zero;
        if (told is not { } units) return GoodsErrors.Missing(field, "数量");
        if (units < 0 || (units == 0 && !orNone) || units > Largest.InUnits || decimal.Round(units, 3) != units) return GoodsErrors.QuantityInvalid(field, units, orNone);
        quantity = new(decimal.ToInt64(units * 1000m));
        return null;
    }

    public static Quantity operator +(Quantity a, Quantity b) => new(checked(a.Thousandths + b.Thousandths));

    public static Quantity operator -(Quantity a, Quantity b) => new(checked(a.Thousandths - b.Thousandths));

    public static bool operator >(Quantity a, Quantity b) => a.Thousandths > b.Thousandths;

    public static bool operator <(Quantity a, Quantity b) => a.Thousandths < b.Thousandths;

    public int CompareTo(Quantity other) => Thousandths.CompareTo(other.Thousandths);

    public override string ToString() => InUnits.ToString("0.###", CultureInfo.InvariantCulture);
}
