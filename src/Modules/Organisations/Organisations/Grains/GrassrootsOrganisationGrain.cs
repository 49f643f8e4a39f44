using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;
using OrganisationDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface IGrassrootsOrganisationGrain : IGrainWithGuidKey
{
    Task<GrassrootsOrganisation> Show();

    Task<OrganisationDecided> Register(Command command, string number, ProposedOrganisation asked);

    Task<OrganisationDecided> TakeOver(Command command, string number, ProposedTakeOver asked);

    Task<OrganisationDecided> Describe(Command command, ProposedProfile asked, string? reason, DateOnly? on);

    /// <summary>Called by the grain of moves only, which sees to it that nothing comes under itself.</summary>
    Task<OrganisationDecided> Move(Command command, ParentOrganisation? parent, bool isBelow, ProposedStep step, string? reason);

    Task<OrganisationDecided> CarryOut(Command command, ProposedChange change, SeenParts seen);

    Task<OrganisationDecided> ApplyToPrepare(Command command, ProposedStep step, ProposedDocument? file, string? responsible, bool? stamped);

    Task<OrganisationDecided> ApprovePreparation(Command command, ProposedStep step);

    Task<OrganisationDecided> RefusePreparation(Command command, ProposedStep step, string? reason);

    Task<OrganisationDecided> HoldFoundingMeeting(Command command, ProposedStep step, int? attendance);

    Task<OrganisationDecided> Elect(Command command, ProposedLeadership asked);

    Task<OrganisationDecided> Establish(Command command, ProposedStep step);

    Task<OrganisationDecided> Open(Command command, ProposedStep step, DateOnly? duesPaidOn, string? lateReason);

    Task<OrganisationDecided> OrderRectification(Command command, ProposedStep step, string? reason);

    Task<OrganisationDecided> PassRectification(Command command, ProposedStep step);

    Task<OrganisationDecided> BeginDissolution(Command command, ProposedEnding asked);

    Task<OrganisationDecided> Dissolve(Command command, ProposedSettlement asked);

    Task<OrganisationDecided> NoteTermEnding(Command command);

    Task<OrganisationDecided> NoteTermOverdue(Command command);

    Task<OrganisationDecided> RecordRegisterFigures(Command command, int? paidMembers, int? volunteers, ProposedDocument? document, DateOnly? on);

    Task<OrganisationDecided> RecordRegulation(Command command, RegulationKind? kind, string? title, DateOnly? validUntil, ProposedDocument? document, DateOnly? issuedOn);

    Task<OrganisationDecided> RecordActivity(Command command, string? title, BusinessLine? line, int? participants, ProposedDocument? document, DateOnly? on);

    Task<OrganisationDecided> RecordFunds(Command command, FundSource? source, FundForm? form, int? year, decimal? amount, ProposedDocument? document, DateOnly? on);

    Task<OrganisationDecided> RecordStation(Command command, string? name, string? address, DateOnly? closedOn, ProposedDocument? document, DateOnly? openedOn);

    Task<OrganisationDecided> WithdrawEvidence(Command command, Guid evidence, string? reason);

    Task<OrganisationDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted);
}

/// <summary>One grass-roots organisation.</summary>
[GrainType("grassroots-organisation")]
internal sealed class GrassrootsOrganisationGrain(Journal journal, RulesInForce rules) : AggregateGrain<GrassrootsOrganisation, OrganisationEvent>(journal), IGrassrootsOrganisationGrain
{
    public Task<GrassrootsOrganisation> Show() => Show((o, _) => o);

    public Task<OrganisationDecided> Register(Command command, string number, ProposedOrganisation asked) =>
        Decide(command, (o, now) => o.Register(command.Id, number, asked, command.Actor, now));

    public Task<OrganisationDecided> TakeOver(Command command, string number, ProposedTakeOver asked) =>
        Decide(command, (o, now) => o.TakeOver(command.Id, number, asked, rules.Now, command.Actor, now));

    public Task<OrganisationDecided> Describe(Command command, ProposedProfile asked, string? reason, DateOnly? on) =>
        Decide(command, (o, now) => o.Describe(asked, reason, on, command.Actor, now));

    public Task<OrganisationDecided> Move(Command command, ParentOrganisation? parent, bool isBelow, ProposedStep step, string? reason) =>
        Decide(command, (o, now) => o.Move(parent, isBelow, step, reason, command.Actor, now));

    public Task<OrganisationDecided> CarryOut(Command command, ProposedChange change, SeenParts seen) => Decide(command, (o, now) => o.CarryOut(command.Id, change, seen, rules.Now, command.Actor, now));

    public Task<OrganisationDecided> ApplyToPrepare(Command command, ProposedStep step, ProposedDocument? file, string? responsible, bool? stamped) =>
        Decide(command, (o, now) => o.ApplyToPrepare(command.Id, step, file, responsible, stamped, command.Actor, now));

    public Task<OrganisationDecided> ApprovePreparation(Command command, ProposedStep step) => Decide(command, (o, now) => o.ApprovePreparation(step, command.Actor, now));

    public Task<OrganisationDecided> RefusePreparation(Command command, ProposedStep step, string? reason) => Decide(command, (o, now) => o.RefusePreparation(step, reason, command.Actor, now));

    public Task<OrganisationDecided> HoldFoundingMeeting(Command command, ProposedStep step, int? attendance) =>
        Decide(command, (o, now) => o.HoldFoundingMeeting(step, attendance, command.Actor, now));

    public Task<OrganisationDecided> Elect(Command command, ProposedLeadership asked) => Decide(command, (o, now) => o.Elect(asked, rules.Now, command.Actor, now));

    public Task<OrganisationDecided> Establish(Command command, ProposedStep step) => Decide(command, (o, now) => o.Establish(step, rules.Now, command.Actor, now));

    public Task<OrganisationDecided> Open(Command command, ProposedStep step, DateOnly? duesPaidOn, string? lateReason) =>
        Decide(command, (o, now) => o.Open(step, duesPaidOn, lateReason, command.Actor, now));

    public Task<OrganisationDecided> OrderRectification(Command command, ProposedStep step, string? reason) => Decide(command, (o, now) => o.OrderRectification(step, reason, command.Actor, now));

    public Task<OrganisationDecided> PassRectification(Command command, ProposedStep step) => Decide(command, (o, now) => o.PassRectification(step, command.Actor, now));

    public Task<OrganisationDecided> BeginDissolution(Command command, ProposedEnding asked) => Decide(command, (o, now) => o.BeginDissolution(asked, rules.Now, command.Actor, now));

    public Task<OrganisationDecided> Dissolve(Command command, ProposedSettlement asked) => Decide(command, (o, now) => o.Dissolve(asked, command.Actor, now));

    public Task<OrganisationDecided> NoteTermEnding(Command command) => Decide(command, (o, now) => o.NoteTermEnding(rules.Now, now));

    public Task<OrganisationDecided> NoteTermOverdue(Command command) => Decide(command, (o, now) => o.NoteTermOverdue(now));

    public Task<OrganisationDecided> RecordRegisterFigures(Command command, int? paidMembers, int? volunteers, ProposedDocument? document, DateOnly? on) =>
        Decide(command, (o, now) => o.RecordRegisterFigures(command.Id, paidMembers, volunteers, document, on, command.Actor, now));

    public Task<OrganisationDecided> RecordRegulation(Command command, RegulationKind? kind, string? title, DateOnly? validUntil, ProposedDocument? document, DateOnly? issuedOn) =>
        Decide(command, (o, now) => o.RecordRegulation(command.Id, kind, title, validUntil, document, issuedOn, command.Actor, now));

    public Task<OrganisationDecided> RecordActivity(Command command, string? title, BusinessLine? line, int? participants, ProposedDocument? document, DateOnly? on) =>
        Decide(command, (o, now) => o.RecordActivity(command.Id, title, line, participants, document, on, command.Actor, now));

    public Task<OrganisationDecided> RecordFunds(Command command, FundSource? source, FundForm? form, int? year, decimal? amount, ProposedDocument? document, DateOnly? on) =>
        Decide(command, (o, now) => o.RecordFunds(command.Id, source, form, year, amount, document, on, command.Actor, now));

    public Task<OrganisationDecided> RecordStation(Command command, string? name, string? address, DateOnly? closedOn, ProposedDocument? document, DateOnly? openedOn) =>
        Decide(command, (o, now) => o.RecordStation(command.Id, name, address, closedOn, document, openedOn, command.Actor, now));

    public Task<OrganisationDecided> WithdrawEvidence(Command command, Guid evidence, string? reason) => Decide(command, (o, now) => o.WithdrawEvidence(evidence, reason, command.Actor, now));

    public Task<OrganisationDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted) =>
        Decide(command, (o, now) => o.RecordErasure(subject, kinds, restricted, now));
}
