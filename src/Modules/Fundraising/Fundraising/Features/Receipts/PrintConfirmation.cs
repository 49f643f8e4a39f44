using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Open;
using JinhuRedCross.Fundraising.Features.Shared;
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
            .WithDescription("A4 打印页（HTML），交给捐赠人：编号、捐赠人、金额大小写或物资、日期、活动和用途、票据号码，以及核验真伪的二维码；不显示证件号码和电话，不含印章图样。id 也可以是集体捐赠中一份的编号。捐赠人已请求删除个人信息的按匿名显示。");
        Describe(module.MapGet("/donations/{id}/certificate", Certificate))
            .WithName("printCertificate").WithSummary("捐赠证书（Certificate, to print）")
            .WithDescription("A4 横向打印页（HTML）：致谢，附核验真伪的二维码，不含印章图样。id 也可以是集体捐赠中一份的编号。姓名按捐赠人选择的公示方式，可用 show 另选；匿名的写“爱心人士”或“爱心单位”。");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("票据（Receipts）")
        .Permission("fundraising.receipts")
        .Refuses(DonationErrors.NotFound)
        .Refuses(409, "confirmation.nothing_stands")
        .ExampleParameter("id", ExampleNumbers.Gift);

    private static async Task<Results<PrintPage, Problem>> Confirmation(
        string id, GiftPapers papers, CheckCodes codes, PublicAddress address, LinkGenerator links, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await papers.Of(id, cancel) is not { } paper) return DonationErrors.NotFound.ToProblem();
        context.SayLag(paper.Lagging);
        if (!paper.Stands) return NothingStands.ToProblem();
        var now = clock.GetUtcNow();
        return new PrintPage("捐赠确认单", What(paper), Foot(paper, codes, address, links, context, now))
        {
            Organisation = Organisation,
            Number = paper.Number,
            Note = "凭捐赠编号和查询码可查询款项去向；查询码由经办人另行告知，请妥善保管。感谢您的爱心。",
            AsOf = now,
        };
    }

    /// <param name="show">证书上的姓名：name 姓名、masked 脱敏、anonymous 匿名；默认按捐赠人选择的公示方式</param>
    private static async Task<Results<PrintPage, Problem>> Certificate(
        string id, Publicity? show, GiftPapers papers, CheckCodes codes, PublicAddress address, LinkGenerator links, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await papers.Of(id, cancel) is not { } paper) return DonationErrors.NotFound.ToProblem();
        context.SayLag(paper.Lagging);
        if (!paper.Stands) return NothingStands.ToProblem();
        var (now, you) = (clock.GetUtcNow(), paper.IsUnit ? "贵单位" : "您");
        var what = paper.InGoods ?? $"{CapitalAmount.Of(paper.Standing)}（{paper.Standing}）";
        var thanks = $"{paper.AsChosen(show)}：\n感谢{you}于{paper.Gift.ReceivedOn:yyyy年M月d日}向“{paper.Campaign.Plan!.Title}”捐赠{what}。\n{you}的善举弘扬了“人道、博爱、奉献”的红十字精神。特颁此证，谨致谢忱。";
        return new PrintPage("捐赠证书", new PrintText(null, thanks), Foot(paper, codes, address, links, context, now))
        {
            Certificate = true,
            Number = paper.Number,
            AsOf = now,
        };
    }

    internal static readonly Error NothingStands = Error.Conflict("confirmation.nothing_stands",
        "这笔捐赠已作废、转出或全部退款，没有可确认的捐赠；已转出的请用转入后的编号", "This gift was voided, moved away or refunded: nothing is left to confirm; of a moved gift use its new number", "FUN-07a");

    private static PrintBeside Foot(GiftPaper paper, CheckCodes codes, PublicAddress address, LinkGenerator links, HttpContext context, DateTimeOffset now)
    {
        var code = codes.Of(paper.Id);
        return new(
            new PrintQr(address.Of(context, CheckConfirmation.PathFor(links, paper.Number, code)), "扫码核验真伪", $"校验码：{code[..4]}-{code[4..]}"),
            new PrintSeal(Organisation, ChinaTime.DayOf(now).ToString("yyyy年M月d日", CultureInfo.InvariantCulture)));
    }

    private static PrintFields What(GiftPaper paper)
    {
        var (gift, campaign) = (paper.Gift, paper.Campaign);
        List<PrintField> fields = [new("捐赠人", paper.InFull, Wide: true)];
        if (paper.InGoods is { } goods) fields.AddRange([new("捐赠物资", goods, Wide: true), new("公允价值", gift.GoodsFen > 0 ? new Money(gift.GoodsFen).ToString() : null, Wide: true)]);
        else fields.AddRange([new("金额（小写）", paper.Standing.ToString()), new("捐赠方式", Words.Of(gift.Channel)), new("金额（大写）", CapitalAmount.Of(paper.Standing), Wide: true)]);
        fields.AddRange([
            new("捐出日期", Day(ChinaTime.DayOf(gift.GivenAt))),
            new(paper.InGoods is null ? "到账日期" : "收到日期", Day(gift.ReceivedOn)),
            new("活动（资金）", $"{campaign.Plan!.Title}（{campaign.Number}）", Wide: true),
            new("用途", gift.Line.Length > 0 ? gift.Line : campaign.Plan.UseOfFunds ?? campaign.Plan.Purpose ?? "日常受赠（未指定用途）", Wide: true)]);
        if (paper.Part is null) fields.Add(new("财政收据号码", gift.ReceiptNumber, Wide: true));
        return new(null, fields);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
