using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <content>The list of a collective gift that came after its money (FUN-13).</content>
internal sealed partial record Donation
{
    /// <summary>Named later; those that came with the gift stand in its recording event.</summary>
    public IReadOnlyList<GiftPart>? Parts { get; init; }

    /// <summary>The parts of a gift, whenever they were named; none where it is not collective.</summary>
    public IReadOnlyList<GiftPart> PartsOf(DonationRecorded recorded) => recorded.Parts ?? Parts ?? [];

    /// <param name="recorded">The gift as its donor gave it: a list belongs to that, wherever the money was moved since.</param>
    /// <param name="voided">Whether it was voided since.</param>
    public Decision<DonationEvent> NameParts(IReadOnlyList<ProposedPart> asked, DonationRecorded recorded, Guid campaign, bool voided, string by, DateTimeOffset now, Rulebook rules)
    {
        if (PartsOf(recorded).Count > 0) return PartErrors.NamedAlready;
        if (voided) return PartErrors.Voided;
        if (asked.Count == 0) return PartErrors.Missing;
        var errors = new List<Error>();
        var most = rules.FundraisingOn(ChinaTime.DayOf(recorded.ReceivedAt)).PartsPerGift;
        var parts = GiftParts.Check(asked, Over(recorded).Donor.Kind, recorded.DonationId, recorded.Amount, most, errors);
        if (Error.All(errors) is { } error) return error;
        return [new DonationPartsNamed(campaign, recorded.Number, GiftParts.Place(parts, recorded.Number, recorded.Fens), by, now)];
    }
}
