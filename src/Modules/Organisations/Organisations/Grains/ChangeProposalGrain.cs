using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Proposals;
using ProposalDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Proposals.ChangeProposal, JinhuRedCross.Organisations.Domain.Proposals.ProposalEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface IChangeProposalGrain : IGrainWithGuidKey
{
    Task<ChangeProposal> Show();

    Task<ProposalDecided> Submit(Command command, ProposalSubmitted asked);

    Task<ProposalDecided> Accept(Command command);

    Task<ProposalDecided> NoteCarriedOut(Command command);

    Task<ProposalDecided> SendBack(Command command, Error why);

    Task<ProposalDecided> Return(Command command, string? reason);

    Task<ProposalDecided> Withdraw(Command command);

    Task<ProposalDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds);
}

/// <summary>One change that somebody proposes.</summary>
[GrainType("change-proposal")]
internal sealed class ChangeProposalGrain(Journal journal) : AggregateGrain<ChangeProposal, ProposalEvent>(journal), IChangeProposalGrain
{
    public Task<ChangeProposal> Show() => Show((p, _) => p);

    public Task<ProposalDecided> Submit(Command command, ProposalSubmitted asked) => Decide(command, (p, now) => p.Submit(asked with { By = command.Actor }, now));

    public Task<ProposalDecided> Accept(Command command) => Decide(command, (p, now) => p.Accept(command.Actor, now));

    public Task<ProposalDecided> NoteCarriedOut(Command command) => Decide(command, (p, now) => p.NoteCarriedOut(now));

    public Task<ProposalDecided> SendBack(Command command, Error why) => Decide(command, (p, now) => p.SendBack(why, command.Actor, now));

    public Task<ProposalDecided> Return(Command command, string? reason) => Decide(command, (p, now) => p.Return(reason, command.Actor, now));

    public Task<ProposalDecided> Withdraw(Command command) => Decide(command, (p, now) => p.Withdraw(command.Actor, now));

    public Task<ProposalDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds) => Decide(command, (p, now) => p.RecordErasure(subject, kinds, now));
}
