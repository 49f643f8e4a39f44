using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Naming;
using NamingDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Naming.NamedInstitution, JinhuRedCross.Organisations.Domain.Naming.NamingEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface INamedInstitutionGrain : IGrainWithGuidKey
{
    Task<NamingDecided> Apply(Command command, string number, ProposedNaming asked);

    Task<NamingDecided> Approve(Command command, ProposedStep step);

    Task<NamingDecided> Refuse(Command command, ProposedStep step, string? reason);

    Task<NamingDecided> Review(Command command, ProposedConditions? conditions, ProposedDocument? document, DateOnly? on);

    Task<NamingDecided> Withdraw(Command command, ProposedStep step, string? reason);

    Task<NamingDecided> NoteReviewDue(Command command);
}

/// <summary>One medical institution that bears the name.</summary>
[GrainType("named-institution")]
internal sealed class NamedInstitutionGrain(Journal journal, RulesInForce rules) : AggregateGrain<NamedInstitution, NamingEvent>(journal), INamedInstitutionGrain
{
    public Task<NamingDecided> Apply(Command command, string number, ProposedNaming asked) => Decide(command, (n, now) => n.ApplyFor(command.Id, number, asked, rules.Now, command.Actor, now));

    public Task<NamingDecided> Approve(Command command, ProposedStep step) => Decide(command, (n, now) => n.Approve(step, rules.Now, command.Actor, now));

    public Task<NamingDecided> Refuse(Command command, ProposedStep step, string? reason) => Decide(command, (n, now) => n.Refuse(step, reason, command.Actor, now));

    public Task<NamingDecided> Review(Command command, ProposedConditions? conditions, ProposedDocument? document, DateOnly? on) =>
        Decide(command, (n, now) => n.Review(conditions, document, on, rules.Now, command.Actor, now));

    public Task<NamingDecided> Withdraw(Command command, ProposedStep step, string? reason) => Decide(command, (n, now) => n.Withdraw(step, reason, command.Actor, now));

    public Task<NamingDecided> NoteReviewDue(Command command) => Decide(command, (n, now) => n.NoteReviewDue(now));
}
