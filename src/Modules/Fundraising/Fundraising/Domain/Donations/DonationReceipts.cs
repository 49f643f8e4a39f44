using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Receipts;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <content>Fiscal receipts of the gift: one that is valid at a time, for the whole gift or one for each of its parts (FUN-07).</content>
internal sealed partial record Donation
{
    /// <summary>More receipts of one gift, one after the other, are no mended mistakes.</summary>
    public const int MostReceipts = 10;

    private static readonly Guid _whole = Guid.Empty;

    /// <summary>Those that are valid.</summary>
    public ImmutableList<GiftReceipt> Receipts { get; init; } = [];

    /// <summary>How many there ever were, for the whole gift (the empty id) and for each of its parts.</summary>
    public ImmutableDictionary<Guid, int> ReceiptCounts { get; init; } = ImmutableDictionary<Guid, int>.Empty;

    /// <summary>The donor's wish, where it was changed.</summary>
    public ReceiptWish? Wish { get; init; }

    /// <summary>What valid receipts say that was given.</summary>
    public Money Receipted => new(Receipts.Sum(r => r.Amount.Fen));

    /// <param name="book">The paper book with this number; null where there is none.</param>
    public Decision<DonationEvent> RegisterReceipt(ProposedReceipt asked, GiftForReceipt gift, HeldBook? book, string by, DateTimeOffset now)
    {
        var given = Over(gift.Recorded);
        if (given.Receipt == ReceiptWish.Waived) return ReceiptErrors.Waived;
        if ((gift.Recorded.Goods is null ? gift.Standing : ProvenValue) is not { } worth) return ReceiptErrors.NoValueProof;
        if (worth <= Money.Zero) return ReceiptErrors.NothingStands;
        if (gift.WithdrawalPending) return ReceiptErrors.WithdrawalPending;
        if (PayeeFault(asked.Part, given, gift, worth, out var payee) is { } nobody) return nobody;
        if (NotForGifts.Fault(asked) is { } other) return other;
        if (CheckedReceipt.Check(asked, payee.Kind, now, out var bill) is { } error) return error;
        if (PlainForm.Of(bill.Payer) != PlainForm.Of(payee.Name ?? "")) return ReceiptErrors.PayerDiffers;
        if (bill.PayerCode is not null && payee.Code is not null && payee.Code != bill.PayerCode) return ReceiptErrors.PayerCodeDiffers;
        // Of goods the bill may tell less than the proof.
        if (gift.Recorded.Goods is null ? bill.Amount != payee.Amount : bill.Amount > payee.Amount) return ReceiptErrors.AmountDiffers(bill.Amount, payee.Amount);
        if (bill.IssuedOn < ChinaTime.DayOf(given.ReceivedAt)) return ReceiptErrors.BeforeReceived(bill.IssuedOn, ChinaTime.DayOf(given.ReceivedAt));
        if (bill.Kind == ReceiptKind.Paper && (book is null ? ReceiptErrors.NoBook : book.UseFault(bill.IssuedOn)) is { } unheld) return unheld;
        if (Receipts.Find(r => r.PartId is null || payee.Part is null || r.PartId == payee.Part) is { } valid) return ReceiptErrors.ValidExists(valid);
        var sequence = ReceiptCounts.GetValueOrDefault(payee.Part ?? _whole) + 1;
        if (sequence > MostReceipts) return ReceiptErrors.TooMany(MostReceipts);
        Decision<DonationEvent> registered =
        [
            new ReceiptRegistered(
                bill.Code, bill.Number, bill.Kind, bill.CheckCode, bill.IssuedOn, new(PrivateKind.Name, payee.Subject, bill.Payer), payee.Kind == DonorKind.Organisation,
                Private.Of(PrivateKind.Identity, payee.Subject, bill.PayerCode), bill.Project, bill.Amount, bill.Lines, Private.Of(PrivateKind.Name, payee.Subject, bill.Handler),
                Private.Of(PrivateKind.Message, payee.Subject, bill.Remark), gift.Recorded.Number, gift.Campaign, sequence, payee.Part, bill.Kind == ReceiptKind.Paper ? book!.Id : null, asked.FromList, by, now),
        ];
        return registered.Claiming(ReceiptNumbers.ClaimOf(bill.Code, bill.Number));
    }

    /// <summary>An electronic receipt was reversed in the finance bureau's system (红冲).</summary>
    public Decision<DonationEvent> ReverseReceipt(string code, string number, ProposedReversal asked, string by, DateTimeOffset now)
    {
        if (ReceiptOf(code, number) is not { } valid) return ReceiptErrors.Closed;
        if (valid.Kind == ReceiptKind.Paper) return ReceiptErrors.PaperIsVoided;
        var errors = new List<Error>();
        var (redCode, redNumber) = ("", "");
        var untold = asked is { FromList: true, Code: null, Number: null };
        if (!untold && ReceiptNumbers.Check(asked.Code, asked.Number, out redCode, out redNumber, "reversalCode", "reversalNumber") is { } unsound) errors.Add(unsound);
        var (on, reason) = EndOf(valid, asked, now, errors);
        if (Error.All(errors) is { } error) return error;
        Decision<DonationEvent> reversed = [new ReceiptReversed(code, number, valid.Amount, valid.Sequence, valid.PartId, untold ? null : redCode, untold ? null : redNumber, on, reason!, by, now)];
        return untold ? reversed : reversed.Claiming(ReceiptNumbers.ClaimOf(redCode, redNumber));
    }

    /// <summary>A page of a paper book is made void (作废) and keeps its number.</summary>
    public Decision<DonationEvent> VoidReceipt(string code, string number, ProposedReversal asked, string by, DateTimeOffset now)
    {
        if (ReceiptOf(code, number) is not { } valid) return ReceiptErrors.Closed;
        if (valid.Kind == ReceiptKind.Electronic) return ReceiptErrors.ElectronicIsReversed;
        var errors = new List<Error>();
        var (on, reason) = EndOf(valid, asked, now, errors);
        if (Error.All(errors) is { } error) return error;
        return [new ReceiptVoided(code, number, valid.Amount, valid.Sequence, valid.PartId, valid.BookId, on, reason!, by, now)];
    }

    public Decision<DonationEvent> ChangeReceiptWish(ReceiptWish? asked, string? reason, DonationRecorded recorded, string by, DateTimeOffset now)
    {
        if (asked is not { } wish) return ReceiptErrors.Missing("receipt", "票据意愿");
        if (PlainText.Check(reason, "reason", 500, out var why, lines: true) is { } unclean) return unclean;
        if (why is null) return WithdrawalErrors.ExplanationMissing("reason");
        var gift = Over(recorded);
        if (gift.Receipt == wish) return ReceiptErrors.WishUnchanged;
        if (wish == ReceiptWish.Wanted && gift.Donor.Kind == DonorKind.Anonymous) return ReceiptErrors.DonorAnonymous;
        if (wish == ReceiptWish.Waived && Receipts is [var valid, ..]) return ReceiptErrors.ValidExists(valid);
        return [new ReceiptWishChanged(gift.Receipt, wish, why, by, now)];
    }

    /// <summary>A receipt that is valid; null where it is not, or not any more.</summary>
    public GiftReceipt? ReceiptOf(string code, string number) => Receipts.Find(r => r.Code == code && r.Number == number);

    /// <summary>Version of a receipt's last event; null when it is not valid (closed ones are not kept).</summary>
    public long? VersionOfReceipt(string code, string number) => ReceiptOf(code, number)?.Version;

    private Error? PayeeFault(string? asked, DonationRecorded given, GiftForReceipt gift, Money worth, out ReceiptPayee payee)
    {
        var root = gift.Recorded.MovedFrom?.Root ?? gift.Recorded.DonationId;
        payee = new(given.Donor.Name?.OrNothing, given.Donor.Kind, CodeOf(given.Donor), worth, root, null);
        if (asked?.Trim() is not { Length: > 0 } named) return payee.Kind == DonorKind.Anonymous ? ReceiptErrors.DonorAnonymous : null;
        if (PartsOf(gift.Recorded).FirstOrDefault(p => p.Number.Equals(named, StringComparison.OrdinalIgnoreCase) || p.Id.ToString() == named) is not { } part) return ReceiptErrors.PartUnknown;
        if (part.Name?.OrNothing is not { } name) return ReceiptErrors.DonorAnonymous;
        payee = new(name, ReadsAsUnit.Matches(name) ? DonorKind.Organisation : DonorKind.Individual, null, part.Amount, part.Id, part.Id);
        return gift.Standing == gift.Recorded.Amount ? null : ReceiptErrors.PartOfMended;
    }

    private static string? CodeOf(Donor donor) => donor.Kind == DonorKind.Organisation ? donor.CreditCode?.OrNothing : donor.IdNumber?.OrNothing;

    private static (DateOnly On, string? Reason) EndOf(GiftReceipt valid, ProposedReversal asked, DateTimeOffset now, List<Error> errors)
    {
        var on = asked.On ?? ChinaTime.DayOf(now);
        if (on > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture("on", on));
        else if (on < valid.IssuedOn) errors.Add(ReceiptErrors.BeforeIssued(on, valid.IssuedOn));
        if (PlainText.Check(asked.Reason, "reason", 500, out var why, lines: true) is { } unclean) errors.Add(unclean);
        else if (why is null) errors.Add(WithdrawalErrors.ExplanationMissing("reason"));
        return (on, why);
    }

    private Donation ApplyReceipt(DonationEvent happened) => happened switch
    {
        ReceiptRegistered e => this with
        {
            Receipts = Receipts.Add(new(e.Code, e.Number, e.Kind, e.Amount, e.IssuedOn, e.Sequence, e.PartId, e.BookId, Version)),
            ReceiptCounts = ReceiptCounts.SetItem(e.PartId ?? _whole, e.Sequence),
        },
        ReceiptReversed or ReceiptVoided => Close((ReceiptEvent)happened),
        ReceiptWishChanged e => this with { Wish = e.To },
        _ => this,
    };

    private Donation Close(ReceiptEvent e) => this with { Receipts = Receipts.RemoveAll(r => r.Code == e.Code && r.Number == e.Number) };
}
