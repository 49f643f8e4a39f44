using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>The filters of the list of a collective gift and of its exports.</summary>
internal sealed record PartFilter(string? Name, decimal? AmountFrom, decimal? AmountTo, Publicity? Publicity)
{
    /// <summary>True when nothing is asked for: every part of the gift passes.</summary>
    public bool KeepsAll => this == new PartFilter(null, null, null, null);

    public Specification<PartRow> Of(Guid donation)
    {
        var wanted = PartsThat.BelongTo(donation);
        if (!string.IsNullOrWhiteSpace(Name)) wanted &= PartsThat.MentionInName(Name.Trim());
        if (AmountFrom is { } least) wanted &= PartsThat.AreAtLeast(Fen(decimal.Ceiling(Bounded(least) * 100)));
        if (AmountTo is { } most) wanted &= PartsThat.AreAtMost(Fen(decimal.Floor(Bounded(most) * 100)));
        if (Publicity is { } publicity) wanted &= PartsThat.AreShown(publicity);
        return wanted;
    }

    // A bound beyond every amount is as good as the largest one, and does not overflow.
    private static decimal Bounded(decimal yuan) => Math.Clamp(yuan, -1, Money.Largest.InYuan + 1);

    private static long Fen(decimal fen) => decimal.ToInt64(fen);
}
