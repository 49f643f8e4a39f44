using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Assessments;

/// <summary>How one organisation stands on any day, computed when it is asked; and how it stood (ORG-06).</summary>
internal static class ShowAssessment
{
    /// <summary>某日的达标情况；由材料计算，不能填写</summary>
    /// <param name="On">日期</param>
    /// <param name="Standard">当日施行的标准</param>
    /// <param name="Text">如：达标 6/6；培育中 4/6</param>
    /// <param name="Held">具备的项数</param>
    /// <param name="Total">标准的项数</param>
    /// <param name="Step">incubating 培育、ripe 成熟、developed 发展、built 建成、consolidated 巩固</param>
    /// <param name="CompleteSince">连续达标自何日起</param>
    /// <param name="ChangesOn">没有新的材料时，下一次变化的日期；看不出的为空</param>
    /// <param name="Items">各项</param>
    internal sealed record Response(DateOnly On, string Standard, string Text, int Held, int Total, LadderStep Step, DateOnly? CompleteSince, DateOnly? ChangesOn, IReadOnlyList<Item> Items);

    /// <summary>标准中的一项</summary>
    /// <param name="Name">名称，如 有组织</param>
    /// <param name="Holds">是否具备</param>
    /// <param name="Text">不具备的，缺什么、缺多少，如：有会员和志愿者：会员 9 名，未达 10 名</param>
    /// <param name="Evidence">所看的材料</param>
    internal sealed record Item(string Name, bool Holds, string Text, IReadOnlyList<Proof> Evidence)
    {
        public static Item Of(AssessedItem item, bool english) => new(item.Name, item.Holds, english ? item.En : item.Zh, [.. item.By.Select(f => new Proof(f.Id, f.Kind, f.Title, f.On))]);
    }

    /// <summary>一份材料</summary>
    internal sealed record Proof(Guid Id, FactKind Kind, string Title, DateOnly On);

    /// <summary>某日起的达标情况</summary>
    internal sealed record Past(DateOnly On, string Standard, int Held, int Total, LadderStep Step, DateOnly? CompleteSince, IReadOnlyList<string> Gaps)
    {
        public static Past Of(AssessmentPastRow a, bool english) => new(a.On, a.Standard, a.Held, a.Items, a.Step, a.CompleteSince, (english ? a.GapsEn : a.GapsZh).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static readonly ListFile<AssessmentPastRow> _file = new("assessment-history", "达标历史", PastAssessmentsThat.Sorts, "on",
        new("自何日起", 12, a => a.On), new("标准", 20, a => a.Standard), new("具备项数", 10, a => a.Held), new("标准项数", 10, a => a.Items), new("阶段", 10, a => Ladder.Zh(a.Step)), new("连续达标自", 12, a => a.CompleteSince),
        new("缺项", 60, a => a.GapsZh.Replace("\n", "；", StringComparison.Ordinal)));

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/{id}/assessment", Handle)
            .WithName("showAssessment").WithSummary("达标情况（Show the assessment）")
            .WithDescription("按当日施行的标准，由当日有效的材料逐项计算：每一项由什么具备，或缺什么、缺多少；on 可以是过去或将来的日期，不填为今天。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .Refuses(422, "day.out_of_range")
            .ExampleParameter("id", OrganisationExamples.First);
        organisations.MapGet("/{id}/assessments", History)
            .WithName("showAssessmentHistory").WithSummary("达标历史（Assessment history）")
            .WithDescription("每次全面测算中发生变化的结果，最近的在前。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .SortableBy([.. PastAssessmentsThat.Sorts])
            .ExampleParameter("id", OrganisationExamples.First);
        organisations.MapFiles("/{id}/assessments/", "AssessmentHistory", ("达标历史", "assessment history"), Export, e => e.Permission("organisations.read").Refuses(OrganisationErrors.NotFound).ExampleParameter("id", OrganisationExamples.First));
    }

    /// <param name="on">日期，默认今天（北京时间）</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(
        string id, DateOnly? on, OrganisationDesk desk, OrganisationFacts facts, Reads<AssessmentPastRow> past, IGrainFactory grains, RulesInForce rules, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (DayRange.Check(on, "on") is { } odd) return odd.ToProblem();
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var day = on ?? ChinaTime.DayOf(clock.GetUtcNow());
        var (status, shown, lagging) = await facts.Of(organisation, day, cancel);
        context.SayLag(lagging);
        var standard = (await grains.Standards().Show()).Book.On(day);
        var assessment = Assessment.Of(shown, standard, day);
        var since = assessment.Complete ? (await CompleteSince(organisation, day, past, cancel) ?? day) : (DateOnly?)null;
        var english = context.TellsEnglish();
        return TypedResults.Ok(new Response(
            day, standard.Name, english ? assessment.En : assessment.Zh, assessment.Held, assessment.Items.Count, Ladder.Of(assessment, status, since, rules.Now.OrganisationsOn(day)), since,
            Assessment.NextChange(shown, standard, day), [.. assessment.Items.Select(i => Item.Of(i, english))]));
    }

    private static async Task<DateOnly?> CompleteSince(Guid organisation, DateOnly day, Reads<AssessmentPastRow> past, CancellationToken cancel)
    {
        var found = await past.Find(PastAssessmentsThat.AreOf(organisation) & PastAssessmentsThat.WereMadeBy(day), new(Limit: 1), PastAssessmentsThat.Sorts, cancel);
        return found.Value.Items is [var newest, ..] ? newest.CompleteSince : null;
    }

    private static async Task<Results<Ok<ListResponse<Past>>, Problem>> History(string id, ListQuery query, OrganisationDesk desk, Reads<AssessmentPastRow> past, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var found = await past.Find(PastAssessmentsThat.AreOf(organisation), query.Page(), PastAssessmentsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var english = context.TellsEnglish();
        return TypedResults.Ok(found.Show(context, a => Past.Of(a, english)));
    }

    private static async Task<Results<TableFile, Problem>> Export(string id, OrganisationDesk desk, Reads<AssessmentPastRow> past, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } organisation ? _file.Of(past, PastAssessmentsThat.AreOf(organisation), context, clock) : OrganisationErrors.NotFound.ToProblem();
}
