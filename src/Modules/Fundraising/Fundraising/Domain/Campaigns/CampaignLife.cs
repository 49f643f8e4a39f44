using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>The life of a campaign: draft → filed → running ⇄ suspended → ended → settled (FUN-01, FUN-02, FUN-12).</content>
internal sealed partial record Campaign
{
    /// <summary>Name under which the number of a campaign is unique, and by which it is found.</summary>
    public static Claim NumberClaim(string number) => new("campaign.number", number, _ => CampaignErrors.Exists);

    public Decision<CampaignEvent> Draft(string number, ProposedPlan asked, Guid id, DateTimeOffset now)
    {
        if (Plan is not null) return CampaignErrors.Exists;
        if (CampaignPlan.Check(Dated(asked, now), id, out var plan) is { } error) return error;
        Decision<CampaignEvent> drafted = [new CampaignDrafted(number, plan, now)];
        return drafted.Claiming(NumberClaim(number));
    }

    public Decision<CampaignEvent> Edit(ProposedPlan asked, Guid id, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Status != CampaignStatus.Draft) return CampaignErrors.NotDraft;
        if (CampaignPlan.Check(Dated(asked, now), id, out var plan) is { } error) return error;
        return [new CampaignPlanEdited(plan, now)];
    }

    /// <summary>A later change of the plan is filed anew (FUN-08, FUN-14).</summary>
    public Decision<CampaignEvent> Change(ProposedPlan asked, string? refilingNumber, string? reason, Guid id, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Status == CampaignStatus.Draft) return CampaignErrors.DraftIsEdited;
        if (Status is CampaignStatus.Ended or CampaignStatus.Settled) return CampaignErrors.Closed;
        if (Plan.Kind == CampaignKind.Public && FilingNumber is null) return CampaignErrors.FileFirst;
        if (CampaignPlan.Check(Dated(asked, now), id, out var plan) is { } error) return error;
        if (plan.Kind != Plan.Kind) return CampaignErrors.KindFixed;
        if (PlainText.Check(refilingNumber, "refilingNumber", 100, out var number) is { } unclean) return unclean;
        if (Plan.Kind == CampaignKind.Public && number is null) return CampaignErrors.ChangeNeedsFiling;
        if (CertificateFault(plan) is { } certificate) return certificate;
        if (ReasonFault(reason, out var why) is { } fault) return fault;
        return [new CampaignPlanChanged(plan, number, why, now)];
    }

    public Decision<CampaignEvent> Launch(DateOnly? on, string? reason, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Status is CampaignStatus.Ended or CampaignStatus.Settled) return CampaignErrors.Closed;
        if (WasLaunched) return CampaignErrors.Launched;
        if (Plan.Kind == CampaignKind.Public && FilingNumber is null && !(Plan.Emergency && Plan.IncidentName is not null)) return CampaignErrors.NotFiled;
        if (CertificateFault(Plan) is { } certificate) return certificate;
        if (Step(on, reason, now, out var day, out var why) is { } fault) return fault;
        if (day < Plan.StartsOn) return CampaignErrors.BeforeStart(Plan.StartsOn);
        return [new CampaignLaunched(day, why, now)];
    }

    public Decision<CampaignEvent> Suspend(DateOnly? on, string? reason, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (!IsRunning) return CampaignErrors.NotRunning;
        if (Step(on, reason, now, out var day, out var why) is { } fault) return fault;
        return [new CampaignSuspended(day, why, now)];
    }

    public Decision<CampaignEvent> Resume(DateOnly? on, string? reason, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Status != CampaignStatus.Suspended) return CampaignErrors.NotSuspended;
        if (Step(on, reason, now, out var day, out var why) is { } fault) return fault;
        return [new CampaignResumed(day, why, now)];
    }

    public Decision<CampaignEvent> End(DateOnly? on, string? reason, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Status is CampaignStatus.Ended or CampaignStatus.Settled) return CampaignErrors.Closed;
        if (!WasLaunched) return CampaignErrors.NotLaunched;
        if (Step(on, reason, now, out var day, out var why) is { } fault) return fault;
        return [new CampaignEnded(day, why, now)];
    }

    public Decision<CampaignEvent> Settle(DateOnly? on, string? reason, DateTimeOffset now)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Status == CampaignStatus.Settled) return CampaignErrors.Closed;
        if (Status != CampaignStatus.Ended) return CampaignErrors.NotEnded;
        if (!Open.IsEmpty) return CampaignErrors.DisbursementsOpen;
        if (!Withdrawals.IsEmpty) return WithdrawalErrors.Open;
        if (Step(on, reason, now, out var day, out var why) is { } fault) return fault;
        return [new CampaignSettled(day, why, Available + AwaitingReview, now)];
    }

    // The general fund has no plan of days: it begins when it is opened.
    private static ProposedPlan Dated(ProposedPlan asked, DateTimeOffset now) =>
        asked.Kind == CampaignKind.General && asked.StartsOn is null ? asked with { StartsOn = ChinaTime.DayOf(now) } : asked;

    private static Error? CertificateFault(CampaignPlan plan)
    {
        if (plan.Kind != CampaignKind.Public) return null;
        if (plan.Certificate is not { } certificate) return CampaignErrors.NoCertificate;
        var end = plan.EndsOn ?? plan.StartsOn;
        return certificate.ValidFrom <= plan.StartsOn && end <= certificate.ValidTo ? null : CampaignErrors.CertificateDoesNotCover(certificate, plan.StartsOn, end);
    }

    private static Error? Step(DateOnly? on, string? reason, DateTimeOffset now, out DateOnly day, out string? why)
    {
        var today = ChinaTime.DayOf(now);
        day = on ?? today;
        why = null;
        return day > today ? CampaignErrors.InFuture("on", day) : ReasonFault(reason, out why);
    }

    private static Error? ReasonFault(string? reason, out string? why) => PlainText.Check(reason, "reason", 1000, out why, lines: true);
}
