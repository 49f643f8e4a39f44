using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Organisations;
using JinhuRedCross.Fundraising.Domain.Periods;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>Money going out: asked for, and once it is approved paid with the next usable fen of its line.</content>
internal sealed partial record Campaign
{
    public Decision<CampaignEvent> RequestDisbursement(Guid id, ProposedDisbursement asked, string by, DateTimeOffset now, Rulebook rules, SimilarPayments similar)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (!WasLaunched) return CampaignErrors.NotLaunched;
        var figures = rules.FundraisingOn(ChinaTime.DayOf(now));
        if (Checked(asked, figures, out var amount, out var texts) is { } error) return error;
        if (NamedOrganisation.Check(asked.Organisation, out var organisation) is { } unknown) return unknown;
        var beside = similar.Beside(id, figures.SumDays, now);
        var sum = amount + Sum(beside);
        if (sum >= figures.LargeSpend && texts.Decision is null) return DisbursementErrors.DecisionRequired(amount, beside, figures.LargeSpend, figures.SumDays);
        if (PurposeFault(texts.Purpose!, texts.Earmark, texts.Consent, figures) is { } otherwise) return otherwise;
        if (amount > AvailableOn(texts.Earmark)) return DisbursementErrors.ExceedsAvailable(amount, AvailableOn(texts.Earmark), texts.Earmark);
        return
        [
            new DisbursementRequested(id, $"{Number}-Z{DisbursementCount + 1:D4}", amount, texts.Purpose!, new(PrivateKind.Name, id, texts.Payee!),
                ReadsAsUnit.Matches(texts.Payee!), texts.Earmark, asked.BeneficiaryCount, texts.Decision, by, now,
                figures.ReviewRequired, sum >= figures.LargeSpend ? ApprovalLevel.Collective : figures.LevelOf(amount), texts.Consent, organisation),
        ];
    }

    public Decision<CampaignEvent> CancelDisbursement(Guid id, string? reason, string by, DateTimeOffset now)
    {
        if (!Open.TryGetValue(id, out var open)) return DisbursementErrors.Closed;
        if (ReasonFault(reason, out var why) is { } fault) return fault;
        return [new DisbursementCancelled(id, open.Status == DisbursementStatus.Approved ? open.Amount : Money.Zero, why, by, now)];
    }

    /// <param name="closedThrough">The newest closed month of the books, as it is known here: nothing dated in a closed month is paid (FUN-17).</param>
    public Decision<CampaignEvent> PayDisbursement(Guid id, string? voucherNumber, DateOnly? paidOn, string by, DateTimeOffset now, Month? closedThrough = null, Guid? account = null)
    {
        if (!Open.TryGetValue(id, out var approved)) return DisbursementErrors.Closed;
        if (approved.Status != DisbursementStatus.Approved) return DisbursementErrors.NotApproved;
        if (approved.PaidByFault(by) is { } acted) return acted;
        if (PlainText.Check(voucherNumber, "voucherNumber", 100, out var voucher) is { } unclean) return unclean;
        if (voucher is null) return DisbursementErrors.VoucherMissing;
        var on = paidOn ?? ChinaTime.DayOf(now);
        if (on > ChinaTime.DayOf(now)) return CampaignErrors.InFuture("paidOn", on);
        if (PeriodErrors.Fault(on, closedThrough, "paidOn") is { } closed) return closed;
        if (LineOf(approved.Earmark).Take(approved.Amount) is not { } taken) return DisbursementErrors.ExceedsAvailable(approved.Amount, LineOf(approved.Earmark).Usable, approved.Earmark);
        return [new DisbursementPaid(id, approved.Number, approved.Earmark, voucher, on, taken, by, now, account, approved.Organisation?.Id)];
    }

    /// <summary>Version of a payment's own last event; null when it is not open (closed ones are not kept).</summary>
    public long? VersionOf(Guid disbursement) => Open.GetValueOrDefault(disbursement)?.Version;

    private static Error? Checked(ProposedDisbursement asked, FundraisingParameters parameters, out Money amount, out (string? Purpose, string? Payee, string? Earmark, string? Decision, string? Consent) texts)
    {
        var errors = new List<Error>();
        string? Text(string? text, string field, int most)
        {
            if (PlainText.Check(text, field, most, out var clean) is { } error) errors.Add(error);
            return clean;
        }

        if (Money.Check(asked.Amount, "amount", out amount) is { } wrong) errors.Add(wrong);
        texts = (Text(asked.Purpose, "purpose", 500), Text(asked.Payee, "payee", 200), Text(asked.Earmark, "earmark", 50), Text(asked.DecisionNumber, "decisionNumber", 100),
            Text(asked.ConsentReference, "consentReference", 100));
        if (texts.Purpose is null && errors.All(e => e.Field != "purpose")) errors.Add(DisbursementErrors.Missing("purpose", "用途"));
        if (texts.Payee is null && errors.All(e => e.Field != "payee")) errors.Add(DisbursementErrors.Missing("payee", "收款人"));
        if (asked.BeneficiaryCount < 0) errors.Add(DisbursementErrors.NegativeCount);
        if (amount >= parameters.LargeSpend && texts.Decision is null) errors.Add(DisbursementErrors.DecisionRequired(parameters.LargeSpend));
        return Error.All(errors);
    }

    /// <summary>Money for one purpose is not used for another without the donors' consent (FUN-08): where the text names another line's purpose and not its own one, or, if the parameter wants it, does not name its own one.</summary>
    private Error? PurposeFault(string purpose, string? earmark, string? consent, FundraisingParameters figures)
    {
        if (earmark is null || consent is not null) return null;
        var said = PlainForm.Of(purpose);
        if (said.Contains(PlainForm.Of(earmark), StringComparison.Ordinal)) return null;
        var other = Lines.Keys.FirstOrDefault(line => line.Length > 0 && said.Contains(PlainForm.Of(line), StringComparison.Ordinal));
        if (other is not null) return DisbursementErrors.OtherPurpose(earmark, other);
        return figures.PurposeIsNamed ? DisbursementErrors.PurposeUnnamed(earmark) : null;
    }

    private Campaign ApplyDisbursement(CampaignEvent happened) => happened switch
    {
        DisbursementRequested e => (this with { DisbursementCount = DisbursementCount + 1 }).Keep(Asked(e)),
        DisbursementReviewed e => Keep(Open[e.DisbursementId] with { ReviewedBy = e.By, ReviewedAt = e.At, ReviewComment = e.Comment, Version = Version }),
        DisbursementApproved e => Approve(e, Open[e.DisbursementId]),
        DisbursementRejected e => Close(Open[e.DisbursementId] with { Status = DisbursementStatus.Rejected, DecidedBy = e.By, DecidedAt = e.At, Reason = e.Reason, Version = Version }),
        DisbursementCancelled e => Close(Open[e.DisbursementId] with { Status = DisbursementStatus.Cancelled, Reason = e.Reason, Version = Version }),
        DisbursementPaid e => Pay(e, Open[e.DisbursementId]),
        _ => this,
    };

    private Disbursement Asked(DisbursementRequested e)
    {
        var asked = new Disbursement(
            e.DisbursementId, e.Number, e.Amount, e.Purpose, e.Payee, e.PayeeIsUnit, e.Earmark, e.BeneficiaryCount, e.DecisionNumber,
            DisbursementStatus.Requested, e.By, e.At, null, null, null, null, null, [], Version);
        return asked with { ReviewRequired = e.ReviewRequired, Level = e.LevelAsked, ConsentReference = e.ConsentReference, Organisation = e.Organisation };
    }

    private Campaign Approve(DisbursementApproved e, Disbursement asked) => Keep(asked with
    {
        Status = DisbursementStatus.Approved,
        Level = e.Level ?? asked.Level,
        Capacity = e.Capacity,
        Comment = e.Comment,
        DecisionNumber = e.DecisionNumber ?? asked.DecisionNumber,
        DecidedBy = e.By,
        DecidedAt = e.At,
        Version = Version,
    });

    private Campaign Pay(DisbursementPaid e, Disbursement approved)
    {
        if (e.Taken.Sum(t => t.Length) != approved.Amount.Fen) throw new InvalidOperationException($"Payment {approved.Number} does not take its amount");
        var spent = this with { Lines = Lines.SetItem(KeyOf(approved.Earmark), LineOf(approved.Earmark).Spend(e.Taken)), Untold = Untold.Add(e.PaidOn) };
        return spent.Close(approved with { Status = DisbursementStatus.Paid, VoucherNumber = e.VoucherNumber, PaidOn = e.PaidOn, PaidBy = e.By, PaidAt = e.At, Taken = e.Taken, Version = Version });
    }

    private Campaign Keep(Disbursement open) => this with { Open = Open.SetItem(open.Id, open), Touched = open };

    private Campaign Close(Disbursement closed) => this with { Open = Open.Remove(closed.Id), Touched = closed };
}
