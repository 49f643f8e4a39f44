using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using AccountDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The way of every decision of a person about a line, answered with the line as it was right after.</summary>
internal sealed class LineDesk(AccountDesk accounts, Commands commands)
{
    /// <param name="finish">What is still to be done once it is decided; tells the number of the gift, if there is one.</param>
    public async Task<Results<OkAt<LineResponse>, Problem>> Decide(
        string id, string lid, CommandRequest http, object content, Func<IBankAccountGrain, Command, StatementLineTaken, Guid, Task<AccountDecided>> decide, CancellationToken cancel,
        Func<Guid, Command, StatementLineStep, Task<string?>>? finish = null)
    {
        if (await accounts.Find(id, cancel) is not { } account) return BankAccountErrors.NotFound.ToProblem();
        if (await accounts.Line(account, lid, cancel) is not { } line) return BankAccountErrors.LineNotFound.ToProblem();
        var command = commands.From(http, content, account.ToString(), line.LineId.ToString());
        var decided = await decide(accounts.Grain(account), command, line, account);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var step = decided.Only<StatementLineStep>();
        var number = finish is null || command.DryRun ? null : await finish(account, command, step);
        var row = After(account, line, step, decided);
        return Answers.Ok(LineResponse.Of(number is null ? row : row with { EntryNumber = number }), row.Version);
    }

    // Made of the line as it was taken and of the decision alone: a repeat gets its first answer, and nothing waits for the read side.
    private static StatementLineRow After(Guid account, StatementLineTaken line, StatementLineStep step, AccountDecided decided)
    {
        var stream = new StreamId("bank-account", account);
        return StatementLineRow.Project(StatementLineRow.Of(line, new(0, stream, 0, line, line.By, line.At)), line.LineId, new(0, stream, 0, step, decided.Actor, decided.At))!;
    }
}
