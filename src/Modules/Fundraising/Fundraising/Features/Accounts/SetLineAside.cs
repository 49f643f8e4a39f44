using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>A person says that a waiting line is neither a gift nor a payment (FUN-18).</summary>
internal static class SetLineAside
{
    /// <summary>非捐赠</summary>
    /// <param name="Kind">类别：interest 利息、transfer 内部往来、returned 退回、fee 手续费、other 其他</param>
    /// <param name="Reason">理由</param>
    internal sealed record Request(OtherKind? Kind, string? Reason);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id}/lines/{lid}/set-aside", Handle)
        .WithName("setLineAside").WithSummary("标记为非捐赠（Not a gift）")
        .WithDescription("待认领的流水标记为利息、内部往来、退回、手续费或其他，并说明理由；在余额调节表中列为其他收支。")
        .Permission("fundraising.statements")
        .Refuses(BankAccountErrors.NotFound, BankAccountErrors.LineNotFound, BankAccountErrors.NotWaiting, BankAccountErrors.KindMissing, BankAccountErrors.ReasonMissing)
        .Refuses(422, "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", () => ExampleStatements.Account)
        .ExampleParameter("lid", () => ExampleStatements.Interest)
        .Example(new Request(OtherKind.Interest, "一季度结息"));

    private static Task<Results<OkAt<LineResponse>, Problem>> Handle(string id, string lid, Request request, CommandRequest http, LineDesk desk, CancellationToken cancel) =>
        desk.Decide(id, lid, http, request, (grain, command, line, _) => grain.SetAside(command, line.LineId, request.Kind, request.Reason), cancel);
}
