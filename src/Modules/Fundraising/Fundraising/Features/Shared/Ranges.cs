using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The two ends of what somebody filters by: a range that ends before it begins is a slip, and an empty list would hide it.</summary>
internal static class Ranges
{
    /// <summary>All inverted ranges, told in one error; null where there are none.</summary>
    public static Error? Fault(params IReadOnlyList<(string Field, IComparable? From, IComparable? To)> ranges) =>
        Error.All([.. ranges.Where(r => r.From is not null && r.To is not null && r.From.CompareTo(r.To) > 0).Select(r => Inverted(r.Field))]);

    /// <summary>The least and the most fen that lie within two amounts in yuan.</summary>
    public static long AtLeast(decimal yuan) => decimal.ToInt64(decimal.Ceiling(Bounded(yuan) * 100));

    public static long AtMost(decimal yuan) => decimal.ToInt64(decimal.Floor(Bounded(yuan) * 100));

    // A bound beyond every amount is as good as the largest one, and does not overflow.
    private static decimal Bounded(decimal yuan) => Math.Clamp(yuan, -1, Money.Largest.InYuan + 1);

    private static Error Inverted(string field) => new(
        ErrorKind.Malformed, "list.range_inverted", $"筛选范围的起点大于终点（{field}）", $"The range ends before it begins ({field})", Field: field);
}
