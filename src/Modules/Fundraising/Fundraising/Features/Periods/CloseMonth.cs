using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Periods;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Periods;

/// <summary>A month of the books is closed, or reopened by somebody else (FUN-17).</summary>
internal static class CloseMonth
{
    public const string Tag = "账期与收支（Periods and figures）";

    /// <summary>An example that stays closed, for the examples that show published figures.</summary>
    public const string ExampleMonth = "2026-01";

    /// <summary>反结账</summary>
    /// <param name="Reason">原因</param>
    internal sealed record Reopening(string? Reason);

    public static void Map(RouteGroupBuilder periods)
    {
        periods.MapPost("/{month}/close", Close)
            .WithName("closeMonth").WithSummary("月末结账（Close a month）")
            .WithDescription("按月依次结账，首次结账的月份之前视为一并结账。结账后不再登记付款日期在其中的款项；之后到账日期在其中的捐赠、以及作废、转移、退款、更正，都记入首个未结账的月份，已结账月份的数字不再变化。未办结的事项只作提示。返回这个月的收支。")
            .Permission("fundraising.close")
            .Refuses(400, "period.month_invalid").Refuses(409, "period.closed_already", "period.not_next").Refuses(422, "period.not_over")
            .ExampleParameter("month", () => ExampleMonth)
            .ExampleActor("accountant");
        periods.MapPost("/{month}/reopen", Reopen)
            .WithName("reopenMonth").WithSummary("反结账（Reopen a month）")
            .WithDescription("只能由结账人以外的人、说明原因、对最近结账的月份办理。结账期间已记入以后月份的款项不移回。")
            .Permission("fundraising.reopen")
            .Refuses(PeriodErrors.SamePerson, PeriodErrors.ReasonMissing)
            .Refuses(400, "period.month_invalid").Refuses(409, "period.not_closed", "period.not_newest").Refuses(422, "text.too_long", "text.forbidden_character")
            .ExampleParameter("month", () => ExampleMonth)
            .ExampleParameter("dryRun", () => "true")
            .Example(new Reopening("一笔付款的日期登记有误，须更正"));
    }

    private static async Task<Results<OkAt<MonthResponse>, Problem>> Close(string month, CommandRequest http, PeriodDesk desk, HttpContext context, CancellationToken cancel)
    {
        var left = Month.Read(month) is { } read ? await desk.Left(read, cancel) : OpenQuestions.None;
        return await desk.Decide(month, http, null, (books, command, m) => books.Close(command, m, left), context, cancel);
    }

    private static Task<Results<OkAt<MonthResponse>, Problem>> Reopen(string month, Reopening request, CommandRequest http, PeriodDesk desk, HttpContext context, CancellationToken cancel) =>
        desk.Decide(month, http, request, (books, command, m) => books.Reopen(command, m, request.Reason), context, cancel);
}
