using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>Something that happened to a gift after it was recorded, and that moves no money: it stands in the gift's own stream (ADR 0028).</summary>
internal abstract record DonationEvent;

/// <summary>What was entered wrongly is right now; null members stay as they were (FUN-14).</summary>
/// <param name="Fields">Which fields were corrected, by their names in the API.</param>
/// <param name="Booked">Set where the day received or the kind of donor changed.</param>
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
    DateTimeOffset At,
    GiftRebooked? Booked = null) : DonationEvent;

/// <summary>What a correction means for the ledger: the gift off where it was booked, and on where it belongs (FUN-17).</summary>
/// <param name="Amount">As it was recorded; what was voided or moved since has its own lines.</param>
/// <param name="FromOn">The day as it stood before; for moved money, whose day is the move's, the day of the correction.</param>
internal sealed record GiftRebooked(
    Guid Campaign, string Number, string? Earmark, Money Amount, DateOnly FromOn, DateOnly ToOn, DonorKind FromKind, DonorKind ToKind, Channel Channel, bool Overseas);

/// <summary>The donor wants to be shown otherwise (TRA-03).</summary>
[StoredName("donation-publicity-changed")]
internal sealed record DonationPublicityChanged(Publicity From, Publicity To, string By, DateTimeOffset At) : DonationEvent;

/// <summary>The list of a collective gift came after its money (FUN-13).</summary>
/// <param name="CampaignId">Where the gift was given.</param>
/// <param name="Number">The gift's number.</param>
[StoredName("donation-parts-named")]
internal sealed record DonationPartsNamed(Guid CampaignId, string Number, IReadOnlyList<GiftPart> Parts, string By, DateTimeOffset At) : DonationEvent;
