using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Organisations.Features.Proposals;

/// <summary>The proposals as a list and as a file, one of them, and old and new leaders side by side.</summary>
internal static class FindProposals
{
    private static readonly ListFile<ProposalRow> _file = new("proposals", "修改提议", ProposalsThat.Sorts, "proposedAt",
        new("编号", 14, p => p.Number), new("组织", 14, p => p.OrganisationNumber), new("内容", 16, p => ProposalNames.Zh(p.Kind)), new("状态", 14, p => ProposalNames.Zh(p.Status)), new("理由", 40, p => p.Reason),
        new("提出人", 16, p => p.ProposedBy), new("提出时间", 18, p => p.ProposedAt), new("审核人", 16, p => p.DecidedBy), new("审核时间", 18, p => p.DecidedAt), new("退回理由", 40, p => p.ReturnedBecause));

    /// <summary>新旧负责人对照，姓名和电话脱敏</summary>
    /// <param name="Before">提出时的负责人；尚未选举的为空</param>
    /// <param name="After">提议的负责人</param>
    internal sealed record Leaders(IReadOnlyList<Leader> Before, IReadOnlyList<Leader> After);

    /// <summary>一名负责人</summary>
    internal sealed record Leader(Guid Id, OfficerRole Role, string? Name, string? Phone, string? Post, bool Contact)
    {
        public static Leader Of(Guid id, OfficerRole role, string? name, string? phone, string? post, bool contact) =>
            new(id, role, name is null ? null : Masking.Name(name), phone is null ? null : Masking.Phone(phone), post, contact);
    }

    public static object First() => "JH-TA-0001";

    public static void Map(RouteGroupBuilder proposals)
    {
        proposals.MapGet("/", Handle)
            .WithName("findProposals").WithSummary("提议列表（List proposals）").WithDescription("按状态、内容、组织、提出人筛选；最近的在前。")
            .Permission("organisations.read").Refuses(OrganisationErrors.NotFound).SortableBy([.. ProposalsThat.Sorts]);
        proposals.MapFiles("/", "Proposals", ("修改提议", "proposals"), Export, e => e.Permission("organisations.read").Refuses(OrganisationErrors.NotFound));
        proposals.MapGet("/{id}", (string id, TheProposals desk, Reads<ProposalRow> rows, HttpContext context, CancellationToken cancel) => desk.Show(id, rows, p => p.Version, context, cancel))
            .WithName("showProposal").WithSummary("查看提议（Show a proposal）").WithDescription("新旧对照；负责人的对照见 leaders。")
            .Permission("organisations.read").Refuses(ProposalErrors.NotFound).ExampleParameter("id", First);
        proposals.MapGet("/{id}/leaders", OldAndNew)
            .WithName("showProposedLeaders").WithSummary("新旧负责人对照（Old and new leaders）").WithDescription("姓名和电话脱敏。")
            .Permission("organisations.read").Refuses(ProposalErrors.NotFound).ExampleParameter("id", First);
        proposals.MapGet("/{id}/history", (string id, TheProposals desk, HttpContext context, CancellationToken cancel) => desk.History(id, ProposalWords.Of, context, cancel))
            .WithName("showProposalHistory").WithSummary("提议历史（Proposal history）").WithDescription("每一步，最早的在前；一次全部给出。")
            .Permission("organisations.read").Refuses(ProposalErrors.NotFound).ExampleParameter("id", First).NamesActors<OrganisationStep>();
        proposals.MapFiles("/{id}/history/", "ProposalHistory", ("提议历史", "proposal history"), (string id, TheProposals desk, CancellationToken cancel) => desk.HistoryFile(id, "proposal-history", "提议历史", ProposalWords.Of, cancel), e => e.Permission("organisations.read").Refuses(ProposalErrors.NotFound).ExampleParameter("id", First));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">内容</param>
    /// <param name="organisation">组织的标识或编号</param>
    /// <param name="proposedBy">提出人</param>
    private static async Task<Results<Ok<ListResponse<ProposalResponse>>, Problem>> Handle(
        ProposalStatus? status, ProposalKind? kind, string? organisation, string? proposedBy, ListQuery query, OrganisationDesk desk, Reach reach, Subtrees subtrees, Reads<ProposalRow> rows, HttpContext context, CancellationToken cancel)
    {
        if (await Wanted(status, kind, organisation, proposedBy, desk, reach, subtrees, cancel) is not { } wanted) return OrganisationErrors.NotFound.ToProblem();
        var found = await rows.Find(wanted, query.Page(), ProposalsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, ProposalResponse.Of));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">内容</param>
    /// <param name="organisation">组织的标识或编号</param>
    /// <param name="proposedBy">提出人</param>
    private static async Task<Results<TableFile, Problem>> Export(
        ProposalStatus? status, ProposalKind? kind, string? organisation, string? proposedBy, OrganisationDesk desk, Reach reach, Subtrees subtrees, Reads<ProposalRow> rows, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await Wanted(status, kind, organisation, proposedBy, desk, reach, subtrees, cancel) is { } wanted ? _file.Of(rows, wanted, context, clock) : OrganisationErrors.NotFound.ToProblem();

    // The leaders that the proposer saw are those of the newest election up to the version that he saw.
    private static async Task<Results<Ok<Leaders>, Problem>> OldAndNew(string id, TheProposals desk, Reads<ProposalRow> rows, Reads<OfficerRow> officers, Reads<ProposedOfficerRow> proposed, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } found || (await rows.OneSurely(found, cancel)).Value is not { } proposal) return ProposalErrors.NotFound.ToProblem();
        var before = await officers.Ask((all, ct) => all.Where(o => o.OrganisationId == proposal.OrganisationId && o.Election <= proposal.SeenVersion).ToListAsync(ct), cancel);
        var after = await proposed.Ask((all, ct) => all.Where(ProposedOfficerRow.Of(found).Condition).OrderBy(o => o.Place).ToListAsync(ct), cancel);
        context.SayLag(before.Lagging || after.Lagging);
        var newest = before.Value.Select(o => o.Election).DefaultIfEmpty().Max();
        return TypedResults.Ok(new Leaders(
            [.. before.Value.Where(o => o.Election == newest).OrderBy(o => o.Role).ThenBy(o => o.Id).Select(o => Leader.Of(o.Id, o.Role, o.Name, o.Phone, o.Post, o.Contact))],
            [.. after.Value.Select(o => Leader.Of(o.Id, o.Role, o.Name, o.Phone, o.Post, o.Contact))]));
    }

    private static async Task<Specification<ProposalRow>?> Wanted(
        ProposalStatus? status, ProposalKind? kind, string? organisation, string? proposedBy, OrganisationDesk desk, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var wanted = Specification<ProposalRow>.All;
        if (status is { } s) wanted &= ProposalsThat.Are(s);
        if (kind is { } k) wanted &= ProposalsThat.AreOf(k);
        if (!string.IsNullOrWhiteSpace(proposedBy)) wanted &= ProposalsThat.CameFrom(proposedBy.Trim());
        if (await subtrees.Ids(reach, cancel) is { } own) wanted &= ProposalsThat.AreAboutAny(own);
        if (string.IsNullOrWhiteSpace(organisation)) return wanted;
        return await desk.Find(organisation.Trim(), cancel) is { } of ? wanted & ProposalsThat.AreAbout(of) : null;
    }
}
