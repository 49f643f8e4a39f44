using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>The filters of the list of a collective gift and of its exports.</summary>
internal sealed record PartFilter(string? Name, decimal? AmountFrom, decimal? AmountTo, Publicity? Publicity)
{
    /// <summary>True when nothing is asked for: every part of the gift passes.</summary>
    public bool KeepsAll => this == new PartFilter(null, null, null, null);

    /// <summary>A range that ends before it begins.</summary>
    public Error? Fault => Ranges.Fault(("amountFrom", AmountFrom, AmountTo));

    public Specification<PartRow> Of(Guid donation)
    {
        var wanted = PartsThat.BelongTo(donation);
        if (!string.IsNullOrWhiteSpace(Name)) wanted &= PartsThat.MentionInName(Name.Trim());
        if (AmountFrom is { } least) wanted &= PartsThat.AreAtLeast(Ranges.AtLeast(least));
        if (AmountTo is { } most) wanted &= PartsThat.AreAtMost(Ranges.AtMost(most));
        if (Publicity is { } publicity) wanted &= PartsThat.AreShown(publicity);
        return wanted;
    }
}
