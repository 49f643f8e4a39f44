using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Indicators;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Indicators;

/// <summary>An officer records what a year got beside gifts, and what it cost (FUN-10).</summary>
internal static class RecordAnnualFigures
{
    /// <summary>一年中捐赠以外的收入，和活动以外的支出（元；没有的不填）</summary>
    /// <param name="Dues">会费</param>
    /// <param name="Property">动产、不动产收入</param>
    /// <param name="Grants">政府拨款</param>
    /// <param name="Other">其他收入</param>
    /// <param name="ProgrammeCosts">不从活动或资金列支的业务活动支出</param>
    /// <param name="ManagementCost">管理费用</param>
    /// <param name="Evidence">依据文件的名称或文号</param>
    /// <param name="Reason">更正的原因；首次登记不填</param>
    internal sealed record Request(decimal? Dues, decimal? Property, decimal? Grants, decimal? Other, decimal? ProgrammeCosts, decimal? ManagementCost, string? Evidence, string? Reason);

    /// <summary>一年的登记数字</summary>
    /// <param name="Year">年份</param>
    /// <param name="Recorded">现行数字</param>
    /// <param name="Earlier">被更正的数字，最早的在前</param>
    /// <param name="Version">版本，同 ETag</param>
    internal sealed record Response(int Year, Item Recorded, IReadOnlyList<Item> Earlier, long Version);

    /// <summary>一次登记</summary>
    /// <param name="By">登记人</param>
    /// <param name="At">登记时间</param>
    internal sealed record Item(Money Dues, Money Property, Money Grants, Money Other, Money ProgrammeCosts, Money ManagementCost, string Evidence, string? Reason, string By, DateTimeOffset At)
    {
        public static Item Of(AnnualFiguresRecorded e) => new(
            e.Amounts.Dues, e.Amounts.Property, e.Amounts.Grants, e.Amounts.Other, e.Amounts.ProgrammeCosts, e.Amounts.ManagementCost, e.Evidence, e.Reason, e.By, e.At);
    }

    public static void Map(RouteGroupBuilder module)
    {
        module.MapPost("/annual-figures/{year}", Handle)
            .WithTags(CloseMonth.Tag)
            .WithName("recordAnnualFigures").WithSummary("登记年度数字（Record annual figures）")
            .WithDescription("登记一年中捐赠以外的收入、活动以外的业务支出和管理费用，供指标使用；再次登记即为更正，须说明原因，原数字保留。")
            .Permission("fundraising.close")
            .Refuses(IndicatorErrors.EvidenceMissing, IndicatorErrors.ReasonMissing)
            .Refuses(422, "annual.year_invalid", "amount.not_positive", "amount.too_precise", "amount.too_large", "text.too_long", "text.forbidden_character")
            .ExampleParameter("year", () => 2025)
            .ExampleActor("accountant")
            .Example(new Request(12_000, null, 350_000, 800.5m, 40_000, 60_000, "示例2025年度部门决算报表", null));
        module.MapGet("/annual-figures/{year}", Show)
            .WithTags(CloseMonth.Tag)
            .WithName("showAnnualFigures").WithSummary("查看年度数字（Show annual figures）").WithDescription("一年的现行数字，和被更正的各次登记。")
            .Permission("fundraising.read")
            .Refuses(IndicatorErrors.NotRecorded)
            .ExampleParameter("year", () => 2025);
    }

    private static async Task<Results<OkAt<Response>, Problem>> Handle(int year, Request request, CommandRequest http, IGrainFactory grains, Journal journal, Commands commands, CancellationToken cancel)
    {
        var asked = new ProposedAnnualFigures(request.Dues, request.Property, request.Grants, request.Other, request.ProgrammeCosts, request.ManagementCost, request.Evidence, request.Reason);
        var decided = await grains.Year(year).Record(commands.From(http, request, year.ToString(System.Globalization.CultureInfo.InvariantCulture)), year, asked);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var earlier = (await journal.ReadStream(TheYears.StreamOf(year), 0, int.MaxValue, cancel)).Where(r => r.Version < decided.Version).Select(r => (AnnualFiguresRecorded)r.Event);
        return Answers.Ok(new Response(year, Item.Of(decided.Only<AnnualFiguresRecorded>()), [.. earlier.Select(Item.Of)], decided.Version), decided.Version);
    }

    private static async Task<Results<OkAt<Response>, Problem>> Show(int year, Journal journal, CancellationToken cancel)
    {
        if (year < DayRange.First.Year || year > DayRange.Last.Year) return IndicatorErrors.NotRecorded.ToProblem();
        var all = (await journal.ReadStream(TheYears.StreamOf(year), 0, int.MaxValue, cancel)).Select(r => Item.Of((AnnualFiguresRecorded)r.Event)).ToList();
        return all.Count == 0 ? IndicatorErrors.NotRecorded.ToProblem() : Answers.Ok(new Response(year, all[^1], all[..^1], all.Count), all.Count);
    }
}
