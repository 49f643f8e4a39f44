using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Donors;

/// <summary>What a donor asks for.</summary>
internal enum DonorRequestKind
{
    /// <summary>What became of his gifts.</summary>
    Query,

    /// <summary>A copy of what is recorded.</summary>
    Copy,

    /// <summary>That something be mended.</summary>
    Correction,
    Other,
}

/// <summary>The way by which a donor and the society speak with each other.</summary>
internal enum ContactWay
{
    Visit,
    Phone,
    Letter,
    Email,
    WeChat,

    /// <summary>To all donors at once: a notice that everybody can read.</summary>
    PublicNotice,
    Other,
}

/// <summary>A gift that a request is about.</summary>
internal sealed record RequestedGift(Guid DonationId, string Number);

/// <summary>Something that happened to a donor's request.</summary>
internal abstract record DonorRequestEvent;

/// <param name="DueOn">The last working day for the answer, as reckoned on the day on which it was written down.</param>
[StoredName("donor-request-received")]
internal sealed record DonorRequestReceived(
    string Number,
    DonorRequestKind Kind,
    Private<string> From,
    Private<string>? Contact,
    Private<string>? What,
    ContactWay Way,
    DateOnly ReceivedOn,
    DateOnly DueOn,
    IReadOnlyList<RequestedGift> Gifts,
    string By,
    DateTimeOffset At) : DonorRequestEvent;

/// <summary>Who asks is the donor, or acts for him.</summary>
[StoredName("donor-request-identity-checked")]
internal sealed record DonorIdentityChecked(string How, string By, DateTimeOffset At) : DonorRequestEvent;

[StoredName("donor-request-answered")]
internal sealed record DonorRequestAnswered(ContactWay Way, string DocumentReference, string? Note, DateOnly AnsweredOn, string By, DateTimeOffset At) : DonorRequestEvent;
