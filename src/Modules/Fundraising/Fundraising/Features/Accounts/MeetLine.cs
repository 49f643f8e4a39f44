using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using AccountDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>A person says which gift, payment or refund of the books a waiting line is (FUN-18).</summary>
internal static class MeetLine
{
    /// <summary>核对</summary>
    /// <param name="Number">捐赠、已付拨付或已付退款的编号</param>
    internal sealed record Request(string? Number);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id}/lines/{lid}/meet", Handle)
        .WithName("meetLine").WithSummary("与账上一笔核对（Meet an entry of the books）")
        .WithDescription("待认领的收入与一笔捐赠、支出与一笔已付拨付或退款对应；金额须相同，每笔只对应一条流水。")
        .Permission("fundraising.statements")
        .Refuses(BankAccountErrors.NotFound, BankAccountErrors.LineNotFound, BankAccountErrors.NotWaiting, BankAccountErrors.EntryMissing, BankAccountErrors.EntryNotFound)
        .Refuses(409, "statement.entry_met")
        .Refuses(422, "statement.amount_differs", "statement.wrong_direction", "statement.entry_of_other_account")
        .ExampleParameter("id", () => ExampleStatements.Account)
        .ExampleParameter("lid", () => ExampleStatements.ToMeet)
        .Example(services => new Request($"{ExampleNumbers.Campaign(services)}-{ExampleStatements.GiftToMeet}"));

    private static async Task<Results<OkAt<LineResponse>, Problem>> Handle(
        string id, string lid, Request request, CommandRequest http, LineDesk desk, Reads<BookEntryRow> entries, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Number)) return BankAccountErrors.EntryMissing.ToProblem();
        if (await Entry(request.Number.Trim(), entries, cancel) is not { } entry) return BankAccountErrors.EntryNotFound.ToProblem();
        return await desk.Decide(id, lid, http, request, (grain, command, line, account) =>
            entry.AccountId is { } other && other != account && entry.Kind != EntryKind.Gift
                ? Task.FromResult(AccountDecided.Refused(BankAccountErrors.EntryElsewhere))
                : grain.Meet(command, line.LineId, new(entry.Kind, entry.Id, entry.Number, new Money(entry.AmountFen))), cancel);
    }

    private static async Task<BookEntryRow?> Entry(string number, Reads<BookEntryRow> entries, CancellationToken cancel)
    {
        var wanted = BookEntriesThat.HaveNumber(number) & BookEntriesThat.HaveMoved;
        return (await entries.OneThat(wanted, cancel)).Value;
    }
}
