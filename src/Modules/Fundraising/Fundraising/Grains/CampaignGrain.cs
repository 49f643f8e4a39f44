using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface ICampaignGrain : IGrainWithGuidKey
{
    Task<Campaign> Show();

    Task<CampaignDecided> Draft(Command command, string number, ProposedPlan plan);

    Task<CampaignDecided> Edit(Command command, ProposedPlan plan);

    Task<CampaignDecided> Change(Command command, ProposedPlan plan, string? refilingNumber, string? reason);

    Task<CampaignDecided> File(Command command, string? filingNumber, DateOnly? filedOn, string? lateReason);

    Task<CampaignDecided> NoteFilingOverdue(Command command);

    Task<CampaignDecided> Launch(Command command, DateOnly? on, string? reason);

    Task<CampaignDecided> Suspend(Command command, DateOnly? on, string? reason);

    Task<CampaignDecided> Resume(Command command, DateOnly? on, string? reason);

    Task<CampaignDecided> End(Command command, DateOnly? on, string? reason);

    Task<CampaignDecided> Settle(Command command, DateOnly? on, string? reason);

    Task<CampaignDecided> RecordDonation(Command command, ProposedGift gift);

    Task<IReadOnlyList<CampaignDecided>> RecordList(IReadOnlyList<(Command Command, ProposedGift Gift)> gifts);

    Task<CampaignDecided> PassReview(Command command, Guid donation, string? reviewNumber);

    Task<CampaignDecided> ReceiveLetter(Command command, Guid donation, string? letterReference);

    Task<CampaignDecided> RequestRefund(Command command, PlacedGift gift, decimal? amount, RefundReason? reason, string? explanation);

    Task<CampaignDecided> RequestVoid(Command command, PlacedGift gift, string? reason);

    Task<CampaignDecided> GiveFeedback(Command command, ProposedFeedback given);

    Task<CampaignDecided> RequestMove(Command command, PlacedGift gift, MoveTarget target, string? reason, string? consentReference);

    Task<CampaignDecided> ApproveWithdrawal(Command command, Guid withdrawal, PlacedGift gift);

    Task<CampaignDecided> RejectWithdrawal(Command command, Guid withdrawal, string? reason);

    Task<CampaignDecided> PayRefund(Command command, Guid withdrawal, PlacedGift gift, string? voucherNumber, DateOnly? paidOn, Guid? account = null);

    Task<CampaignDecided> ReceiveMoved(Command command, DonationRecorded gift, WithdrawalApproved given, MoveOrigin origin);

    Task<CampaignDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted);

    Task<CampaignDecided> RequestDisbursement(Command command, ProposedDisbursement asked, SimilarPayments similar);

    Task<CampaignDecided> ReviewDisbursement(Command command, Guid disbursement, string? comment);

    Task<CampaignDecided> ApproveDisbursement(Command command, Guid disbursement, ProposedApproval given, SimilarPayments similar);

    Task<CampaignDecided> RejectDisbursement(Command command, Guid disbursement, string? reason);

    Task<CampaignDecided> CancelDisbursement(Command command, Guid disbursement, string? reason);

    Task<CampaignDecided> PayDisbursement(Command command, Guid disbursement, string? voucherNumber, DateOnly? paidOn, Guid? account = null);
}

/// <summary>One campaign: the only place where its gifts and payments are decided.</summary>
[GrainType("campaign")]
internal sealed class CampaignGrain(Journal journal, RulesInForce rules, Followed<Books, BooksEvent> books) : AggregateGrain<Campaign, CampaignEvent>(journal), ICampaignGrain
{
    public Task<Campaign> Show() => Show((c, _) => c);

    public Task<CampaignDecided> Draft(Command command, string number, ProposedPlan plan) => Decide(command, (c, now) => c.Draft(number, plan, command.Id, now), showAfter: true);

    public Task<CampaignDecided> Edit(Command command, ProposedPlan plan) => Decide(command, (c, now) => c.Edit(plan, this.GetPrimaryKey(), now), showAfter: true);

    public Task<CampaignDecided> Change(Command command, ProposedPlan plan, string? refilingNumber, string? reason) =>
        Decide(command, (c, now) => c.Change(plan, refilingNumber, reason, this.GetPrimaryKey(), now), showAfter: true);

    public Task<CampaignDecided> File(Command command, string? filingNumber, DateOnly? filedOn, string? lateReason) =>
        Decide(command, (c, now) => c.File(filingNumber, filedOn, now, rules.Now, lateReason), showAfter: true);

    public Task<CampaignDecided> NoteFilingOverdue(Command command) => Decide(command, (c, now) => c.NoteFilingOverdue(now, rules.Now));

    public Task<CampaignDecided> Launch(Command command, DateOnly? on, string? reason) => Decide(command, (c, now) => c.Launch(on, reason, now), showAfter: true);

    public Task<CampaignDecided> Suspend(Command command, DateOnly? on, string? reason) => Decide(command, (c, now) => c.Suspend(on, reason, now), showAfter: true);

    public Task<CampaignDecided> Resume(Command command, DateOnly? on, string? reason) => Decide(command, (c, now) => c.Resume(on, reason, now), showAfter: true);

    public Task<CampaignDecided> End(Command command, DateOnly? on, string? reason) => Decide(command, (c, now) => c.End(on, reason, now), showAfter: true);

    public Task<CampaignDecided> Settle(Command command, DateOnly? on, string? reason) => Decide(command, (c, now) => c.Settle(on, reason, now), showAfter: true);

    public Task<CampaignDecided> RecordDonation(Command command, ProposedGift gift) => Decide(command, (c, now) => c.RecordDonation(command.Id, gift, now, rules.Now));

    // Queued together, so that a list's rows travel in few commits.
    public async Task<IReadOnlyList<CampaignDecided>> RecordList(IReadOnlyList<(Command Command, ProposedGift Gift)> gifts) =>
        await Task.WhenAll(gifts.Select(g => RecordDonation(g.Command, g.Gift)));

    public Task<CampaignDecided> PassReview(Command command, Guid donation, string? reviewNumber) => Decide(command, (c, now) => c.PassReview(donation, reviewNumber, now), c => c.VersionOfGift(donation), showAfter: true);

    public Task<CampaignDecided> ReceiveLetter(Command command, Guid donation, string? letterReference) => Decide(command, (c, now) => c.ReceiveLetter(donation, letterReference, now), c => c.VersionOfGift(donation), showAfter: true);

    public Task<CampaignDecided> RequestRefund(Command command, PlacedGift gift, decimal? amount, RefundReason? reason, string? explanation) =>
        Decide(command, (c, now) => c.RequestRefund(command.Id, gift, amount, reason, explanation, command.Actor, now), c => c.VersionOfGift(gift.Id), showAfter: true);

    public Task<CampaignDecided> RequestVoid(Command command, PlacedGift gift, string? reason) =>
        Decide(command, (c, now) => c.RequestVoid(command.Id, gift, reason, command.Actor, now), c => c.VersionOfGift(gift.Id), showAfter: true);

    public Task<CampaignDecided> GiveFeedback(Command command, ProposedFeedback given) => Decide(command, (c, now) => c.GiveFeedback(given, command.Actor, now), showAfter: true);

    public Task<CampaignDecided> RequestMove(Command command, PlacedGift gift, MoveTarget target, string? reason, string? consentReference) =>
        Decide(command, (c, now) => c.RequestMove(command.Id, gift, target, reason, command.Actor, now, consentReference), c => c.VersionOfGift(gift.Id), showAfter: true);

    public Task<CampaignDecided> ApproveWithdrawal(Command command, Guid withdrawal, PlacedGift gift) =>
        Decide(command, (c, now) => c.ApproveWithdrawal(withdrawal, gift, command.Actor, now), c => c.VersionOfWithdrawal(withdrawal), showAfter: true);

    public Task<CampaignDecided> RejectWithdrawal(Command command, Guid withdrawal, string? reason) =>
        Decide(command, (c, now) => c.RejectWithdrawal(withdrawal, reason, command.Actor, now), c => c.VersionOfWithdrawal(withdrawal), showAfter: true);

    public Task<CampaignDecided> PayRefund(Command command, Guid withdrawal, PlacedGift gift, string? voucherNumber, DateOnly? paidOn, Guid? account = null) =>
        Decide(command, (c, now) => c.PayRefund(withdrawal, gift, voucherNumber, paidOn, command.Actor, now, books.Newest.ClosedThrough, account), c => c.VersionOfWithdrawal(withdrawal), showAfter: true);

    public Task<CampaignDecided> ReceiveMoved(Command command, DonationRecorded gift, WithdrawalApproved given, MoveOrigin origin) =>
        Decide(command, (c, now) => c.ReceiveMoved(command.Id, gift, given, origin, now));

    public Task<CampaignDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted) =>
        Decide(command, (c, now) => c.RecordErasure(subject, kinds, restricted, command.Actor, now));

    public Task<CampaignDecided> RequestDisbursement(Command command, ProposedDisbursement asked, SimilarPayments similar) =>
        Decide(command, (c, now) => c.RequestDisbursement(command.Id, asked, command.Actor, now, rules.Now, similar), showAfter: true);

    public Task<CampaignDecided> ReviewDisbursement(Command command, Guid disbursement, string? comment) =>
        Decide(command, (c, now) => c.ReviewDisbursement(disbursement, comment, command.Actor, now), c => c.VersionOf(disbursement), showAfter: true);

    public Task<CampaignDecided> ApproveDisbursement(Command command, Guid disbursement, ProposedApproval given, SimilarPayments similar) =>
        Decide(command, (c, now) => c.ApproveDisbursement(disbursement, given, command.Actor, now, rules.Now, similar), c => c.VersionOf(disbursement), showAfter: true);

    public Task<CampaignDecided> RejectDisbursement(Command command, Guid disbursement, string? reason) =>
        Decide(command, (c, now) => c.RejectDisbursement(disbursement, reason, command.Actor, now), c => c.VersionOf(disbursement), showAfter: true);

    public Task<CampaignDecided> CancelDisbursement(Command command, Guid disbursement, string? reason) =>
        Decide(command, (c, now) => c.CancelDisbursement(disbursement, reason, command.Actor, now), c => c.VersionOf(disbursement), showAfter: true);

    public Task<CampaignDecided> PayDisbursement(Command command, Guid disbursement, string? voucherNumber, DateOnly? paidOn, Guid? account = null) =>
        Decide(command, (c, now) => c.PayDisbursement(disbursement, voucherNumber, paidOn, command.Actor, now, books.Newest.ClosedThrough, account), c => c.VersionOf(disbursement), showAfter: true);
}
