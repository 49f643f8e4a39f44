using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The lines of an account's statements, and one of them.</summary>
internal static class FindLines
{
    public static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapGet("/{id}/lines", Handle)
            .WithName("findLines").WithSummary("流水列表（List statement lines）")
            .WithDescription("按日期、金额、收支、状态、类别、对方户名、摘要筛选；默认最近的在前。state=waiting 为待认领。")
            .Permission("fundraising.read").Refuses(400, "list.range_inverted")
            .Refuses(BankAccountErrors.NotFound)
            .SortableBy([.. StatementLinesThat.Sorts])
            .ExampleParameter("id", () => ExampleStatements.Account);
        accounts.MapGet("/{id}/lines/{lid}", HandleOne)
            .WithName("showLine").WithSummary("查看流水（Show a statement line）")
            .WithDescription("lid 可以是标识或流水号；同一流水号有收有支的，给出收入的一条。")
            .Permission("fundraising.read")
            .Refuses(BankAccountErrors.NotFound, BankAccountErrors.LineNotFound)
            .ExampleParameter("id", () => ExampleStatements.Account)
            .ExampleParameter("lid", () => ExampleStatements.ToClaim);
    }

    /// <param name="from">日期不早于</param>
    /// <param name="to">日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="direction">收支</param>
    /// <param name="state">状态</param>
    /// <param name="kind">非捐赠的类别</param>
    /// <param name="counterparty">对方户名包含</param>
    /// <param name="memo">摘要、附言包含</param>
    private static async Task<Results<Ok<ListResponse<LineResponse>>, Problem>> Handle(
        string id, DateOnly? from, DateOnly? to, decimal? amountFrom, decimal? amountTo, LineDirection? direction, LineState? state, OtherKind? kind, string? counterparty, string? memo,
        ListQuery query, AccountDesk desk, Reads<StatementLineRow> lines, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } account) return BankAccountErrors.NotFound.ToProblem();
        var filter = new LineFilter(from, to, amountFrom, amountTo, direction, state, kind, counterparty, memo);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var found = await lines.Find(filter.Of(account), query.Page(), StatementLinesThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, LineResponse.Of));
    }

    private static async Task<Results<OkAt<LineResponse>, Problem>> HandleOne(string id, string lid, AccountDesk desk, Reads<StatementLineRow> lines, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } account) return BankAccountErrors.NotFound.ToProblem();
        if (await desk.Line(account, lid, cancel) is not { } line) return BankAccountErrors.LineNotFound.ToProblem();
        var found = await lines.OneSurely(line.LineId, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(LineResponse.Of(row), row.Version) : BankAccountErrors.LineNotFound.ToProblem();
    }
}
