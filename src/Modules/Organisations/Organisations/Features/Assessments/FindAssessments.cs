using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
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
    private const string List = "基层组织达标情况";
    private static readonly string[] _header = ["序号", "编号", "名称", "标准", "具备项数", "标准项数", "阶段", "连续达标自", "缺项", "测算日期"];
    private static readonly int[] _widths = [8, 14, 32, 14, 10, 10, 10, 12, 60, 12];

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
        Describe(assessments.MapGet("/export.xlsx", Export), TableKind.Xlsx).WithName("exportAssessmentsXlsx").WithSummary("导出达标情况 Excel（Export assessments, xlsx）");
        Describe(assessments.MapGet("/export.csv", Export), TableKind.Csv).WithName("exportAssessmentsCsv").WithSummary("导出达标情况 CSV（Export assessments, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) =>
        endpoint.WithDescription("筛选条件同列表。").AnswersTable(kind).Permission("organisations.read");

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
    private static TableFile Export(
        bool? complete, LadderStep? step, string? lacks, Reads<AssessmentRow> assessments, OrganisationNames names, Reach reach, Subtrees subtrees, TimeProvider clock, HttpContext context, CancellationToken cancel) => new("assessments", List, List, _widths, async table =>
        {
            var called = await names.All(cancel);
            await using var snapshot = await assessments.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            var wanted = await Wanted(complete, step, lacks, reach, subtrees, cancel);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<AssessmentRow>.All));
            await table.Header(_header);
            await Write(table, snapshot.Stream(wanted, AssessmentsThat.Sorts, "-held"), called, cancel);
        });

    private static async Task Write(TableWriter table, IAsyncEnumerable<AssessmentRow> rows, Dictionary<Guid, NamedSubject> called, CancellationToken cancel)
    {
        var (count, complete) = (0, 0);
        await foreach (var a in rows.WithCancellation(cancel))
        {
            (count, complete) = (count + 1, complete + (a.Complete ? 1 : 0));
            var subject = called.GetValueOrDefault(a.Id);
            await table.Row(count, subject?.Number, subject?.Name, a.Standard, a.Held, a.Items, Ladder.Zh(a.Step), a.CompleteSince, a.GapsZh.Replace("\n", "；", StringComparison.Ordinal), a.On);
        }

        await table.Row("合计", $"共 {count} 个，达标 {complete} 个");
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
