using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>An empty list that explains itself, to be filled and imported.</summary>
internal static class ImportTemplate
{
    private const string Advice =
        "捐赠名单导入模板：每行一笔，表头不要改动。捐赠日期写作 2026-01-21；金额以元为单位，最多两位小数；匿名捐赠的姓名写“匿名”；"
        + "没有的内容留空，其中姓名和金额必填；同一名单的序号不要重复；填好后可另存为 xlsx 或 csv。";

    private static readonly string[] _header = ["序号", "捐赠日期", "捐赠(单位/姓名)", "捐赠金额（元）", "备注", "交易单号", "定向用途", "电话"];
    private static readonly int[] _widths = [8, 14, 30, 18, 24, 28, 20, 16];

    public static void Map(RouteGroupBuilder imports) => Described(imports.MapGet("/template.xlsx", Handle), "importTemplate");

    /// <summary>The same beside a campaign's imports, where people look for it.</summary>
    public static void MapBeside(RouteGroupBuilder campaigns) =>
        Described(campaigns.MapGet("/{id}/imports/template.xlsx", HandleBeside), "importTemplateOfCampaign").ExampleParameter("id", ExampleNumbers.Campaign);

    private static RouteHandlerBuilder Described(RouteHandlerBuilder endpoint, string name) => endpoint
        .WithName(name).WithSummary("下载导入模板（Import template）")
        .WithDescription("空白的捐赠名单，第一行是填写说明，第二行是表头。")
        .AnswersTable(TableKind.Xlsx)
        .Permission("fundraising.read");

    // The template is the same for every campaign; the address names one only because people start there.
    private static TableFile HandleBeside(string id) => Handle();

    private static TableFile Handle() => new("donations-template", "捐赠名单导入模板", "捐赠名单", _widths, async table =>
    {
        await table.Row(Advice);
        await table.Header(_header);
    });
}
