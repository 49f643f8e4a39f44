using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>Something that happened to a gift after it was recorded, and that moves no money: it stands in the gift's own stream (ADR 0028).</summary>
internal abstract record DonationEvent;

/// <summary>What was entered wrongly is right now; null members stay as they were (FUN-14).</summary>
/// <param name="Fields">Which fields were corrected, by their names in the API.</param>
[StoredName("donation-corrected")]
internal sealed record DonationCorrected(
    DonorKind? Kind,
    Private<string>? Name,
    Private<string>? Phone,
    Private<string>? IdNumber,
    Private<string>? CreditCode,
    DateTimeOffset? GivenAt,
    DateTimeOffset? ReceivedAt,
    Private<string>? Message,
    IReadOnlyList<string> Fields,
    string Reason,
    string By,
    DateTimeOffset At) : DonationEvent;

/// <summary>The donor wants to be shown otherwise (TRA-03).</summary>
[StoredName("donation-publicity-changed")]
internal sealed record DonationPublicityChanged(Publicity From, Publicity To, string By, DateTimeOffset At) : DonationEvent;

/// <summary>The list of a collective gift came after its money (FUN-13).</summary>
/// <param name="CampaignId">Where the gift was given.</param>
/// <param name="Number">The gift's number.</param>
[StoredName("donation-parts-named")]
internal sealed record DonationPartsNamed(Guid CampaignId, string Number, IReadOnlyList<GiftPart> Parts, string By, DateTimeOffset At) : DonationEvent;
