using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>An organisation that was there before the platform is written down from a register, in one go and by the same rules (ORG-05, ORG-07, ORG-08).</summary>
internal sealed partial record GrassrootsOrganisation
{
    /// <remarks>Its division is that of today, whenever it was approved: a register names places as they are now.</remarks>
    public Decision<OrganisationEvent> TakeOver(Guid id, string number, ProposedTakeOver asked, Rulebook rules, string by, DateTimeOffset now)
    {
        var on = asked.Organisation.On ?? asked.ApprovedOn;
        var registered = Register(id, number, asked.Organisation with { On = on }, ChinaTime.DayOf(now), by, now);
        if (registered.Error is { } refused) return refused;
        var (events, state) = (registered.Events.ToList(), registered.Events.Aggregate(this, (o, e) => o.Apply(e)));
        Decision<OrganisationEvent> works = asked.Works ? state.TakeOverWork(asked, by, now) : [];
        if (works.Error is { } unproved) return unproved;
        // People may have been elected before the plaque hung; both lie after the beginning.
        var working = works.Events.Aggregate(state, (o, e) => o.Apply(e)) with { LastStepOn = state.LastStepOn };
        Decision<OrganisationEvent> led = asked.Leadership is { } leadership ? working.Elect(leadership, rules, by, now) : [];
        Decision<OrganisationEvent> counted = asked.PaidMembers is null && asked.Volunteers is null ? [] : working.RecordRegisterFigures(asked.FiguresId, asked.PaidMembers ?? 0, asked.Volunteers ?? 0, asked.Register, asked.FiguresOn, by, now);
        if ((led.Error ?? counted.Error) is { } fault) return fault;
        Decision<OrganisationEvent> all = [.. events, .. led.Events, .. works.Events, .. counted.Events];
        return all.Claiming(registered.Claims);
    }

    private Decision<OrganisationEvent> TakeOverWork(ProposedTakeOver asked, string by, DateTimeOffset now)
    {
        var form = new Form(now, Life);
        var number = form.Document(asked.ApprovalNumber, "approvalNumber");
        if (asked.ApprovedOn is null) form.Refuse(FormErrors.Missing("approvedOn", "批准成立日期", Life));
        var approved = form.Day(asked.ApprovedOn, "approvedOn", LastStepOn);
        var opened = form.Day(asked.OpenedOn ?? approved, "openedOn", approved);
        if (form.Fault is { } fault) return fault;
        return [new OrganisationTakenOver(number, approved, opened, asked.Register.Reference!, by, now)];
    }
}

/// <summary>An organisation as a register tells of it.</summary>
/// <param name="Works">Whether the register says that it works; then its approval is known.</param>
/// <param name="FiguresId">Id that the evidence of its members and volunteers gets.</param>
/// <param name="Register">The register itself: it proves the figures.</param>
internal sealed record ProposedTakeOver(
    ProposedOrganisation Organisation, bool Works, string? ApprovalNumber, DateOnly? ApprovedOn, DateOnly? OpenedOn, ProposedLeadership? Leadership, int? PaidMembers, int? Volunteers, DateOnly? FiguresOn, Guid FiguresId,
    ProposedDocument Register);
