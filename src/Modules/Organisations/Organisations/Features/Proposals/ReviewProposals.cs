using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Proposals;

/// <summary>The county accepts what was proposed, or returns it with a reason; who proposed it may take it back.</summary>
internal static class ReviewProposals
{
    /// <summary>退回</summary>
    /// <param name="Reason">理由，必填</param>
    internal sealed record ReturnRequest(string? Reason);

    public static void Map(RouteGroupBuilder proposals)
    {
        Describe(proposals.MapPost("/{id}/return", (string id, ReturnRequest r, CommandRequest http, TheProposals desk, CancellationToken cancel) => desk.Decide(id, http, r, (p, command) => p.Return(command, r.Reason), cancel)), "organisations.review")
            .WithName("returnProposal").WithSummary("退回（Return a proposal）").WithDescription("理由必填；提出人可以改好后重新提出。示例为试算（dryRun=true）。")
            .Refuses(ProposalErrors.Own).Refuses(422, "organisation.field_missing")
            .ExampleActor("approver").ExampleParameter("dryRun", () => true).Example(new ReturnRequest("缺少活动照片"));
        Describe(proposals.MapPost("/{id}/withdraw", (string id, CommandRequest http, TheProposals desk, CancellationToken cancel) => desk.Decide(id, http, null, (p, command) => p.Withdraw(command), cancel)), "organisations.propose")
            .WithName("withdrawProposal").WithSummary("撤回提议（Withdraw a proposal）").WithDescription("提出人在审核之前可以撤回。示例为试算（dryRun=true）。")
            .Refuses(ProposalErrors.NotYours)
            .ExampleParameter("dryRun", () => true);
        Describe(proposals.MapPost("/{id}/accept", Accept), "organisations.review")
            .WithName("acceptProposal").WithSummary("审核通过（Accept a proposal）")
            .WithDescription("由提出人以外的人审核；通过即按同样的规则办理。提出后名称、单位、地址或负责人已另有变动的不再适用（412），请退回重新提出。")
            .Refuses(ProposalErrors.Own, OrganisationErrors.ChangedSinceProposed)
            .ExampleActor("approver");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string permission) => endpoint
        .Permission(permission)
        .Refuses(ProposalErrors.NotFound)
        .Refuses(409, "proposal.wrong_step")
        .ExampleParameter("id", FindProposals.First);

    private static async Task<Results<OkAt<ProposalResponse>, Problem>> Accept(string id, CommandRequest http, TheProposals desk, ProposalDesk proposals, Commands commands, Reads<ProposalRow> rows, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } found) return ProposalErrors.NotFound.ToProblem();
        var (grain, command) = (desk.Grain(found), commands.From(http, null, found.ToString()));
        var tried = await grain.Accept(command with { DryRun = true });
        if (tried.Error is { } refused) return refused.ToProblem();
        var state = await grain.Show();
        if (!tried.Replayed && await proposals.Try(state.Submitted!.OrganisationId, found, state.Change, state.Submitted.Seen, http.Actor) is { } inept) return inept.ToProblem();
        if (http.DryRun) return await desk.Decide(id, http, null, (p, same) => p.Accept(same), cancel);
        var accepted = await grain.Accept(command);
        if (accepted.Error is { } error) return error.ToProblem();
        if (accepted.Replayed) http.MarkReplayed();
        if (await proposals.CarryOut(found) is { } away) return away.ToProblem();
        return await desk.Show(found.ToString(), rows, p => p.Version, context, cancel);
    }
}
