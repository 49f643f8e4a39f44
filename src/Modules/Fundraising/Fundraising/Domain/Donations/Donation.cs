using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>What was corrected on a gift since its campaign recorded it. Its money is its campaign's business: there each fen has its place.</summary>
internal sealed partial record Donation : IAggregate<Donation, DonationEvent>
{
    public static Donation Initial { get; } = new();

    public long Version { get; init; }

    public DonorKind? Kind { get; init; }

    public Private<string>? Name { get; init; }

    public Private<string>? Phone { get; init; }

    public Private<string>? IdNumber { get; init; }

    public Private<string>? CreditCode { get; init; }

    public DateTimeOffset? GivenAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public Private<string>? Message { get; init; }

    public Publicity? Publicity { get; init; }

    /// <summary>The gift as it stands now: as recorded, with what was corrected. Its private parts are made anew, for whoever writes them down again.</summary>
    public DonationRecorded Over(DonationRecorded recorded)
    {
        var (donor, root) = (recorded.Donor, recorded.MovedFrom?.Root ?? recorded.DonationId);
        return recorded with
        {
            Donor = new(Kind ?? donor.Kind, Fresh(Name ?? donor.Name, root), Fresh(Phone ?? donor.Phone, root), Fresh(IdNumber ?? donor.IdNumber, root), Fresh(CreditCode ?? donor.CreditCode, root)),
            GivenAt = GivenAt ?? recorded.GivenAt,
            ReceivedAt = ReceivedAt ?? recorded.ReceivedAt,
            Message = Fresh(Message ?? recorded.Message, root),
            Publicity = Publicity ?? recorded.Publicity,
            Receipt = Wish ?? recorded.Receipt,
        };
    }

    /// <param name="recorded">The gift as its campaign recorded it.</param>
    /// <param name="lastDay">The last day of its campaign, if it has one.</param>
    /// <param name="campaign">Where it is booked.</param>
    public Decision<DonationEvent> Correct(ProposedCorrection asked, DonationRecorded recorded, DateOnly? lastDay, string by, DateTimeOffset now, Guid campaign = default)
    {
        if (asked.Fields is not { Count: > 0 } fields) return DonationErrors.NothingCorrected;
        var (errors, gift) = (new List<Error>(), Over(recorded));
        var root = recorded.MovedFrom?.Root ?? recorded.DonationId;
        var donor = Donor(asked, gift, root, now, errors);
        if (PlainText.Check(asked.Message, "message", 500, out var message, lines: true) is { } long_) errors.Add(long_);
        if (PlainText.Check(asked.Reason, "reason", 1000, out var reason, lines: true) is { } unclean) errors.Add(unclean);
        else if (reason is null) errors.Add(WithdrawalErrors.ExplanationMissing("reason"));
        errors.AddRange(DayFaults(asked, gift, lastDay, now));
        if (asked.Kind is not (null or DonorKind.Organisation) && PartsOf(recorded).Count > 0) errors.Add(PartErrors.KeepsUnit);
        if (Error.All(errors) is { } error) return error;
        return
        [
            new DonationCorrected(
                asked.Kind, asked.Name is null ? null : donor.Name, asked.Phone is null ? null : donor.Phone, asked.IdNumber is null ? null : donor.IdNumber,
                asked.CreditCode is null ? null : donor.CreditCode, asked.GivenAt?.ToUniversalTime(), asked.ReceivedAt?.ToUniversalTime(),
                Private.Of(PrivateKind.Message, root, message), fields, reason!, by, now, Rebooked(asked, gift, campaign, now)),
        ];
    }

    public Decision<DonationEvent> ChangePublicity(Publicity? asked, DonationRecorded recorded, string by, DateTimeOffset now)
    {
        if (asked is not { } publicity) return DonationErrors.Missing("publicity", "公示方式");
        var gift = Over(recorded);
        if (gift.Donor.Kind == DonorKind.Anonymous && publicity != Campaigns.Publicity.Anonymous) return DonationErrors.AnonymousHasNoName;
        return gift.Publicity == publicity ? DonationErrors.PublicityUnchanged : [new DonationPublicityChanged(gift.Publicity, publicity, by, now)];
    }

    public Donation Apply(DonationEvent happened)
    {
        var next = this with { Version = Version + 1 };
        return happened switch
        {
            DonationCorrected e => next with
            {
                Kind = e.Kind ?? Kind,
                Name = e.Name ?? Name,
                Phone = e.Phone ?? Phone,
                IdNumber = e.IdNumber ?? IdNumber,
                CreditCode = e.CreditCode ?? CreditCode,
                GivenAt = e.GivenAt ?? GivenAt,
                ReceivedAt = e.ReceivedAt ?? ReceivedAt,
                Message = e.Message ?? Message,
            },
            DonationPublicityChanged e => next with { Publicity = e.To },
            DonationPartsNamed e => next with { Parts = e.Parts },
            GoodsCounted e => next.Count(e),
            GoodsHandedOver e => next.HandOver(e),
            _ => next.ApplyReceipt(happened),
        };
    }

    private static GiftRebooked? Rebooked(ProposedCorrection asked, DonationRecorded gift, Guid campaign, DateTimeOffset now)
    {
        var (from, kind) = (ChinaTime.DayOf(gift.ReceivedAt), asked.Kind ?? gift.Donor.Kind);
        var to = asked.ReceivedAt is { } at ? ChinaTime.DayOf(at) : from;
        if (gift.MovedFrom is not null) from = to = ChinaTime.DayOf(now);
        if ((from == to && kind == gift.Donor.Kind) || gift.Amount == Money.Zero) return null;
        return new(campaign, gift.Number, gift.Earmark, gift.Amount, from, to, gift.Donor.Kind, kind, gift.Channel, gift.AwaitsReview);
    }

    private static Private<string>? Fresh(Private<string>? part, Guid root) => part is null ? null : Private.Of(part.Kind, root, part.OrNothing);

    // A name that came from a list, or was erased, is not judged anew where it stays.
    private static Donor Donor(ProposedCorrection asked, DonationRecorded gift, Guid root, DateTimeOffset now, List<Error> errors)
    {
        var kind = asked.Kind ?? gift.Donor.Kind;
        var name = asked.Name ?? (kind == DonorKind.Anonymous ? null : gift.Donor.Name?.OrNothing ?? (gift.Donor.Name is null ? null : "—"));
        var list = asked.Name is null ? new ListOrigin(default, "", "") : null;
        var proposed = new ProposedGift(
            new(kind, name, asked.Phone, asked.IdNumber, asked.CreditCode), null, null, null, null, null, null, null, null, null, null, null, list);
        return DonorCheck.Check(proposed, root, now, errors);
    }

    private static IEnumerable<Error> DayFaults(ProposedCorrection asked, DonationRecorded gift, DateOnly? lastDay, DateTimeOffset now)
    {
        var (given, received) = (asked.GivenAt ?? gift.GivenAt, asked.ReceivedAt ?? gift.ReceivedAt);
        var (givenOn, receivedOn) = (ChinaTime.DayOf(given), ChinaTime.DayOf(received));
        if (DayRange.Check(givenOn, "givenAt") is { } early) yield return early;
        if (DayRange.Check(receivedOn, "receivedAt") is { } unlikely) yield return unlikely;
        else if (received > now.AddMinutes(5)) yield return DonationErrors.ReceivedInFuture(received);
        if (givenOn > receivedOn) yield return DonationErrors.GivenAfterReceived;
        if (asked.ReceivedAt is not null && receivedOn > lastDay) yield return DonationErrors.ReceivedAfterEnd(receivedOn, lastDay.Value);
    }
}

/// <summary>What somebody wants to correct; null members stay as they are.</summary>
internal sealed record ProposedCorrection(
    DonorKind? Kind, string? Name, string? Phone, string? IdNumber, string? CreditCode, DateTimeOffset? GivenAt, DateTimeOffset? ReceivedAt, string? Message, string? Reason)
{
    /// <summary>The names of the fields that are asked for.</summary>
    public IReadOnlyList<string> Fields =>
    [
        .. new (string Field, bool Asked)[]
        {
            ("donor.kind", Kind is not null), ("donor.name", Name is not null), ("donor.phone", Phone is not null), ("donor.idNumber", IdNumber is not null),
            ("donor.creditCode", CreditCode is not null), ("givenAt", GivenAt is not null), ("receivedAt", ReceivedAt is not null), ("message", Message is not null),
        }.Where(f => f.Asked).Select(f => f.Field),
    ];
}
