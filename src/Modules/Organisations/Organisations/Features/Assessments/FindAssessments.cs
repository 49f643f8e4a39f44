using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Assessments;

/// <summary>How all organisations stand, as the newest run found it.</summary>
internal static class FindAssessments
{
    /// <summary>一个组织的达标情况</summary>
    /// <param name="OrganisationId">组织的标识</param>
    /// <param name="Number">编号</param>
    /// <param name="Name">名称</param>
    /// <param name="Held">具备的项数</param>
    /// <param name="Total">标准的项数</param>
    /// <param name="Complete">是否达标</param>
    /// <param name="Step">incubating 培育、ripe 成熟、developed 发展、built 建成、consolidated 巩固</param>
    /// <param name="CompleteSince">连续达标自何日起</param>
    /// <param name="Gaps">缺项</param>
    /// <param name="On">结果自何日起</param>
    internal sealed record Item(Guid OrganisationId, string? Number, string? Name, string Standard, int Held, int Total, bool Complete, LadderStep Step, DateOnly? CompleteSince, IReadOnlyList<string> Gaps, DateOnly On);

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapGet("/", Handle)
            .WithName("findAssessments").WithSummary("达标情况列表（List assessments）")
            .WithDescription("最近一次全面测算的结果，按是否达标、阶段、缺项筛选；默认具备项数多的在前。每日零时后和材料登记后自动测算，也可随时测算（run）。")
            .Permission("organisations.read")
            .SortableBy([.. AssessmentsThat.Sorts]);
        assessments.MapFiles("/", "Assessments", ("达标情况", "assessments"), Export, e => e.Permission("organisations.read"));
    }

    /// <param name="complete">是否达标</param>
    /// <param name="step">阶段</param>
    /// <param name="lacks">缺哪一项，如 有制度</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        bool? complete, LadderStep? step, string? lacks, ListQuery query, Reads<AssessmentRow> assessments, OrganisationNames names, Reach reach, Subtrees subtrees, HttpContext context, CancellationToken cancel)
    {
        var found = await assessments.Find(await Wanted(complete, step, lacks, reach, subtrees, cancel), query.Page(), AssessmentsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var (english, called) = (context.TellsEnglish(), await names.Of(found.Value.Items.Select(a => a.Id), cancel));
        return TypedResults.Ok(found.Show(context, a => Show(a, called.GetValueOrDefault(a.Id), english)));
    }

    /// <param name="complete">是否达标</param>
    /// <param name="step">阶段</param>
    /// <param name="lacks">缺哪一项，如 有制度</param>
    private static async Task<TableFile> Export(
        bool? complete, LadderStep? step, string? lacks, Reads<AssessmentRow> assessments, OrganisationNames names, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (wanted, called) = (await Wanted(complete, step, lacks, reach, subtrees, cancel), await names.All(cancel));
        return new ListFile<AssessmentRow>("assessments", "基层组织达标情况", AssessmentsThat.Sorts, "-held",
            new("编号", 14, a => called.GetValueOrDefault(a.Id)?.Number), new("名称", 32, a => called.GetValueOrDefault(a.Id)?.Name), new("标准", 14, a => a.Standard), new("具备项数", 10, a => a.Held), new("标准项数", 10, a => a.Items),
            new("阶段", 10, a => Ladder.Zh(a.Step)), new("连续达标自", 12, a => a.CompleteSince), new("缺项", 60, a => a.GapsZh.Replace("\n", "；", StringComparison.Ordinal)), new("测算日期", 12, a => a.On))
        { Tally = ("达标", a => a.Complete) }.Of(assessments, wanted, context, clock);
    }

    private static async Task<Specification<AssessmentRow>> Wanted(bool? complete, LadderStep? step, string? lacks, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var wanted = Specification<AssessmentRow>.All;
        if (complete is { } c) wanted &= AssessmentsThat.AreComplete(c);
        if (step is { } s) wanted &= AssessmentsThat.StandOn(s);
        if (!string.IsNullOrWhiteSpace(lacks)) wanted &= AssessmentsThat.Lack(lacks.Trim());
        if (await subtrees.Ids(reach, cancel) is { } own) wanted &= AssessmentsThat.AreOfAny(own);
        return wanted;
    }

    private static Item Show(AssessmentRow a, NamedSubject? subject, bool english) => new(
        a.Id, subject?.Number, subject?.Name, a.Standard, a.Held, a.Items, a.Complete, a.Step, a.CompleteSince, (english ? a.GapsEn : a.GapsZh).Split('\n', StringSplitOptions.RemoveEmptyEntries), a.On);
}
