using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>The chain of a payment between request and payment: reviewed by the accountant, approved by whom its amount wants, or rejected (FUN-16, DEC-01).</content>
internal sealed partial record Campaign
{
    private const int LongestComment = 500;

    /// <summary>The accountant found the papers in order; always possible, and needed where the request says so.</summary>
    public Decision<CampaignEvent> ReviewDisbursement(Guid id, string? comment, string by, DateTimeOffset now)
    {
        if (!Open.TryGetValue(id, out var asked)) return DisbursementErrors.Closed;
        if (asked.Status != DisbursementStatus.Requested) return DisbursementErrors.Approved;
        if (asked.ReviewedBy is not null) return DisbursementErrors.Reviewed;
        if (asked.RequestedBy == by) return DisbursementErrors.DidStep("申请", "asked for it");
        if (PlainText.Check(comment, "comment", LongestComment, out var said, lines: true) is { } unclean) return unclean;
        return [new DisbursementReviewed(id, by, now, said)];
    }

    /// <param name="similar">As the read side knew them after this payment was asked for: of two that were asked for at once, each sees the other here.</param>
    public Decision<CampaignEvent> ApproveDisbursement(Guid id, ProposedApproval given, string by, DateTimeOffset now, Rulebook rules, SimilarPayments similar)
    {
        if (!Open.TryGetValue(id, out var asked)) return DisbursementErrors.Closed;
        if (asked.Status != DisbursementStatus.Requested) return DisbursementErrors.Approved;
        if (asked.ActedFault(by) is { } acted) return acted;
        if (asked is { ReviewRequired: true, ReviewedBy: null }) return DisbursementErrors.NotReviewed;
        if (PlainText.Check(given.DecisionNumber, "decisionNumber", 100, out var decision) is { } unclean) return unclean;
        if (PlainText.Check(given.Comment, "comment", LongestComment, out var comment, lines: true) is { } untidy) return untidy;
        if (asked.Amount > AvailableOn(asked.Earmark)) return DisbursementErrors.ExceedsAvailable(asked.Amount, AvailableOn(asked.Earmark), asked.Earmark);
        if (LevelFault(asked, given.Capacity, decision ?? asked.DecisionNumber, now, rules, similar, out var level) is { } fault) return fault;
        return [new DisbursementApproved(id, asked.Amount, by, now, given.Capacity, decision, comment, level == asked.Level ? null : level)];
    }

    public Decision<CampaignEvent> RejectDisbursement(Guid id, string? reason, string by, DateTimeOffset now)
    {
        if (!Open.TryGetValue(id, out var asked)) return DisbursementErrors.Closed;
        if (asked.Status != DisbursementStatus.Requested) return DisbursementErrors.Approved;
        if (asked.ActedFault(by) is { } acted) return acted;
        if (ReasonFault(reason, out var why) is { } fault) return fault;
        return [new DisbursementRejected(id, why, by, now)];
    }

    // Judged by the figures of the day of the request, so that what is set later changes no payment that is under way.
    private static Error? LevelFault(
        Disbursement asked, ApprovalCapacity capacity, string? decision, DateTimeOffset now, Rulebook rules, SimilarPayments similar, out ApprovalLevel level)
    {
        var figures = rules.FundraisingOn(ChinaTime.DayOf(asked.RequestedAt));
        var beside = similar.Beside(asked.Id, figures.SumDays, now);
        var isSplit = beside.Count > 0 && asked.Amount + Sum(beside) >= figures.LargeSpend;
        level = isSplit ? ApprovalLevel.Collective : asked.Level;
        if (decision is null && !similar.Known) return DisbursementErrors.SumUnknown;
        if (decision is null && isSplit) return DisbursementErrors.DecisionRequired(asked.Amount, beside, figures.LargeSpend, figures.SumDays);
        var isBelow = capacity == ApprovalCapacity.VicePresident && level > ApprovalLevel.VicePresident;
        return isBelow ? DisbursementErrors.BelowLevel(level) : null;
    }

    private static Money Sum(IReadOnlyList<SimilarPayment> payments) => new(payments.Sum(p => p.Amount.Fen));
}
