using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>Whoever holds a confirmation or a certificate of ours asks whether it is genuine and still true (FUN-07a). It tells what the paper tells, and not where the money went.</summary>
internal static class CheckConfirmation
{
    private const string Endpoint = "checkConfirmation";

    /// <summary>核验结果：此捐赠确认单或捐赠证书由本会出具</summary>
    /// <param name="Number">捐赠编号</param>
    /// <param name="Stands">捐赠是否仍然有效：未作废、未转出、未全部退款</param>
    /// <param name="State">valid 有效、voided 已作废、moved 已转入其他活动或资金</param>
    /// <param name="Amount">登记金额（元）；实物捐赠为 0</param>
    /// <param name="RefundedAmount">已退款或已批准退款（元）</param>
    /// <param name="StandingAmount">现在有效的金额（元）</param>
    /// <param name="ReceivedOn">到账日期</param>
    /// <param name="CampaignNumber">活动（资金）编号</param>
    /// <param name="CampaignTitle">活动（资金）名称</param>
    /// <param name="Donor">捐赠人；按其选择的公示方式</param>
    /// <param name="MovedTo">转入的活动（资金）编号；没有转出的为空</param>
    /// <param name="Goods">实物捐赠的各项；钱款捐赠为空</param>
    internal sealed record Response(
        string Number, bool Stands, DonationState State, Money Amount, Money RefundedAmount, Money StandingAmount, DateOnly ReceivedOn, string CampaignNumber, string CampaignTitle, string Donor, string? MovedTo, IReadOnlyList<Item> Goods);

    /// <summary>捐赠物资中的一项</summary>
    /// <param name="Name">物资名称</param>
    /// <param name="Quantity">第二人清点的数量；待清点的为登记数量</param>
    internal sealed record Item(string Name, string Unit, decimal Quantity);

    public static void Map(RouteGroupBuilder open) => open.MapGet("/donations/{number}/check", Handle)
        .WithTags("公开查询（Public）")
        .WithName(Endpoint).WithSummary("核验确认单和证书（Check a confirmation or certificate）")
        .WithDescription("凭纸上的捐赠编号和校验码（即二维码中的网址），核验捐赠确认单或捐赠证书是否由本会出具、捐赠是否仍然有效。校验码不是查询码，不能查款项去向。编号不存在与校验码错误的回答相同；输错十次锁定一小时。")
        .Refuses(404, "confirmation.not_found").Refuses(429, "confirmation.check_locked")
        .ExampleParameter("number", ExampleNumbers.ListedGift)
        .ExampleParameter("checkCode", ExampleNumbers.CheckCode);

    /// <summary>The path that leads here for one paper.</summary>
    public static string PathFor(LinkGenerator links, string number, string checkCode) => links.GetPathByName(Endpoint, new { number, checkCode })!;

    /// <param name="checkCode">校验码（8 位，见确认单或证书）</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(string number, string? checkCode, DonorInquiries inquiries, GiftPapers papers, HttpContext context, CancellationToken cancel)
    {
        var asked = await inquiries.Check(number, checkCode, cancel);
        if (asked.Gift is not { } gift) return asked.ToProblem();
        var p = await papers.Of(gift, cancel);
        context.SayLag(p.Lagging);
        return TypedResults.Ok(new Response(
            p.Number, p.Stands, p.State, p.Recorded, p.Refunded, p.Standing, p.Gift.ReceivedOn, p.Campaign.Number!, p.Campaign.Plan!.Title, p.AsChosen(), p.MovedTo,
            [.. p.Goods.Where(g => g.Counted != 0).Select(g => new Item(g.Item, g.Unit, GoodsResponse.Units(g.Counted ?? g.Recorded)))]));
    }
}
