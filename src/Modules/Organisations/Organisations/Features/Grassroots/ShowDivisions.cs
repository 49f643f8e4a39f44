using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Divisions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The townships of the county with their days of force (data standard 3.3).</summary>
internal static class ShowDivisions
{
    /// <summary>一个镇、街道、农场或开发区</summary>
    /// <param name="Code">9 位代码</param>
    /// <param name="Name">名称</param>
    /// <param name="Kind">street 街道、town 镇、farm 农场、developmentZone 开发区</param>
    /// <param name="From">自何日起有效；为空表示不限</param>
    /// <param name="To">至何日有效；为空表示现行</param>
    /// <param name="SuccessorCode">已撤销的，现属</param>
    /// <param name="CountsForCoverage">是否计入镇街建会率的分母</param>
    internal sealed record Item(string Code, string Name, DivisionKind Kind, DateOnly? From, DateOnly? To, string? SuccessorCode, bool CountsForCoverage)
    {
        public static Item Of(Division d) => new(d.Code, d.Name, d.Kind, d.From, d.To, d.SuccessorCode, d.IsStreetOrTown && d.To is null);
    }

    public static void Map(RouteGroupBuilder module) => module.MapGet("/divisions", Handle)
        .WithTags("基层组织（Grassroots organisations）")
        .WithName("findDivisions").WithSummary("行政区划（List divisions）")
        .WithDescription("某日有效的镇、街道、农场和开发区；all=true 时连同已撤销的。")
        .Permission("organisations.read").SameForAllParts();

    /// <param name="on">日期，默认今天（北京时间）</param>
    /// <param name="all">连同当日无效的</param>
    private static Ok<ListResponse<Item>> Handle(DateOnly? on, bool? all, TimeProvider clock)
    {
        var day = on ?? ChinaTime.DayOf(clock.GetUtcNow());
        return TypedResults.Ok(new ListResponse<Item>([.. JinhuDivisions.All.Where(d => all is true || d.IsInForceOn(day)).OrderBy(d => d.Code, StringComparer.Ordinal).Select(Item.Of)]));
    }
}
