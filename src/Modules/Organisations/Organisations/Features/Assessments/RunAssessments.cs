using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Assessments;

/// <summary>All organisations are assessed now, and every run that was made (ORG-06).</summary>
internal static class RunAssessments
{
    /// <summary>一次全面测算</summary>
    /// <param name="On">按哪一天测算</param>
    /// <param name="Standard">所用的标准</param>
    /// <param name="Assessed">测算了多少个组织</param>
    /// <param name="Changed">其中结果有变化的</param>
    /// <param name="By">操作人；自动测算为 due-work</param>
    internal sealed record Item(DateOnly On, string Standard, int Assessed, int Changed, string By, DateTimeOffset At);

    private static readonly ListFile<AssessmentRunRow> _file = new("assessment-runs", "测算记录", AssessmentRunRow.Sorts, "at",
        new("测算日期", 12, r => r.On), new("标准", 20, r => r.Standard), new("组织数", 10, r => r.Assessed), new("有变化的", 10, r => r.Changed), new("操作人", 16, r => r.By), new("时间", 20, r => r.At));

    public static void Map(RouteGroupBuilder assessments)
    {
        assessments.MapPost("/run", Handle)
            .WithName("runAssessments").WithSummary("全面测算（Assess all）")
            .WithDescription("按今天的标准和材料测算全部未注销的组织，只记下结果有变化的；一次读取，不逐个唤起。dryRun=true 只说明会有多少变化。")
            .Permission("organisations.assess")
            .Refuses(409, "assessment.goes_back");
        assessments.MapGet("/runs", Find)
            .WithName("findAssessmentRuns").WithSummary("测算记录（List runs）")
            .WithDescription("每一次全面测算，最近的在前。")
            .Permission("organisations.read")
            .SortableBy([.. AssessmentRunRow.Sorts]);
        assessments.MapFiles("/runs/", "AssessmentRuns", ("测算记录", "assessment runs"), (Reads<AssessmentRunRow> runs, TimeProvider clock, HttpContext context) => _file.Of(runs, Specification<AssessmentRunRow>.All, context, clock), e => e.Permission("organisations.read"));
    }

    private static async Task<Results<Ok<Item>, Problem>> Handle(CommandRequest http, AssessAll all, Commands commands, CancellationToken cancel)
    {
        var decided = await all.Write(commands.From(http, null), cancel);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var ended = decided.Only<AssessmentRunEnded>();
        return TypedResults.Ok(new Item(ended.On, ended.Standard, ended.Assessed, ended.Changed, ended.By, ended.At));
    }

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Find(ListQuery query, Reads<AssessmentRunRow> runs, HttpContext context, CancellationToken cancel)
    {
        var found = await runs.Find(Specification<AssessmentRunRow>.All, query.Page(), AssessmentRunRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, r => new Item(r.On, r.Standard, r.Assessed, r.Changed, r.By, r.At)));
    }
}
