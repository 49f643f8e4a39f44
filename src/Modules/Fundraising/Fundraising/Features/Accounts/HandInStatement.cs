using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Lists.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>The statement of an account is handed in: its credits become gifts, its debits meet payments, and the rest waits (FUN-18).</summary>
internal static class HandInStatement
{
    /// <summary>流水文件（multipart/form-data）</summary>
    internal sealed record Form
    {
        /// <summary>csv（UTF-8 或 GB18030）或 xlsx：银行流水、微信支付商户账单或支付宝账务明细，最多 20,000 条</summary>
        public IFormFile? File { get; init; }

        /// <summary>附言未写明活动的收入登记到的活动或资金（标识或编号）；不填则待认领</summary>
        public string? Campaign { get; init; }
    }

    /// <summary>What two requests must have in common to be the same.</summary>
    private sealed record Said(string Sha256, Guid? Campaign);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id}/statements", Handle)
        .WithName("handInStatement").WithSummary("上传流水（Hand in a statement）")
        .WithDescription(
            "自动识别银行流水、微信支付商户账单、支付宝账务明细。收入：交易单号已登记为捐赠的与之对应；附言写明活动编号或名称的、或上传时指定活动的登记为捐赠；利息、往来、退回、手续费和其余的待认领。" +
            "支出：与同金额、日期相近、收款人相同（或附言写明编号、凭证号）的唯一一笔已付拨付或退款核销，不唯一的待认领。以前待认领的，账上后来登记了的一并核对。同一条流水不重复导入；余额逐行核对。dryRun=true 只检查。")
        .Permission("fundraising.statements")
        .Accepts<Form>("multipart/form-data")
        .Produces<StatementResponse>()
        .Refuses(BankAccountErrors.NotFound, UploadErrors.FileMissing, BankAccountErrors.HeaderNotFound, CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Suspended, CampaignErrors.Closed)
        .Refuses(422, "statement.other_account", "import.file_unreadable", "import.too_many_rows", "import.file_too_large", "import.empty")
        .TakesFile()
        .ExampleParameter("id", () => ExampleStatements.Account)
        .Example(new { file = ExampleStatements.Statement });

    private static async Task<IResult> Handle(
        string id, CommandRequest http, AccountDesk desk, CampaignDesk campaigns, StatementWork work, Commands commands, Journal journal, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } account) return BankAccountErrors.NotFound.ToProblem();
        var (uploaded, unread) = await UploadedForm.Read(context, ["campaign"], cancel);
        if (unread is not null) return unread.ToProblem();
        var target = uploaded["campaign"] is not { } named ? null : await campaigns.Show(named, cancel);
        if (uploaded["campaign"] is not null && target is null) return (CampaignErrors.NotFound with { Field = "campaign" }).ToProblem();
        var sha = Convert.ToHexStringLower(SHA256.HashData(uploaded.File));
        var command = commands.From(http, new Said(sha, target?.Id), account.ToString());
        if (await journal.FindCommand(command.Id, cancel) is { } before)
        {
            if (!command.SameRequestAs(before.Fingerprint)) return CommandErrors.KeyReused.ToProblem();
            http.MarkReplayed();
            return Answer((StatementHandedIn)before.Records[0].Event);
        }

        if (target?.Campaign.GiftsFault is { } closed) return closed.ToProblem();
        var (grain, state) = (desk.Grain(account), await desk.Grain(account).Show());
        try
        {
            var read = StatementFile.Read(uploaded.File);
            if (OtherAccount(read, state) is { } other) return other.ToProblem();
            var otherwise = target is { } t ? new TargetCampaign(t.Id, t.Campaign.Number!, t.Campaign.Plan!.Title, t.Campaign.Plan.EndsOn) : null;
            var handed = await work.Take(account, state, read, otherwise, command, uploaded.FileName, sha, cancel);
            var decided = await grain.HandIn(command, handed);
            return decided.Error is { } error ? error.ToProblem() : Answer(decided.Only<StatementHandedIn>());
        }
        catch (TableUnreadableException unreadable)
        {
            return unreadable.Error.ToProblem();
        }

        IResult Answer(StatementHandedIn handed) => TypedResults.Ok(StatementResponse.Of(handed, account, command.DryRun, context.Request.PrefersEnglish()));
    }

    // A statement that tells its account is not taken into another one.
    private static Error? OtherAccount(ReadStatement read, BankAccount account)
    {
        const int Shown = 4;
        if (read.AccountDigits is not { } seen || !account.Number!.All(char.IsAsciiDigit) || account.Number!.Length < 8) return null;
        return seen == account.Number ? null : BankAccountErrors.OtherAccount(seen[^Shown..]);
    }
}
