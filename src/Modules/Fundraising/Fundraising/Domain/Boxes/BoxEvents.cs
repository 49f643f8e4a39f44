using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Boxes;

/// <summary>Something that happened to a collection box.</summary>
internal abstract record BoxEvent;

/// <param name="FilingNumber">Of the civil-affairs department of the place; wanted where the place lies outside the county (FUN-04).</param>
[StoredName("box-registered")]
internal sealed record BoxRegistered(
    Guid BoxId, string Number, string Place, bool InsideCounty, string? FilingNumber, Guid CampaignId, string CampaignNumber, string By, DateTimeOffset At) : BoxEvent;

/// <param name="To">Who keeps it from now on.</param>
[StoredName("box-handed-out")]
internal sealed record BoxHandedOut(Private<string> To, string SealNumber, DateOnly On, string By, DateTimeOffset At) : BoxEvent;

/// <summary>It is back, closed, and waits to be counted.</summary>
/// <param name="From">Who brought it.</param>
/// <param name="SealSeen">The seal that was on it.</param>
/// <param name="SealDiffers">True where that is another seal than at the hand-out; then the remark says why.</param>
[StoredName("box-taken-in")]
internal sealed record BoxTakenIn(
    string Number, Guid CampaignId, Private<string> From, string SealSeen, bool SealDiffers, string? Remark, DateOnly On, string By, DateTimeOffset At) : BoxEvent;

/// <summary>Two people counted what was in it. What they counted becomes a gift.</summary>
/// <param name="Count">The how-manyeth count of this box, from 1.</param>
/// <param name="Second">Who counted beside the one who wrote it down.</param>
/// <param name="GiftId">The id of the gift; null where there was nothing in it.</param>
[StoredName("box-counted")]
internal sealed record BoxCounted(
    int Count, Money Amount, Private<string> Second, DateOnly On, Guid CampaignId, string TransactionNumber, DateTimeOffset ReceivedAt, Guid? GiftId, string By, DateTimeOffset At) : BoxEvent;

[StoredName("box-retired")]
internal sealed record BoxRetired(string? Reason, string By, DateTimeOffset At) : BoxEvent;
