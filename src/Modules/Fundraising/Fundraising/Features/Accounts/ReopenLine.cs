using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using AccountDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>What was decided about a line was wrong: it waits again (FUN-18).</summary>
internal static class ReopenLine
{
    /// <summary>撤销处理</summary>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Reason);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id}/lines/{lid}/reopen", Handle)
        .WithName("reopenLine").WithSummary("撤销处理（Take a decision back）")
        .WithDescription("已核对或标记为非捐赠的流水恢复为待认领，自动处理的也可撤销。已登记为捐赠的，须先作废该捐赠。")
        .Permission("fundraising.statements")
        .Refuses(BankAccountErrors.NotFound, BankAccountErrors.LineNotFound, BankAccountErrors.WaitingAlready, BankAccountErrors.Changed, BankAccountErrors.GiftStands, BankAccountErrors.ReasonMissing)
        .Refuses(422, "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", () => ExampleStatements.Account)
        .ExampleParameter("lid", () => ExampleStatements.Interest)
        .Example(new Request("误标"));

    private static Task<Results<OkAt<LineResponse>, Problem>> Handle(
        string id, string lid, Request request, CommandRequest http, LineDesk desk, Reads<StatementLineRow> lines, Reads<DonationRow> gifts, CancellationToken cancel) =>
        desk.Decide(id, lid, http, request, async (grain, command, line, _) =>
        {
            var seen = await lines.OneSurely(line.LineId, cancel);
            if (seen.Value is not { } row) return AccountDecided.Refused(CommandErrors.Unavailable);
            var stands = row is { State: LineState.Gift, EntryId: { } gift } && await Stands(gift, gifts, cancel);
            return await grain.Reopen(command, line, new(row.State, row.EntryId, (int)row.Version - 1, stands), request.Reason);
        }, cancel);

    // It lies somewhere, or nobody has said that it was entered wrongly.
    private static async Task<bool> Stands(Guid gift, Reads<DonationRow> gifts, CancellationToken cancel)
    {
        var states = await gifts.Ask((rows, ct) => rows.Where(DonationsThat.AreOfRoot(gift).Condition).Select(d => d.State).ToListAsync(ct), cancel);
        return states.Lagging || states.Value.Contains(DonationState.Valid) || !states.Value.Contains(DonationState.Voided);
    }
}
