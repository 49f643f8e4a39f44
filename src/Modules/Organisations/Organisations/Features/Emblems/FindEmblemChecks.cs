using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Emblems;

/// <summary>The emblem checks as a list and as a file, one of them, and what became of it.</summary>
internal static class FindEmblemChecks
{
    private static readonly ListFile<EmblemCheckRow> _file = new("emblem-checks", "标志使用检查", EmblemChecksThat.Sorts, "checkedOn",
        new("编号", 14, c => c.Number), new("检查日期", 12, c => c.CheckedOn), new("使用单位", 26, c => c.User), new("镇街", 14, c => JinhuDivisions.Find(c.Township)?.Name), new("地点", 26, c => c.Place),
        new("用途", 16, c => EmblemNames.Zh(c.Use)), new("状态", 16, c => EmblemNames.Zh(c.Status)), new("不合规定之处", 50, c => c.FaultsZh.Replace("\n", "；", StringComparison.Ordinal)), new("应改正日期", 12, c => c.DueOn),
        new("处理机关", 20, c => c.Authority), new("罚款（元）", 12, c => c.FineFen is { } fen ? new Money(fen).InYuan : null), new("改正措施", 30, c => c.Measure))
    {
        Tally = ("不合规定", c => c.Faults > 0),
    };

    public static object First() => "JH-BZ-0001";

    public static void Map(RouteGroupBuilder checks)
    {
        checks.MapGet("/", Handle)
            .WithName("findEmblemChecks").WithSummary("标志使用检查列表（List emblem checks）")
            .WithDescription("按状态、用途、区划、单位或地点、检查日期筛选；最近的在前。")
            .Permission("organisations.read").SortableBy([.. EmblemChecksThat.Sorts]);
        checks.MapFiles("/", "EmblemChecks", ("标志使用检查", "emblem checks"), Export, e => e.Permission("organisations.read"));
        checks.MapGet("/{id}", (string id, EmblemDesk desk, Reads<EmblemCheckRow> rows, HttpContext context, CancellationToken cancel) => desk.Show(id, rows, c => c.Version, context, cancel))
            .WithName("showEmblemCheck").WithSummary("查看标志使用检查（Show an emblem check）").WithDescription("id 可以是标识或编号。")
            .Permission("organisations.read").Refuses(EmblemErrors.NotFound).ExampleParameter("id", First);
        checks.MapGet("/{id}/history", (string id, EmblemDesk desk, HttpContext context, CancellationToken cancel) => desk.History(id, NamingAndEmblemWords.Of, context, cancel))
            .WithName("showEmblemCheckHistory").WithSummary("标志使用检查历史（Emblem check history）").WithDescription("每一步，最早的在前；一次全部给出。")
            .Permission("organisations.read").Refuses(EmblemErrors.NotFound).ExampleParameter("id", First).NamesActors<OrganisationStep>();
        checks.MapFiles("/{id}/history/", "EmblemCheckHistory", ("标志使用检查历史", "emblem check history"), (string id, EmblemDesk desk, CancellationToken cancel) => desk.HistoryFile(id, "emblem-check-history", "标志使用检查历史", NamingAndEmblemWords.Of, cancel), e => e.Permission("organisations.read").Refuses(EmblemErrors.NotFound).ExampleParameter("id", First));
    }

    /// <param name="status">状态</param>
    /// <param name="use">用途</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="user">使用单位或地点包含</param>
    /// <param name="checkedFrom">检查日期不早于</param>
    /// <param name="checkedTo">检查日期不晚于</param>
    private static async Task<Results<Ok<ListResponse<EmblemResponse>>, Problem>> Handle(
        EmblemStatus? status, EmblemUse? use, string? division, string? user, DateOnly? checkedFrom, DateOnly? checkedTo, ListQuery query, Reads<EmblemCheckRow> rows, HttpContext context, CancellationToken cancel)
    {
        var found = await rows.Find(Wanted(status, use, division, user, checkedFrom, checkedTo), query.Page(), EmblemChecksThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, EmblemResponse.Of));
    }

    /// <param name="status">状态</param>
    /// <param name="use">用途</param>
    /// <param name="division">区划代码或其前几位</param>
    /// <param name="user">使用单位或地点包含</param>
    /// <param name="checkedFrom">检查日期不早于</param>
    /// <param name="checkedTo">检查日期不晚于</param>
    private static TableFile Export(
        EmblemStatus? status, EmblemUse? use, string? division, string? user, DateOnly? checkedFrom, DateOnly? checkedTo, Reads<EmblemCheckRow> rows, TimeProvider clock, HttpContext context) =>
        _file.Of(rows, Wanted(status, use, division, user, checkedFrom, checkedTo), context, clock);

    private static Specification<EmblemCheckRow> Wanted(EmblemStatus? status, EmblemUse? use, string? division, string? user, DateOnly? checkedFrom, DateOnly? checkedTo)
    {
        var wanted = Specification<EmblemCheckRow>.All;
        if (status is { } s) wanted &= EmblemChecksThat.Are(s);
        if (use is { } u) wanted &= EmblemChecksThat.AreOf(u);
        if (!string.IsNullOrWhiteSpace(division)) wanted &= EmblemChecksThat.LieIn(Typed.HalfWidth(division));
        if (!string.IsNullOrWhiteSpace(user)) wanted &= EmblemChecksThat.MentionInUser(user.Trim());
        if (checkedFrom is { } from) wanted &= EmblemChecksThat.WereMadeFrom(from);
        if (checkedTo is { } to) wanted &= EmblemChecksThat.WereMadeBy(to);
        return wanted;
    }
}
