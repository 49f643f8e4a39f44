using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>Money coming in: each gift takes the next fen of its line (FUN-06, FUN-20).</content>
internal sealed partial record Campaign
{
    /// <summary>Why no gift can be taken now; null when one can.</summary>
    public Error? GiftsFault => Status switch
    {
        _ when Plan is null => CampaignErrors.NotFound,
        CampaignStatus.Draft or CampaignStatus.Filed => CampaignErrors.NotLaunched,
        CampaignStatus.Suspended => CampaignErrors.Suspended,
        CampaignStatus.Ended or CampaignStatus.Settled => CampaignErrors.Closed,
        _ => null,
    };

    public Decision<CampaignEvent> RecordDonation(Guid id, ProposedGift asked, DateTimeOffset now, Rulebook rules)
    {
        if (GiftsFault is { } closed) return closed;
        if (Gift.Check(asked, id, now, rules, out var gift) is { } error) return error;
        var receivedOn = ChinaTime.DayOf(gift.ReceivedAt);
        if (Plan!.EndsOn is { } end && receivedOn > end) return DonationErrors.ReceivedAfterEnd(receivedOn, end);
        if (EarmarkFault(gift.Earmark, rules.FundraisingOn(ChinaTime.DayOf(now)).EarmarksPerCampaign) is { } tooMany) return tooMany;
        var sequence = GiftCount + 1;
        var fens = gift.Goods is null ? LineOf(gift.Earmark).Receive(gift.Amount, gift.Overseas).Gift : default;
        Decision<CampaignEvent> recorded =
        [
            new DonationRecorded(
                id, $"{Number}-{sequence:D6}", sequence, gift.Donor, gift.Amount, fens, gift.Channel, gift.TransactionNumber, gift.GivenAt, gift.ReceivedAt,
                gift.Earmark, gift.Publicity, gift.Receipt, gift.Message, gift.LetterReference, gift.Overseas, gift.LetterOwed, asked.List, now,
                Parts: gift.Parts is { } parts ? GiftParts.Place(parts, $"{Number}-{sequence:D6}", fens) : null, Goods: gift.Goods, Terms: gift.Terms),
        ];
        return recorded.Claiming([.. ClaimsOf(gift, asked.List)]);
    }

    /// <summary>The review of an overseas gift is done; from now on it may be used (FUN-06).</summary>
    public Decision<CampaignEvent> PassReview(Guid donation, string? reviewNumber, DateTimeOffset now)
    {
        if (!Unreviewed.TryGetValue(donation, out var place)) return DonationErrors.NotAwaitingReview;
        if (PlainText.Check(reviewNumber, "reviewNumber", 100, out var number) is { } unclean) return unclean;
        if (number is null) return DonationErrors.Missing("reviewNumber", "审查文号");
        var earmark = place.Line.Length == 0 ? null : place.Line;
        var left = LineOf(earmark).BlockedFens.Within(place.Fens).Sum(part => part.Length);
        return [new DonationReviewPassed(donation, place.Fens, earmark, number, now, left == place.Fens.Length ? null : left)];
    }

    /// <summary>The letter of a large gift that came from a list is there now (FUN-06).</summary>
    public Decision<CampaignEvent> ReceiveLetter(Guid donation, string? letterReference, DateTimeOffset now)
    {
        if (!LettersOwed.Contains(donation)) return DonationErrors.LetterNotOwed;
        if (PlainText.Check(letterReference, "letterReference", 100, out var letter) is { } unclean) return unclean;
        if (letter is null) return DonationErrors.Missing("letterReference", "捐赠函编号");
        return [new DonationLetterReceived(donation, letter, now)];
    }

    /// <summary>How many events this campaign has seen of a gift of its own, the one that recorded it included.</summary>
    public long VersionOfGift(Guid donation) => 1 + AfterwardsOf(donation).Events;

    /// <summary>What happened later to a gift; nothing yet to most.</summary>
    public GiftAfterwards AfterwardsOf(Guid donation) => Afterwards.GetValueOrDefault(donation, GiftAfterwards.Nothing);

    private Error? EarmarkFault(string? earmark, int most) =>
        earmark is not null && !Lines.ContainsKey(earmark) && Lines.Keys.Count(k => k.Length > 0) >= most ? DonationErrors.TooManyEarmarks(most) : null;

    /// <summary>The same channel and transaction number are recorded once in the whole system; by it the gift is found.</summary>
    public static Claim PaymentClaim(Channel channel, string transaction) =>
        new("payment", PaymentName(channel, transaction), holder => DonationErrors.PaymentRecorded(((DonationRecorded)holder).Number));

    private static string PaymentName(Channel channel, string transaction) => $"{channel}:{PlainForm.Of(transaction)}";

    private IEnumerable<Claim> ClaimsOf(Gift gift, ListOrigin? list)
    {
        if (gift.TransactionNumber is { } transaction)
            yield return PaymentClaim(gift.Channel, transaction);
        if (list is not null)
            yield return new("list-row", $"{Number}:{list.Source}:{list.RowNumber}", _ => DonationErrors.RowChanged);
    }

    private Campaign Receive(DonationRecorded e)
    {
        var key = KeyOf(e.Earmark);
        if (e.Goods is not null) return (this with { GoodsGifts = GoodsGifts + 1 }).Receive(e, key, default);
        var (line, fens) = LineOf(e.Earmark).Receive(e.Amount, e.AwaitsReview);
        if (fens != e.Fens) throw new InvalidOperationException($"Gift {e.Number} does not stand where its event says");
        return (this with { Lines = Lines.SetItem(key, line) }).Receive(e, key, fens);
    }

    private Campaign Receive(DonationRecorded e, string key, Fens fens) => this with
    {
        GiftCount = e.Sequence,
        // Nothing happened to a gift before it was there.
        Afterwards = Afterwards.Remove(e.DonationId),
        LettersOwed = e.LetterOwed ? LettersOwed.Add(e.DonationId) : LettersOwed,
        Unreviewed = e.AwaitsReview ? Unreviewed.Add(e.DonationId, (key, fens)) : Unreviewed,
    };

    private Campaign Release(DonationReviewPassed e) => (this with
    {
        // Goods have no place on a line.
        Lines = e.Fens.IsEmpty ? Lines : Lines.SetItem(KeyOf(e.Earmark), LineOf(e.Earmark).Release(e.Fens)),
        Unreviewed = Unreviewed.Remove(e.DonationId),
    }).Count(e.DonationId);

    private Campaign Count(Guid donation) => Count(donation, AfterwardsOf(donation));

    private Campaign Count(Guid donation, GiftAfterwards later)
    {
        var next = later with { Events = later.Events + 1 };
        return this with { TouchedGift = 1 + next.Events, Afterwards = Afterwards.SetItem(donation, next) };
    }
}
