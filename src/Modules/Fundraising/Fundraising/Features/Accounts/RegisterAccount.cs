using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>An account of the society is kept here from a day on (FUN-18).</summary>
internal static class RegisterAccount
{
    /// <summary>账户</summary>
    /// <param name="Number">账号；微信支付、支付宝填商户号。全系统唯一</param>
    /// <param name="Name">账户名称，如“基本户”</param>
    /// <param name="Kind">类别：bank 银行、weChatPay 微信支付、alipay 支付宝、cash 现金</param>
    /// <param name="Channels">以这些方式捐赠的款项到这个账户；一种方式只属于一个账户</param>
    /// <param name="OpeningBalance">期初余额（元），可以为 0</param>
    /// <param name="OpeningOn">期初日期；更早的流水不导入</param>
    internal sealed record Request(string? Number, string? Name, AccountKind? Kind, IReadOnlyList<Channel>? Channels, decimal? OpeningBalance, DateOnly? OpeningOn);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/", Handle)
        .WithName("registerAccount").WithSummary("登记账户（Register an account）")
        .WithDescription("登记之后可以上传该账户的流水。账号只在内部显示，从不公开。")
        .Permission("fundraising.accounts")
        .Refuses(BankAccountErrors.Exists)
        .Refuses(409, "account.channel_taken")
        .Refuses(422, "account.field_missing", "account.channel_repeated", "account.opening_negative", "amount.missing", "amount.too_precise", "amount.too_large", "day.in_future", "day.out_of_range", "text.too_long", "text.forbidden_character")
        .Example(new Request(ExampleStatements.Account, "示例基本户", AccountKind.Bank, [Channel.BankTransfer], 1000m, new(2026, 1, 1)));

    private static async Task<Results<CreatedAt<AccountResponse>, OkAt<AccountResponse>, Problem>> Handle(
        Request request, CommandRequest http, AccountDesk desk, Commands commands, CancellationToken cancel)
    {
        var command = commands.From(http, request);
        var decided = await desk.Grain(command.Id).Register(command, new(request.Number, request.Name, request.Kind, request.Channels, request.OpeningBalance, request.OpeningOn));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var account = AccountResponse.Of(AccountRow.Project(null, command.Id, new Recorded(0, new("bank-account", command.Id), 1, decided.Events[0], decided.Actor, decided.At))!);
        return command.DryRun ? Answers.Ok(account, account.Version) : Answers.Created($"/api/v1/fundraising/accounts/{account.Id}", account, account.Version);
    }
}
