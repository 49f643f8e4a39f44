using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Covering;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Covering;

/// <summary>How far the county is covered, on any day, for staff and for everybody (ORG-11).</summary>
internal static class ShowCoverage
{
    private const string List = "镇街覆盖情况";

    private static readonly Error _tooEarly = Error.Invalid("coverage.too_early",
        $"{JinhuDivisions.NowSince:yyyy-MM-dd} 以前的镇街数未经核实，不能统计", $"Before {JinhuDivisions.NowSince:yyyy-MM-dd} the number of townships is not verified", "ORG-11", "on");

    /// <summary>某日的覆盖情况</summary>
    /// <param name="On">日期</param>
    /// <param name="Covered">有本级红十字会的镇和街道数</param>
    /// <param name="Denominator">镇和街道总数；不含农场和开发区</param>
    /// <param name="DenominatorSource">分母的来源</param>
    /// <param name="Percentage">镇街建会率（%）</param>
    /// <param name="Target">目标（%），平台参数</param>
    /// <param name="TargetReached">是否达到目标</param>
    /// <param name="Townships">各镇街、农场、开发区</param>
    internal sealed record Response(DateOnly On, int Covered, int Denominator, string DenominatorSource, decimal Percentage, decimal Target, bool TargetReached, IReadOnlyList<Item> Townships);

    /// <summary>一个镇、街道、农场或开发区</summary>
    /// <param name="Code">区划代码</param>
    /// <param name="CountsForCoverage">是否计入分母</param>
    /// <param name="Covered">是否有本级红十字会；同一镇有两个的只计一次</param>
    /// <param name="Preparing">培育和筹建中的组织数</param>
    /// <param name="Existing">已挂牌、未注销的组织数</param>
    /// <param name="Complete">其中标准全部达标的</param>
    /// <param name="ByKind">已挂牌的组织按类别</param>
    /// <param name="Sites">运行中的阵地数</param>
    internal sealed record Item(string Code, string Name, DivisionKind Kind, bool CountsForCoverage, bool Covered, int Preparing, int Existing, int Complete, IReadOnlyList<KindCount> ByKind, int Sites)
    {
        public static Item Of(TownshipCoverage t) => new(
            t.Township.Code, t.Township.Name, t.Township.Kind, t.Township.IsStreetOrTown, t.Covered, t.Preparing, t.Existing, t.Complete, [.. t.ByKind.OrderBy(k => k.Key).Select(k => new KindCount(k.Key, k.Value))], t.Sites);
    }

    /// <summary>一类组织的数目</summary>
    internal sealed record KindCount(OrganisationKind Kind, int Count);

    public static void Map(RouteGroupBuilder module)
    {
        var coverage = module.MapGroup("/coverage").WithTags("覆盖统计（Coverage）");
        Describe(coverage.MapGet("/", Handle)).WithName("showCoverage").WithSummary("覆盖情况（Coverage）").Permission("organisations.read").SameForAllParts();
        coverage.MapFiles("/", "Coverage", ("覆盖情况", "coverage"), Export, e => e.Permission("organisations.read").Refuses(_tooEarly).SameForAllParts());
    }

    public static void MapOpen(RouteGroupBuilder open) => Describe(open.MapGet("/organisations/coverage", Handle)).WithTags("公开查询（Public）")
        .WithName("openCoverage").WithSummary("基层组织覆盖公示（Public coverage）");

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithDescription("镇街建会率 = 有本级红十字会（已挂牌、未注销）的镇和街道 ÷ 当日全部镇和街道；注销当日起不再计入。on 可以是过去的日期。")
        .Refuses(_tooEarly);

    /// <param name="on">日期，默认今天（北京时间）</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(DateOnly? on, CoverageDesk desk, RulesInForce rules, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var day = on ?? ChinaTime.DayOf(clock.GetUtcNow());
        if (day < JinhuDivisions.NowSince) return _tooEarly.ToProblem();
        if (DayRange.Check(day, "on") is { } odd) return odd.ToProblem();
        var (coverage, lagging) = await desk.On(day, cancel);
        context.SayLag(lagging);
        var target = rules.Now.OrganisationsOn(day).Values.Of(OrganisationParameters.TownTarget);
        return TypedResults.Ok(new Response(
            day, coverage.Numerator, coverage.Denominator, context.TellsEnglish() ? JinhuDivisions.SourceEn : JinhuDivisions.SourceZh, coverage.Percentage, target, coverage.Reaches(target),
            [.. coverage.Townships.Select(Item.Of)]));
    }

    /// <param name="on">日期，默认今天（北京时间）</param>
    private static async Task<Results<TableFile, Problem>> Export(DateOnly? on, CoverageDesk desk, TimeProvider clock, CancellationToken cancel)
    {
        var day = on ?? ChinaTime.DayOf(clock.GetUtcNow());
        if (day < JinhuDivisions.NowSince) return _tooEarly.ToProblem();
        var (coverage, _) = await desk.On(day, cancel);
        return new TableFile("coverage", List, List, [14, 18, 10, 10, 12, 10, 10, 14], async table =>
        {
            await table.Row($"{List}，{day:yyyy-MM-dd}");
            await table.Row($"分母来源：{JinhuDivisions.SourceZh}，{coverage.Denominator} 个");
            await table.Header("代码", "名称", "是否计入", "是否建会", "培育和筹建", "已挂牌", "达标", "运行中的阵地");
            foreach (var t in coverage.Townships) await table.Row(t.Township.Code, t.Township.Name, t.Township.IsStreetOrTown ? "是" : "否", t.Covered ? "是" : "否", t.Preparing, t.Existing, t.Complete, t.Sites);
            await table.Row("镇街建会率", $"{coverage.Numerator}/{coverage.Denominator}", $"{coverage.Percentage}%");
        });
    }
}
