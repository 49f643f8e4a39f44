using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>A stretch of a line of received fen, from <paramref name="From"/> up to but without <paramref name="To"/>.</summary>
internal readonly record struct Fens(long From, long To)
{
    [JsonIgnore]
    public long Length => checked(To - From);

    [JsonIgnore]
    public Money Amount => new(Length);

    [JsonIgnore]
    public bool IsEmpty => To <= From;

    /// <summary>What both hold; empty where they do not meet.</summary>
    public Fens Intersect(Fens other)
    {
        var from = Math.Max(From, other.From);
        return new(from, Math.Max(from, Math.Min(To, other.To)));
    }

    public bool Contains(Fens other) => From <= other.From && other.To <= To;

    public override string ToString() => $"[{From},{To})";
}
