using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>Filing a public campaign with the civil-affairs bureau: before its start, or in an emergency soon after it (FUN-03).</content>
internal sealed partial record Campaign
{
    private bool IsRaisingUnfiled => Plan?.Kind == CampaignKind.Public && FilingNumber is null && Status is (CampaignStatus.Running or CampaignStatus.Suspended);

    /// <summary>By when a public campaign has to be filed, by the figures of the campaign's first day. A period before a start is not moved past days off: it would be too short.</summary>
    public static Deadline DeadlineOfFiling(DateOnly startsOn, bool emergency, Rulebook rules)
    {
        var figures = rules.FundraisingOn(startsOn);
        if (emergency) return rules.Holidays.Deadline(startsOn, figures.EmergencyFilingDaysAfter);
        var latest = startsOn.AddDays(-figures.FilingDaysBefore);
        return new(latest, latest, null);
    }

    /// <param name="lateReason">Why an emergency campaign is filed after its deadline; without it a late filing is refused.</param>
    public Decision<CampaignEvent> File(string? filingNumber, DateOnly? filedOn, DateTimeOffset now, Rulebook rules, string? lateReason = null)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (Plan.Kind != CampaignKind.Public) return CampaignErrors.NeedsNoFiling;
        if (FilingNumber is not null) return CampaignErrors.FiledAlready;
        if (Status is CampaignStatus.Settled) return CampaignErrors.Closed;
        if (PlainText.Check(filingNumber, "filingNumber", 100, out var number) is { } unclean) return unclean;
        if (number is null) return CampaignErrors.FilingNumberMissing;
        if (filedOn is not { } on) return CampaignErrors.FiledOnMissing;
        if (on > ChinaTime.DayOf(now)) return CampaignErrors.InFuture("filedOn", on);
        if (PlainText.Check(lateReason, "lateReason", 1000, out var why, lines: true) is { } untidy) return untidy;
        var latest = DeadlineOfFiling(Plan.StartsOn, Plan.Emergency, rules).LatestOn;
        if (on <= latest) return [new CampaignFiled(number, on, now)];
        var figures = rules.FundraisingOn(Plan.StartsOn);
        if (!Plan.Emergency) return CampaignErrors.FiledLate(latest, figures.FilingDaysBefore);
        // It is asking for money already: what cannot be mended is at least written down as what it is.
        return why is null || !WasLaunched ? CampaignErrors.EmergencyFiledLate(latest, figures.EmergencyFilingDaysAfter) : [new CampaignFiled(number, on, now, why)];
    }

    /// <summary>The last day to file an emergency campaign has passed; nobody has to ask for this to happen.</summary>
    public Decision<CampaignEvent> NoteFilingOverdue(DateTimeOffset now, Rulebook rules)
    {
        if (Plan is null) return CampaignErrors.NotFound;
        if (FilingOverdueSince is not null || !IsRaisingUnfiled) return [];
        var deadline = DeadlineOfFiling(Plan.StartsOn, Plan.Emergency, rules);
        if (!deadline.IsOver(ChinaTime.DayOf(now))) return CampaignErrors.FilingNotOverdue(deadline.LatestOn);
        return [new CampaignFilingOverdue(deadline.DueOn, deadline.LatestOn, now)];
    }
}
