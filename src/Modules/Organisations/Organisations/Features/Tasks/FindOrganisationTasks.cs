using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Tasks;

/// <summary>What somebody has to do now about organisations.</summary>
internal static class FindOrganisationTasks
{
    /// <summary>一项待办</summary>
    /// <param name="Kind">decideApplication 批复申请、open 缴费挂牌、elect 换届、dissolve 办结注销、closeGap 补齐标准缺项、reviewSite 复核阵地、closeFinding 整改问题、decideNaming 批复冠名申请、reviewNaming 复核冠名条件、mendNaming 冠名条件不再具备、correctEmblem 改正标志使用、reviewProposal 审核修改提议</param>
    /// <param name="Title">要做的事</param>
    /// <param name="SubjectId">组织、阵地、冠名或标志检查的标识</param>
    /// <param name="SubjectNumber">其编号</param>
    /// <param name="SubjectName">其名称</param>
    /// <param name="Since">出现日期</param>
    /// <param name="DueOn">应完成日期；没有期限的为空</param>
    /// <param name="Overdue">是否已逾期</param>
    internal sealed record Item(Guid Id, OrganisationTaskKind Kind, string Title, Guid SubjectId, string? SubjectNumber, string? SubjectName, DateOnly Since, DateOnly? DueOn, bool Overdue);

    public static void Map(RouteGroupBuilder module)
    {
        var tasks = module.MapGroup("/tasks").WithTags("待办（Tasks）");
        tasks.MapGet("/", Handle)
            .WithName("findOrganisationTasks").WithSummary("基层组织待办（List tasks of organisations）")
            .WithDescription("待批复的申请、待挂牌的组织、临近或逾期的换届、待办结的注销、标准的缺项、待复核的阵地和待整改的问题、冠名和标志使用的待办。办完即自动消失。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .SortableBy([.. OrganisationTasksThat.Sorts]);
        tasks.MapFiles("/", "OrganisationTasks", ("基层组织待办", "tasks of organisations"), Export, e => e.Permission("organisations.read").Refuses(OrganisationErrors.NotFound));
    }


    /// <param name="kind">类别</param>
    /// <param name="organisation">只看这个组织（标识或编号）</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        OrganisationTaskKind? kind, string? organisation, ListQuery query, OrganisationDesk desk, Reads<OrganisationTaskRow> tasks, OrganisationNames names, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await Wanted(kind, organisation, desk, reach, subtrees, cancel) is not { } wanted) return OrganisationErrors.NotFound.ToProblem();
        var found = await tasks.Find(wanted, query.Page(), OrganisationTasksThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var (today, english) = (ChinaTime.DayOf(clock.GetUtcNow()), context.TellsEnglish());
        var called = await names.Of(found.Value.Items.Select(t => t.SubjectId), cancel);
        return TypedResults.Ok(found.Show(context, t => Show(t, called.GetValueOrDefault(t.SubjectId), today, english)));
    }

    /// <param name="kind">类别</param>
    /// <param name="organisation">只看这个组织（标识或编号）</param>
    private static async Task<Results<TableFile, Problem>> Export(
        OrganisationTaskKind? kind, string? organisation, OrganisationDesk desk, Reads<OrganisationTaskRow> tasks, OrganisationNames names, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await Wanted(kind, organisation, desk, reach, subtrees, cancel) is not { } wanted) return OrganisationErrors.NotFound.ToProblem();
        var (today, called) = (ChinaTime.DayOf(clock.GetUtcNow()), await names.All(cancel));
        return new ListFile<OrganisationTaskRow>("organisation-tasks", "基层组织待办", OrganisationTasksThat.Sorts, "since",
            new("要做的事", 50, t => Show(t, null, today, english: false).Title), new("编号", 14, t => called.GetValueOrDefault(t.SubjectId)?.Number), new("名称", 32, t => called.GetValueOrDefault(t.SubjectId)?.Name),
            new("出现日期", 12, t => t.Since), new("应完成日期", 12, t => t.DueOn), new("是否逾期", 10, t => today > t.DueOn ? "是" : "否"))
        { Tally = ("逾期", t => today > t.DueOn) }.Of(tasks, wanted, context, clock);
    }

    private static async Task<Specification<OrganisationTaskRow>?> Wanted(OrganisationTaskKind? kind, string? organisation, OrganisationDesk desk, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var wanted = Specification<OrganisationTaskRow>.All;
        if (kind is { } k) wanted &= OrganisationTasksThat.AreOf(k);
        if (await subtrees.IdsWithSites(reach, cancel) is { } own) wanted &= OrganisationTasksThat.AreAboutAny(own);
        if (string.IsNullOrWhiteSpace(organisation)) return wanted;
        return await desk.Find(organisation.Trim(), cancel) is { } of ? wanted & OrganisationTasksThat.AreAbout(of) : null;
    }

    private static Item Show(OrganisationTaskRow t, NamedSubject? subject, DateOnly today, bool english)
    {
        var title = t.Kind switch
        {
            OrganisationTaskKind.DecideApplication => english ? "Answer the application" : "批复筹建申请",
            OrganisationTaskKind.Open => english ? "Dues and plaque" : "缴纳会费并挂牌",
            OrganisationTaskKind.Elect => english ? "Hold an election" : "换届选举",
            OrganisationTaskKind.ReviewSite => english ? "Review the site" : "复核阵地",
            OrganisationTaskKind.CloseFinding => english ? $"Put right: {t.En}" : $"整改：{t.Zh}",
            OrganisationTaskKind.ReviewProposal => english ? $"Review the proposal {t.En}" : $"审核提议 {t.Zh}",
            OrganisationTaskKind.DecideNaming => english ? "Answer the application for the name" : "批复冠名申请",
            OrganisationTaskKind.ReviewNaming => english ? "Review the conditions of the name" : "复核冠名条件",
            OrganisationTaskKind.MendNaming => english ? $"Mend, or withdraw the name: {t.En}" : $"整改或撤销冠名：{t.Zh}",
            OrganisationTaskKind.CorrectEmblem => english ? $"Put the emblem right: {t.En}" : $"改正标志使用：{t.Zh}",
            OrganisationTaskKind.Dissolve => english ? "Finish the dissolution" : "办结注销",
            _ => english ? t.En : t.Zh,
        };
        return new(t.Id, t.Kind, title, t.SubjectId, subject?.Number, subject?.Name, t.Since, t.DueOn, today > t.DueOn);
    }
}
