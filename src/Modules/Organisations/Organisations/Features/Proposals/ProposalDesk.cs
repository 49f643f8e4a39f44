using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Proposals;

/// <summary>Carries accepted proposals out at their organisations; two aggregates, so the acceptance is written first and due work ends what was interrupted.</summary>
internal sealed class ProposalDesk(OrganisationDesk organisations, IGrainFactory grains, Commands commands, JournalKeys keys) : IDueWork<ProposalDueRow>
{
    public DateTimeOffset DueAt(ProposalDueRow row) => row.DueAt!.Value;

    public Task<Error?> Do(ProposalDueRow row, Command command) => CarryOut(row.Id);

    /// <summary>Whether the organisation would take it now; nothing is written.</summary>
    public async Task<Error?> Try(Guid organisation, Guid proposal, ProposedChange change, SeenParts seen, string actor) =>
        (await organisations.Grain(organisation).CarryOut(CommandOf(proposal, actor) with { DryRun = true }, change, seen)).Error;

    /// <summary>Safe to repeat: the organisation knows the command, and the proposal notes it once.</summary>
    public async Task<Error?> CarryOut(Guid proposal)
    {
        var grain = grains.Grain<IChangeProposalGrain>(proposal);
        var state = await grain.Show();
        if (state is not { Status: ProposalStatus.Accepted, Submitted: { } submitted, AcceptedBy: { } actor }) return null;
        var changed = await organisations.Grain(submitted.OrganisationId).CarryOut(CommandOf(proposal, actor), state.Change, submitted.Seen);
        if (changed.Error is { Kind: ErrorKind.Unavailable } away) return away;
        return changed.Error is { } refused ? (await grain.SendBack(Step(proposal, actor, "send-back"), refused)).Error : (await grain.NoteCarriedOut(Step(proposal, actor, "carried-out"))).Error;
    }

    private Command CommandOf(Guid proposal, string actor) => new(commands.IdOf("proposal-carried-out", proposal.ToString()), keys.Fingerprint([]), actor);

    private Command Step(Guid proposal, string actor, string what) => new(commands.IdOf("proposal-step", proposal.ToString(), what), keys.Fingerprint([]), actor);
}
