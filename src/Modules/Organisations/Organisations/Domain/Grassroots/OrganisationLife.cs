using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>From incubation to work, one step after the other, each with its document and day (ORG-07).</summary>
internal sealed partial record GrassrootsOrganisation
{
    private const string Life = "ORG-07";

    /// <param name="subject">Whom the name of the one responsible is about.</param>
    public Decision<OrganisationEvent> ApplyToPrepare(Guid subject, ProposedStep step, ProposedDocument? file, string? responsible, bool? stamped, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Incubating) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on, proof) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Proof(file, "application"));
        form.Refuse(PersonName.Check(responsible, "responsiblePerson", out var name));
        if (stamped is not true) form.Refuse(OrganisationErrors.NotStamped);
        if (form.Fault is { } fault) return fault;
        return [new OrganisationApplied(number, proof, new(PrivateKind.Name, subject, name), on, by, now)];
    }

    public Decision<OrganisationEvent> ApprovePreparation(ProposedStep step, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Applied) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        return [new PreparationApproved(number, on, by, now)];
    }

    public Decision<OrganisationEvent> RefusePreparation(ProposedStep step, string? reason, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Applied) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on, why) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Reason(reason, zh: "不予批复的理由"));
        if (form.Fault is { } fault) return fault;
        return [new PreparationRefused(number, why, on, by, now)];
    }

    public Decision<OrganisationEvent> HoldFoundingMeeting(ProposedStep step, int? attendance, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.PreparationApproved) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on, people) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Count(attendance, "attendance", "到会人数", 1));
        if (form.Fault is { } fault) return fault;
        return [new FoundingMeetingHeld(number, people, on, by, now)];
    }

    public Decision<OrganisationEvent> Establish(ProposedStep step, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.FoundingMeetingHeld) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn));
        if (!HasLeaders) form.Refuse(OrganisationErrors.NoLeaders);
        if (form.Fault is { } fault) return fault;
        var due = rules.Holidays.DeadlineInWorkingDays(on, rules.OrganisationsOn(on).Whole(OrganisationParameters.DuesDays)).LatestOn;
        return [new OrganisationEstablished(number, due, on, by, now)];
    }

    /// <summary>The plaque hangs; the dues were paid in time, or late with a reason.</summary>
    public Decision<OrganisationEvent> Open(ProposedStep step, DateOnly? duesPaidOn, string? lateReason, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Established) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on, late) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Optional(lateReason, "lateReason", 1000));
        if (duesPaidOn is null) form.Refuse(FormErrors.Missing("duesPaidOn", "会费缴纳日期", Life));
        var paid = form.Day(duesPaidOn, "duesPaidOn", LastStepOn);
        if (duesPaidOn is not null && paid > on) form.Refuse(OrganisationErrors.DuesAfterPlaque);
        if (paid > DuesDueOn && late is null && duesPaidOn is not null) form.Refuse(OrganisationErrors.DuesLate(paid, DuesDueOn.Value));
        if (form.Fault is { } fault) return fault;
        return [new OrganisationOpened(number, paid, paid > DuesDueOn ? late : null, on, by, now)];
    }

    public Decision<OrganisationEvent> OrderRectification(ProposedStep step, string? reason, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Operating, OrganisationStatus.TermOverdue) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on, why) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Reason(reason, zh: "整改原因"));
        if (form.Fault is { } fault) return fault;
        return [new RectificationOrdered(number, why, on, by, now)];
    }

    public Decision<OrganisationEvent> PassRectification(ProposedStep step, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Rectifying) is { } wrong) return wrong;
        var form = new Form(now, Life);
        var (number, on) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        if (TermTo < form.Today) return OrganisationErrors.TermIsOver(TermTo);
        return [new RectificationPassed(number, on, by, now)];
    }

    private Error? Unless(params OrganisationStatus[] wanted)
    {
        if (Gone is { } gone) return gone;
        return wanted.Contains(Status) ? null : OrganisationErrors.WrongStep(Status);
    }
}
