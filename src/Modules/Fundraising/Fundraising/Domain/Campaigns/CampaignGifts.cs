using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

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
        var most = rules.FundraisingOn(ChinaTime.DayOf(now)).EarmarksPerCampaign;
        if (gift.Earmark is { } earmark && !Lines.ContainsKey(earmark) && Lines.Keys.Count(k => k.Length > 0) >= most) return DonationErrors.TooManyEarmarks(most);
        var sequence = GiftCount + 1;
        var (_, fens) = LineOf(gift.Earmark).Receive(gift.Amount, gift.Overseas);
        Decision<CampaignEvent> recorded =
        [
            new DonationRecorded(
                id, $"{Number}-{sequence:D6}", sequence, gift.Donor, gift.Amount, fens, gift.Channel, gift.TransactionNumber, gift.GivenAt, gift.ReceivedAt,
                gift.Earmark, gift.Publicity, gift.Receipt, gift.Message, gift.LetterReference, gift.Overseas, gift.LetterOwed, asked.List, now),
        ];
        return recorded.Claiming([.. ClaimsOf(gift, asked.List)]);
    }

    /// <summary>The review of an overseas gift is done; from now on it may be used (FUN-06).</summary>
    public Decision<CampaignEvent> PassReview(Guid donation, string? reviewNumber, DateTimeOffset now)
    {
        if (!Unreviewed.TryGetValue(donation, out var place)) return DonationErrors.NotAwaitingReview;
        if (PlainText.Check(reviewNumber, "reviewNumber", 100, out var number) is { } unclean) return unclean;
        if (number is null) return DonationErrors.Missing("reviewNumber", "审查文号");
        return [new DonationReviewPassed(donation, place.Fens, place.Line.Length == 0 ? null : place.Line, number, now)];
    }

    /// <summary>The letter of a large gift that came from a list is there now (FUN-06).</summary>
    public Decision<CampaignEvent> ReceiveLetter(Guid donation, string? letterReference, DateTimeOffset now)
    {
        if (!LettersOwed.Contains(donation)) return DonationErrors.LetterNotOwed;
        if (PlainText.Check(letterReference, "letterReference", 100, out var letter) is { } unclean) return unclean;
        if (letter is null) return DonationErrors.Missing("letterReference", "捐赠函编号");
        return [new DonationLetterReceived(donation, letter, now)];
    }

    /// <summary>The version of a gift that still owes something; null where it owes nothing.</summary>
    public long? VersionOfGift(Guid donation) => GiftVersions.TryGetValue(donation, out var version) ? version : null;

    private IEnumerable<Claim> ClaimsOf(Gift gift, ListOrigin? list)
    {
        if (gift.TransactionNumber is { } transaction)
            yield return new("payment", $"{gift.Channel}:{PlainForm.Of(transaction)}", holder => DonationErrors.PaymentRecorded(((DonationRecorded)holder).Number));
        if (list is not null)
            yield return new("list-row", $"{Number}:{list.Source}:{list.RowNumber}", _ => DonationErrors.RowChanged);
    }

    private Campaign Receive(DonationRecorded e)
    {
        var key = KeyOf(e.Earmark);
        var (line, fens) = LineOf(e.Earmark).Receive(e.Amount, e.AwaitsReview);
        if (fens != e.Fens) throw new InvalidOperationException($"Gift {e.Number} does not stand where its event says");
        return this with
        {
            GiftCount = e.Sequence,
            Lines = Lines.SetItem(key, line),
            LettersOwed = e.LetterOwed ? LettersOwed.Add(e.DonationId) : LettersOwed,
            Unreviewed = e.AwaitsReview ? Unreviewed.Add(e.DonationId, (key, fens)) : Unreviewed,
            GiftVersions = e.LetterOwed || e.AwaitsReview ? GiftVersions.Add(e.DonationId, 1) : GiftVersions,
        };
    }

    private Campaign Release(DonationReviewPassed e) => (this with
    {
        Lines = Lines.SetItem(KeyOf(e.Earmark), LineOf(e.Earmark).Release(e.Fens)),
        Unreviewed = Unreviewed.Remove(e.DonationId),
    }).Count(e.DonationId);

    // A gift that owes nothing any more has no further steps, so its version is not kept.
    private Campaign Count(Guid donation)
    {
        var version = GiftVersions[donation] + 1;
        var owes = Unreviewed.ContainsKey(donation) || LettersOwed.Contains(donation);
        return this with { TouchedGift = version, GiftVersions = owes ? GiftVersions.SetItem(donation, version) : GiftVersions.Remove(donation) };
    }
}
