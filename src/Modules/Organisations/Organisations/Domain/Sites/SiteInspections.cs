using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>Inspections: what they find is closed with evidence only, and a site that has to put something right runs again when it has (ORG-01).</summary>
internal sealed partial record Site
{
    private const int MostFindings = 50;

    public Decision<SiteEvent> Inspect(Guid id, IReadOnlyList<ProposedFinding>? findings, ProposedDocument? report, DateOnly? on, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        if (Status == SiteStatus.Preparing) return SiteErrors.WrongStep(Status);
        var form = new Form(now, Rule);
        var (proof, day) = (form.Proof(report, "report"), form.Day(on, notBefore: LastStepOn));
        var found = (findings ?? []).Take(MostFindings).Select((f, i) => ReadFinding(form, f, Findings + 1 + i, day)).ToList();
        if (findings?.Count > MostFindings) form.Refuse(FormErrors.OutOfLimits("findings", findings.Count, 0, MostFindings, Rule));
        if (form.Fault is { } fault) return fault;
        // A base whose instructors' certificates have run out does not pass its review.
        var lacking = SiteRequirements.Fault(Kind, Content, day, rules.OrganisationsOn(day));
        if (lacking is not null && found.Count == 0) return SiteErrors.RequirementsLost(lacking);
        return [new SiteInspected(id, found, proof, NextReview(day, rules), day, by, now)];
    }

    public Decision<SiteEvent> CloseFinding(int finding, string? measure, ProposedDocument? document, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        if (!Open.ContainsKey(finding)) return SiteErrors.FindingNotOpen;
        var form = new Form(now, Rule);
        var (done, proof, day) = (form.Reason(measure, "measure", "整改措施"), form.Proof(document), form.Day(on));
        if (form.Fault is { } fault) return fault;
        return [new FindingClosed(finding, done, proof, day, by, now)];
    }

    public Decision<SiteEvent> OrderRectification(string? reason, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Unless(SiteStatus.Running) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (why, day) = (form.Reason(reason), form.Day(on, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        return [new SiteRectificationOrdered(why, Periods, day, by, now)];
    }

    public Decision<SiteEvent> Resume(DateOnly? on, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(SiteStatus.Rectifying) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var day = form.Day(on, notBefore: LastStepOn);
        if (!Open.IsEmpty) form.Refuse(SiteErrors.FindingsOpen(Open.Count));
        form.Refuse(SiteRequirements.Fault(Kind, Content, day, rules.OrganisationsOn(day)));
        if (form.Fault is { } fault) return fault;
        return [new SiteResumed(NextPeriod, day, by, now)];
    }

    /// <summary>Due work: the day of the review has come.</summary>
    public Decision<SiteEvent> NoteReviewDue(DateTimeOffset now)
    {
        if (NextReviewOn is not { } review || ReviewTold || ChinaTime.DayOf(now) < review) return [];
        return [new SiteReviewDue(review, now)];
    }

    private static DateOnly NextReview(DateOnly on, Rulebook rules) => on.AddMonths(rules.OrganisationsOn(on).Whole(SiteParameters.ReviewMonths));

    private static Finding ReadFinding(Form form, ProposedFinding? asked, int number, DateOnly inspectedOn)
    {
        var text = form.Reason(asked?.Text, "findings.text", "问题");
        if (asked?.DueOn < inspectedOn) form.Refuse(FormErrors.BeforeLastStep("findings.dueOn", asked!.DueOn!.Value, inspectedOn, Rule));
        form.Refuse(DayRange.Check(asked?.DueOn, "findings.dueOn"));
        return new(number, text, asked?.DueOn);
    }

    private Site Inspected(SiteInspected e) => this with
    {
        LastStepOn = e.On,
        Findings = Findings + e.Findings.Count,
        Open = Open.AddRange(e.Findings.Select(f => KeyValuePair.Create(f.Number, f))),
        NextReviewOn = e.NextReviewOn,
        ReviewTold = false,
    };
}
