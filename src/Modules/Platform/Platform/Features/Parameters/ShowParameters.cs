using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>All figures that can be set, with what holds today; for staff with who set it, for everybody without.</summary>
internal static class ShowParameters
{
    /// <summary>公示的参数</summary>
    /// <param name="Key">参数名</param>
    /// <param name="Meaning">含义，语言随 Accept-Language</param>
    /// <param name="Unit">单位</param>
    /// <param name="Value">今日施行的值</param>
    /// <param name="Basis">依据</param>
    /// <param name="From">自何日起；默认值没有起始日</param>
    /// <param name="To">至何日止；没有后续版本的为空</param>
    internal sealed record OpenParameter(string Key, string Meaning, string Unit, decimal Value, string Basis, DateOnly? From, DateOnly? To);

    public static void Map(RouteGroupBuilder parameters)
    {
        parameters.MapGet("/", All)
            .WithName("findParameters").WithSummary("参数表（List parameters）")
            .WithDescription("各模块声明的全部参数：今日施行的值、依据、起止日期、默认值和全部版本。按记录所属之日的值判断，修改不影响已作出的决定。")
            .Permission("platform.read");
        parameters.MapGet("/{key}", (string key, ParameterDesk desk, HttpContext context) => desk.Show(key, context))
            .WithName("showParameter").WithSummary("查看参数（Show a parameter）")
            .WithDescription("一项参数及其全部版本，总是最新。")
            .Permission("platform.read")
            .Refuses(ParameterErrors.NotFound)
            .ExampleParameter("key", () => ParameterDesk.ExampleKey);
    }

    public static void MapOpen(RouteGroupBuilder open) => open.MapGet("/parameters", Open)
        .WithTags("公开查询（Public）")
        .WithName("openParameters").WithSummary("参数公示（Public parameters）")
        .WithDescription("今日施行的各项数字及依据，无须登录。");

    private static async Task<Ok<ListResponse<ParameterResponse>>> All(ParameterDesk desk, IGrainFactory grains, HttpContext context) =>
        TypedResults.Ok(new ListResponse<ParameterResponse>(desk.All(await grains.Parameters().Show(), context)));

    private static Ok<ListResponse<OpenParameter>> Open(ParameterDesk desk, RulesInForce rules, HttpContext context) =>
        TypedResults.Ok(new ListResponse<OpenParameter>([.. desk.All(rules.Now.Parameters, context).Select(p => new OpenParameter(p.Key, p.Meaning, p.Unit, p.Value, p.Basis, p.From, p.To))]));
}
