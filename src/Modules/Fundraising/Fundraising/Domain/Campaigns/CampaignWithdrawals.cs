using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Domain.Periods;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>Money of a gift that leaves unspent: refunded, voided or moved, asked for by one person and approved by another (FUN-14, FUN-15).</content>
internal sealed partial record Campaign
{
    public Decision<CampaignEvent> RequestRefund(Guid id, PlacedGift gift, decimal? yuan, RefundReason? reason, string? explanation, string by, DateTimeOffset now)
    {
        if (gift.Fens.IsEmpty) return GoodsErrors.NotMoney;
        if (WithdrawalFault is { } closed) return closed;
        var errors = new List<Error>();
        if (Money.Check(yuan, "amount", out var amount) is { } wrong) errors.Add(wrong);
        if (reason is null) errors.Add(WithdrawalErrors.ReasonMissing);
        if (ExplanationFault(explanation, "explanation", out var why) is { } unclear) errors.Add(unclear);
        if (Error.All(errors) is { } error) return error;
        if (PendingOf(gift.Id, WithdrawalKind.Void, WithdrawalKind.Move) is { } pending) return WithdrawalErrors.Pending(pending);
        var asked = Withdrawals.Values.Where(w => w.DonationId == gift.Id && w.Status == WithdrawalStatus.Requested).Sum(w => w.Amount.Fen);
        var unspent = UnspentOf(gift) - new Money(asked);
        if (amount > unspent) return WithdrawalErrors.ExceedsUnspent(amount, unspent);
        return [new WithdrawalRequested(id, NextWithdrawal, gift.Id, gift.Number, WithdrawalKind.Refund, amount, reason, why!, null, by, now)];
    }

    public Decision<CampaignEvent> RequestVoid(Guid id, PlacedGift gift, string? reason, string by, DateTimeOffset now)
    {
        if (gift.Fens.IsEmpty) return GoodsErrors.NotMoney;
        if (WithdrawalFault is { } closed) return closed;
        if (ExplanationFault(reason, "reason", out var why) is { } unclear) return unclear;
        if (PendingOf(gift.Id) is { } pending) return WithdrawalErrors.Pending(pending);
        if (UnspentOf(gift) != gift.Fens.Amount) return WithdrawalErrors.Spent(gift.Fens.Amount - UnspentOf(gift));
        return [new WithdrawalRequested(id, NextWithdrawal, gift.Id, gift.Number, WithdrawalKind.Void, gift.Fens.Amount, null, why!, null, by, now)];
    }

    /// <param name="target">Looked up and able to take it: the other campaign says so.</param>
    public Decision<CampaignEvent> RequestMove(Guid id, PlacedGift gift, MoveTarget target, string? reason, string by, DateTimeOffset now, string? consentReference = null)
    {
        if (gift.Fens.IsEmpty) return GoodsErrors.NotMoney;
        if (WithdrawalFault is { } closed) return closed;
        if (ExplanationFault(reason, "reason", out var why) is { } unclear) return unclear;
        if (PlainText.Check(consentReference, "consentReference", 100, out var consent) is { } unclean) return unclean;
        if (target.Number == Number && KeyOf(target.Earmark) == KeyOf(gift.Earmark)) return WithdrawalErrors.SamePlace;
        if (PendingOf(gift.Id) is { } pending) return WithdrawalErrors.Pending(pending);
        if (gift.Hop >= MoveOrigin.MostHops) return WithdrawalErrors.MovedTooOften;
        if (UnspentOf(gift) == Money.Zero) return WithdrawalErrors.NothingLeft;
        if (consent is null && ChangesPurpose(gift, target)) return WithdrawalErrors.ConsentMissing;
        return [new WithdrawalRequested(id, NextWithdrawal, gift.Id, gift.Number, WithdrawalKind.Move, UnspentOf(gift), null, why!, target, by, now, consent)];
    }

    // Who named a purpose, or gave to a campaign's, agreed to that one; who gave to the fund at large left it to the society (FUN-08).
    private bool ChangesPurpose(PlacedGift gift, MoveTarget target) =>
        gift.Earmark is not null || (target.Number != Number && Plan?.Kind != CampaignKind.General);

    public Decision<CampaignEvent> ApproveWithdrawal(Guid id, PlacedGift gift, string by, DateTimeOffset now)
    {
        if (Requested(id, by, out var asked) is { } fault) return fault;
        // What payments took since it was asked for is gone: of a move the rest goes, a refund or a void is refused.
        var amount = asked.Kind == WithdrawalKind.Move ? UnspentOf(gift) : asked.Amount;
        if (asked.Kind == WithdrawalKind.Void && UnspentOf(gift) != amount) return WithdrawalErrors.Spent(amount - UnspentOf(gift));
        if (amount == Money.Zero) return WithdrawalErrors.NothingLeft;
        if (ReceiptFault(gift, amount) is { } receipted) return receipted;
        if (LineOf(gift.Earmark).WithdrawFrom(gift.Fens, amount) is not { } taken) return WithdrawalErrors.ExceedsUnspent(amount, UnspentOf(gift));
        var usable = LineOf(gift.Earmark).UsableOf(taken);
        if (usable > AvailableOn(gift.Earmark)) return WithdrawalErrors.Promised(usable, AvailableOn(gift.Earmark));
        var whole = asked.Kind != WithdrawalKind.Refund && amount == gift.Fens.Amount;
        var (blocked, awaiting) = (amount - usable, LineOf(gift.Earmark).BlockedFens.Within(gift.Fens).Sum(part => part.Length));
        Decision<CampaignEvent> approved = [new WithdrawalApproved(id, gift.Id, gift.Number, asked.Kind, amount, gift.Earmark, taken, blocked, awaiting > 0 && blocked.Fen == awaiting, whole && LettersOwed.Contains(gift.Id), whole, asked.Target, by, now)];
        // A payment that was entered wrongly may be entered again.
        return asked.Kind == WithdrawalKind.Void && gift.TransactionNumber is { } transaction
            ? approved.Claiming(Claim.Releasing("payment", PaymentName(gift.Channel, transaction)))
            : approved;
    }

    public Decision<CampaignEvent> RejectWithdrawal(Guid id, string? reason, string by, DateTimeOffset now)
    {
        if (Requested(id, by, out var asked) is { } fault) return fault;
        if (ReasonFault(reason, out var why) is { } unclean) return unclean;
        return [new WithdrawalRejected(id, asked.DonationId, asked.Kind, why, by, now)];
    }

    /// <param name="closedThrough">The newest closed month of the books (FUN-17).</param>
    public Decision<CampaignEvent> PayRefund(Guid id, PlacedGift gift, string? voucherNumber, DateOnly? paidOn, string by, DateTimeOffset now, Month? closedThrough = null, Guid? account = null)
    {
        if (!Withdrawals.TryGetValue(id, out var approved) || approved.Status != WithdrawalStatus.Approved) return WithdrawalErrors.NotApproved;
        // It left the gift with its approval; whoever made out a receipt at that moment is caught here, before the money goes.
        if (ReceiptFault(gift, Money.Zero) is { } receipted) return receipted;
        if (PlainText.Check(voucherNumber, "voucherNumber", 100, out var voucher) is { } unclean) return unclean;
        if (voucher is null) return WithdrawalErrors.VoucherMissing;
        var on = paidOn ?? ChinaTime.DayOf(now);
        if (on > ChinaTime.DayOf(now)) return CampaignErrors.InFuture("paidOn", on);
        if (DayRange.Check(on, "paidOn") is { } unlikely) return unlikely;
        if (PeriodErrors.Fault(on, closedThrough, "paidOn") is { } closed) return closed;
        return [new RefundPaid(id, gift.Id, gift.Number, approved.Amount, gift.Earmark, voucher, on, by, now, account)];
    }

    /// <summary>Money of a gift that another campaign gave up. It is on its way already, so nothing but a missing campaign refuses it.</summary>
    /// <param name="gift">The gift as it stands there, corrections included.</param>
    public Decision<CampaignEvent> ReceiveMoved(Guid id, DonationRecorded gift, WithdrawalApproved given, MoveOrigin origin, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        var (sequence, earmark) = (GiftCount + 1, given.Target!.Earmark);
        var blocked = given.WasBlocked > Money.Zero;
        var (_, fens) = LineOf(earmark).Receive(given.Amount, blocked);
        return
        [
            gift with
            {
                DonationId = id, Number = $"{Number}-{sequence:D6}", Sequence = sequence, Amount = given.Amount, Fens = fens, Earmark = earmark,
                AwaitsReview = blocked, LetterOwed = given.LetterOwed, List = null, At = now, MovedFrom = origin,
                // List and terms stay with the gift as it was given.
                Parts = null, Terms = null,
            },
        ];
    }

    /// <summary>Why moved money cannot be taken; null when it can.</summary>
    public Error? MovedFault(string? earmark, Rulebook rules, DateTimeOffset now) =>
        GiftsFault ?? EarmarkFault(earmark, rules.FundraisingOn(ChinaTime.DayOf(now)).EarmarksPerCampaign);

    /// <summary>Version of a withdrawal's own last event; null when it is not open (closed ones are not kept).</summary>
    public long? VersionOfWithdrawal(Guid id) => Withdrawals.GetValueOrDefault(id)?.Version;

    /// <summary>The void or move of a gift that awaits a decision, if any.</summary>
    public Withdrawal? PendingChangeOf(Guid donation) => PendingOf(donation, WithdrawalKind.Void, WithdrawalKind.Move);

    /// <summary>What of a gift is neither spent nor withdrawn.</summary>
    public Money UnspentOf(PlacedGift gift) => new(LineOf(gift.Earmark).UnspentOf(gift.Fens).Sum(part => part.Length));

    private string NextWithdrawal => $"{Number}-T{WithdrawalCount + 1:D4}";

    private Error? WithdrawalFault => Status == CampaignStatus.Settled ? WithdrawalErrors.Settled : null;

    private static Error? ExplanationFault(string? text, string field, out string? why)
    {
        if (PlainText.Check(text, field, 1000, out why, lines: true) is { } unclean) return unclean;
        return why is null ? WithdrawalErrors.ExplanationMissing(field) : null;
    }

    private Withdrawal? PendingOf(Guid donation, params ReadOnlySpan<WithdrawalKind> kinds)
    {
        foreach (var open in Withdrawals.Values)
        {
            if (open.DonationId == donation && open.Status == WithdrawalStatus.Requested && (kinds.IsEmpty || kinds.Contains(open.Kind))) return open;
        }

        return null;
    }

    private Error? Requested(Guid id, string by, out Withdrawal asked)
    {
        if (!Withdrawals.TryGetValue(id, out asked!)) return WithdrawalErrors.Decided;
        if (asked.Status != WithdrawalStatus.Requested) return WithdrawalErrors.Decided;
        if (WithdrawalFault is { } closed) return closed;
        return asked.RequestedBy == by ? WithdrawalErrors.SamePerson : null;
    }

    private Campaign ApplyWithdrawal(WithdrawalEvent happened) => happened switch
    {
        WithdrawalRequested e => (this with { WithdrawalCount = WithdrawalCount + 1 }).Keep(new Withdrawal(
            e.WithdrawalId, e.Number, e.DonationId, e.Kind, e.Amount, e.Reason, e.Explanation, e.Target, WithdrawalStatus.Requested, e.By, e.At, null, null, null, null, null, [], Version)).Count(e.DonationId),
        WithdrawalRejected e => Close(Withdrawals[e.WithdrawalId] with { Status = WithdrawalStatus.Rejected, DecidedBy = e.By, DecidedAt = e.At, RejectedBecause = e.Reason, Version = Version }).Count(e.DonationId),
        WithdrawalApproved e => Withdraw(e),
        RefundPaid e => Close(Withdrawals[e.WithdrawalId] with { Status = WithdrawalStatus.Done, VoucherNumber = e.VoucherNumber, PaidOn = e.PaidOn, Version = Version }).Count(e.DonationId),
        _ => this,
    };

    private Campaign Withdraw(WithdrawalApproved e)
    {
        if (e.Taken.Sum(part => part.Length) != e.Amount.Fen) throw new InvalidOperationException($"Withdrawal {e.WithdrawalId} does not take its amount");
        var (refund, later) = (e.Kind == WithdrawalKind.Refund, AfterwardsOf(e.DonationId));
        var next = this with
        {
            Lines = Lines.SetItem(KeyOf(e.Earmark), LineOf(e.Earmark).Withdraw(e.Taken, cancelled: !refund)),
            CancelledGifts = CancelledGifts + (e.Whole ? 1 : 0),
            Unreviewed = e.ReviewEnds ? Unreviewed.Remove(e.DonationId) : Unreviewed,
            LettersOwed = e.Whole ? LettersOwed.Remove(e.DonationId) : LettersOwed,
        };
        var decided = Withdrawals[e.WithdrawalId] with
        {
            Status = refund ? WithdrawalStatus.Approved : WithdrawalStatus.Done,
            Amount = e.Amount,
            DecidedBy = e.By,
            DecidedAt = e.At,
            Taken = e.Taken,
            Version = Version,
        };
        return (refund ? next.Keep(decided) : next.Close(decided)).Count(
            e.DonationId, refund ? later with { Refunded = later.Refunded + e.Amount } : later with { Cancelled = later.Cancelled + e.Amount });
    }

    private Campaign Keep(Withdrawal open) => this with { Withdrawals = Withdrawals.SetItem(open.Id, open), TouchedWithdrawal = open };

    private Campaign Close(Withdrawal closed) => this with { Withdrawals = Withdrawals.Remove(closed.Id), TouchedWithdrawal = closed };
}
