using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using AccountDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>A person says whose gift a waiting credit is (FUN-18).</summary>
internal static class ClaimLine
{
    /// <summary>认领为捐赠；金额、方式、交易单号和时间取自流水</summary>
    /// <param name="Campaign">登记到的活动或资金（标识或编号）；不填则为日常受赠，恰有一个正在运行时</param>
    /// <param name="Donor">捐赠人；不填则取对方户名</param>
    /// <param name="Earmark">定向用途</param>
    /// <param name="Publicity">公示方式，默认 masked，匿名捐赠为 anonymous</param>
    /// <param name="Receipt">公益事业捐赠票据，默认 wanted</param>
    /// <param name="Message">留言</param>
    /// <param name="LetterReference">书面捐赠函编号；100 万元以上必填</param>
    /// <param name="Overseas">是否来自境外</param>
    internal sealed record Request(
        string? Campaign, RecordDonation.DonorRequest? Donor, string? Earmark, Publicity? Publicity, ReceiptWish? Receipt, string? Message, string? LetterReference, bool? Overseas);

    private static readonly Error _campaignMissing = Error.Invalid("statement.campaign_missing",
        "请填写登记到的活动或资金（campaign）；没有或不止一个正在运行的日常受赠", "Name the campaign or fund (campaign): there is no running general fund, or more than one", "FUN-18", "campaign");

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPost("/{id}/lines/{lid}/claim", Handle)
        .WithName("claimLine").WithSummary("认领为捐赠（Claim as a gift）")
        .WithDescription("待认领的收入流水登记为一笔捐赠，规则同登记捐赠。崩溃中断的，捐赠由系统补登，不会重复。")
        .Permission("fundraising.record")
        .Refuses(BankAccountErrors.NotFound, BankAccountErrors.LineNotFound, BankAccountErrors.NotWaiting, BankAccountErrors.DebitIsNoGift, _campaignMissing)
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Suspended, CampaignErrors.Closed, DonationErrors.AnonymousHasNoName)
        .Refuses(409, "donation.payment_recorded")
        .Refuses(422, "donation.field_missing", "donation.letter_required", "donation.received_after_end", "donation.too_many_earmarks", "name.invalid", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", () => ExampleStatements.Account)
        .ExampleParameter("lid", () => ExampleStatements.ToClaim)
        .Example(services => new Request((string)ExampleNumbers.Campaign(services), null, null, null, null, null, null, null));

    private static async Task<Results<OkAt<LineResponse>, Problem>> Handle(
        string id, string lid, Request request, CommandRequest http, LineDesk desk, CampaignDesk campaigns, StatementGifts gifts, Reads<CampaignRow> rows, CancellationToken cancel)
    {
        var (target, unknown) = await Target(request.Campaign, campaigns, rows, cancel);
        if (unknown is not null) return unknown.ToProblem();
        return await desk.Decide(id, lid, http, request, (grain, command, line, account) => Decide(grain, command, line, account, target!, request, gifts), cancel, async (account, command, step) =>
            (await gifts.Record(account, [step], command.Id))[0].Gift?.Number);
    }

    // Nothing is claimed that its campaign would not take: so the gift is tried first.
    private static async Task<AccountDecided> Decide(IBankAccountGrain grain, Command command, StatementLineTaken line, Guid account, MoveTarget target, Request request, StatementGifts gifts)
    {
        var asked = ToGift(request, line);
        var tried = await grain.ClaimAsGift(command with { DryRun = true }, line, target, asked);
        if (tried.Error is not null || tried.Replayed) return tried;
        if ((await gifts.Try(account, tried.Only<StatementLineClaimed>())).Error is { } refused) return AccountDecided.Refused(refused);
        return command.DryRun ? tried : await grain.ClaimAsGift(command, line, target, asked);
    }

    private static ProposedGift ToGift(Request r, StatementLineTaken line)
    {
        var name = ListText.Tidy(line.Counterparty?.OrNothing ?? "");
        var kind = r.Donor?.Kind ?? DonorName.KindOf(name);
        var donor = r.Donor is { } d ? new ProposedDonor(d.Kind, d.Name, d.Phone, d.IdNumber, d.CreditCode) : new(kind, kind == DonorKind.Anonymous ? null : name, null, null, null);
        return new(
            donor, null, null, null, null, null, r.Earmark, r.Publicity ?? (kind == DonorKind.Anonymous ? Publicity.Anonymous : Publicity.Masked), r.Receipt ?? ReceiptWish.Wanted, r.Message, r.LetterReference, r.Overseas);
    }

    private static async Task<(MoveTarget? Target, Error? Error)> Target(string? campaign, CampaignDesk campaigns, Reads<CampaignRow> rows, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(campaign))
            return await campaigns.Show(campaign.Trim(), cancel) is { } found ? (new(found.Id, found.Campaign.Number!, null), null) : (null, CampaignErrors.NotFound with { Field = "campaign" });
        var funds = await rows.Ask((all, ct) => all.Where(c => c.Kind == CampaignKind.General && c.Status == CampaignStatus.Running).Take(2).Select(c => new MoveTarget(c.Id, c.Number, null)).ToListAsync(ct), cancel);
        return funds.Value is [var only] ? (only, null) : (null, _campaignMissing);
    }
}
