using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>What we give a donor ourselves: a confirmation with the figures, and a certificate of thanks. No fiscal bill, and no seal (FUN-07a).</summary>
internal static class PrintConfirmation
{
    private const string Organisation = "金湖县红十字会";

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/donations/{id}/confirmation", Confirmation))
            .WithName("printConfirmation").WithSummary("捐赠确认单（Confirmation, to print）")
            .WithDescription("A4 打印页（HTML），交给捐赠人：编号、捐赠人、金额大小写、日期、活动和用途、票据号码；不显示证件号码和电话，不含印章图样。捐赠人已请求删除个人信息的按匿名显示。")
            .Refuses(409, "confirmation.nothing_stands");
        Describe(module.MapGet("/donations/{id}/certificate", Certificate))
            .WithName("printCertificate").WithSummary("捐赠证书（Certificate, to print）")
            .WithDescription("A4 打印页（HTML）：致谢。姓名按捐赠人选择的公示方式，可用 show 另选；匿名的写“爱心人士”或“爱心单位”。")
            .Refuses(409, "confirmation.nothing_stands");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("票据（Receipts）")
        .Permission("fundraising.receipts")
        .Refuses(DonationErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Gift);

    private static async Task<Results<PrintPage, Problem>> Confirmation(string id, GiftDesk gifts, CampaignDesk campaigns, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var found = await gifts.Gift(id, cancel);
        context.SayLag(found.Lagging);
        if (found.Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        if (Standing(gift) <= Money.Zero) return NothingStands.ToProblem();
        var campaign = (await campaigns.Show(gift.CampaignId.ToString(), cancel))!.Value.Campaign;
        return new PrintPage("捐赠确认单", What(gift, campaign))
        {
            Organisation = Organisation,
            Number = gift.Number,
            Note = "凭捐赠编号和查询码可查询款项去向；查询码由经办人另行告知，请妥善保管。感谢您的爱心。",
            AsOf = clock.GetUtcNow(),
        };
    }

    /// <param name="show">证书上的姓名：name 姓名、masked 脱敏、anonymous 匿名；默认按捐赠人选择的公示方式</param>
    private static async Task<Results<PrintPage, Problem>> Certificate(string id, Publicity? show, GiftDesk gifts, CampaignDesk campaigns, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var found = await gifts.Gift(id, cancel);
        context.SayLag(found.Lagging);
        if (found.Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        if (Standing(gift) <= Money.Zero) return NothingStands.ToProblem();
        var campaign = (await campaigns.Show(gift.CampaignId.ToString(), cancel))!.Value.Campaign;
        var name = Shown.Donor(gift.DonorKind, gift.DonorName, gift.Restricted ? Publicity.Anonymous : show ?? gift.Publicity);
        var given = $"于{gift.ReceivedOn:yyyy年M月d日}向“{campaign.Plan!.Title}”捐赠人民币 {Standing(gift)}（{CapitalAmount.Of(Standing(gift))}）。";
        return new PrintPage("捐赠证书", new PrintText(null, $"{name}：\n{given}\n您的善举弘扬了人道、博爱、奉献的红十字精神。特颁此证，谨致谢忱。"))
        {
            Organisation = Organisation,
            Number = gift.Number,
            AsOf = clock.GetUtcNow(),
        };
    }

    internal static readonly Error NothingStands = Error.Conflict("confirmation.nothing_stands",
        "这笔捐赠已作废、转出或全部退款，或是实物捐赠，没有可确认的金额", "This gift was voided, moved away or refunded, or is of goods: there is no amount to confirm", "FUN-07a");

    private static Money Standing(DonationRow gift) => gift.State == DonationState.Valid ? new(gift.AmountFen - gift.RefundedFen) : Money.Zero;

    // It goes to the donor himself, so his name is written out, unless he asked to have it restricted.
    private static PrintFields What(DonationRow gift, Campaign campaign) => new(
        null,
        new PrintField("捐赠人", gift.Restricted ? Shown.Donor(gift.DonorKind, null, Publicity.Anonymous) : gift.DonorName ?? Shown.Donor(gift.DonorKind, null, Publicity.Anonymous), Wide: true),
        new PrintField("金额（小写）", Standing(gift).ToString()),
        new PrintField("捐赠方式", Words.Of(gift.Channel)),
        new PrintField("金额（大写）", CapitalAmount.Of(Standing(gift)), Wide: true),
        new PrintField("捐出日期", Day(ChinaTime.DayOf(gift.GivenAt))),
        new PrintField("到账日期", Day(gift.ReceivedOn)),
        new PrintField("活动（资金）", $"{campaign.Plan!.Title}（{campaign.Number}）", Wide: true),
        new PrintField("用途", gift.Line.Length > 0 ? gift.Line : campaign.Plan.UseOfFunds ?? campaign.Plan.Purpose, Wide: true),
        new PrintField("财政收据号码", gift.ReceiptNumber, Wide: true));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
