using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>A donor asks what became of a gift, to the fen (FUN-09, NET-03).</summary>
internal static class TraceDonation
{
    /// <summary>一笔捐赠的去向（按先进先出对应，精确到分）</summary>
    /// <param name="Number">捐赠编号</param>
    /// <param name="CampaignNumber">活动编号</param>
    /// <param name="CampaignTitle">活动名称</param>
    /// <param name="Amount">捐赠金额（元）</param>
    /// <param name="GivenOn">捐出日期</param>
    /// <param name="ReceivedOn">到账日期</param>
    /// <param name="RecordedOn">登记日期</param>
    /// <param name="Parts">已使用的各部分</param>
    /// <param name="UsedAmount">已使用合计（元）</param>
    /// <param name="RefundedAmount">已退款或已批准退款（元）</param>
    /// <param name="State">valid 有效、voided 已作废、moved 已转入其他活动或资金</param>
    /// <param name="MovedTo">转入后的捐赠编号（各部分合并显示）</param>
    /// <param name="UnspentAmount">尚未使用（元）</param>
    /// <param name="AwaitsReview">境外捐赠待审查，暂不使用</param>
    /// <param name="Method">对应方法</param>
    /// <param name="Goods">实物捐赠的各项；钱款捐赠为空</param>
    internal sealed record Response(
        string Number, string CampaignNumber, string CampaignTitle, string? Earmark, Money Amount, DateOnly GivenOn, DateOnly ReceivedOn, DateOnly RecordedOn,
        IReadOnlyList<Part> Parts, Money UsedAmount, Money RefundedAmount, Money UnspentAmount, bool AwaitsReview, DonationState State, string? MovedTo, string Method, IReadOnlyList<Goods> Goods);

    /// <summary>捐赠中用于一笔拨付的部分</summary>
    /// <param name="DisbursementNumber">拨付编号</param>
    /// <param name="Amount">其中来自本笔捐赠的金额（元）</param>
    /// <param name="Purpose">用途</param>
    /// <param name="PaidOn">付款日期</param>
    /// <param name="BeneficiaryCount">受益人数</param>
    internal sealed record Part(string DisbursementNumber, Money Amount, string Purpose, DateOnly? PaidOn, long? BeneficiaryCount);

    /// <summary>捐赠物资中的一项</summary>
    /// <param name="Item">物资名称</param>
    /// <param name="Quantity">登记数量</param>
    /// <param name="Counted">第二人清点的数量；待清点的为空</param>
    /// <param name="HandedOver">已移交使用的数量</param>
    internal sealed record Goods(string Item, string Unit, decimal Quantity, decimal? Counted, decimal HandedOver)
    {
        public static Goods Of(GoodsRow g) =>
            new(g.Item, g.Unit, GoodsResponse.Units(g.Recorded), g.Counted is { } counted ? GoodsResponse.Units(counted) : null, GoodsResponse.Units(g.HandedOver));
    }

    public static void Map(RouteGroupBuilder open)
    {
        Describe(open.MapGet("/donations/{number}", Handle))
            .WithName("traceDonation").WithSummary("查我的捐赠（What became of my gift）")
            .WithDescription("凭捐赠编号和查询码，查看这笔捐赠的每一分钱用在哪里、还剩多少。集体捐赠名单中的每一人凭自己的编号（捐赠编号加序号）和查询码查自己的一份。编号不存在与查询码错误的回答相同；输错十次锁定一小时。");
        Describe(open.MapGet("/donations/{number}/papers", Papers))
            .WithName("printMyPapers").WithSummary("打印去向告知单（Papers of my gift, to print）")
            .WithDescription("A4 打印页（HTML）：捐赠、使用（拨付编号、日期、凭证号）、退款、尚未使用的金额；个人姓名脱敏。规则同查我的捐赠。");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("公开查询（Public）")
        .Refuses(404, "donation.not_found").Refuses(429, "donation.inquiry_locked")
        .ExampleParameter("number", ExampleNumbers.ListedGift)
        .ExampleParameter("queryCode", ExampleNumbers.QueryCode);

    /// <param name="queryCode">查询码</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(string number, string? queryCode, DonorInquiries inquiries, GiftTraces traces, HttpContext context, CancellationToken cancel)
    {
        var asked = await inquiries.Ask(number, queryCode, cancel);
        if (asked.Gift is not { } gift) return asked.ToProblem();
        var trace = await traces.Of(gift, cancel);
        context.SayLag(trace.Whole.Lagging);
        return TypedResults.Ok(Of(trace));
    }

    /// <param name="queryCode">查询码</param>
    private static async Task<Results<PrintPage, Problem>> Papers(string number, string? queryCode, DonorInquiries inquiries, DonorPapers papers, CancellationToken cancel)
    {
        var asked = await inquiries.Ask(number, queryCode, cancel);
        return asked.Gift is { } gift ? await papers.Of([gift], gift.Part?.Number ?? gift.Gift!.Number, cancel) : asked.ToProblem();
    }

    // A gift that was moved is told as one: what was used here and there, whichever of its numbers is asked for.
    internal static Response Of(GiftTrace t) => new(
        t.Number, t.Campaign.Number!, t.Campaign.Plan!.Title, t.Gift.Line.Length == 0 ? null : t.Gift.Line, t.Given, ChinaTime.DayOf(t.Gift.GivenAt), t.Gift.ReceivedOn, ChinaTime.DayOf(t.Whole.Root.RecordedAt),
        [.. t.Uses.Select(u => new Part(u.Payment.Number, u.Amount, u.Payment.Purpose, u.Payment.PaidOn, u.Payment.BeneficiaryCount))],
        t.Used, t.Refunded, t.Unspent, (t.Unspent > Money.Zero || t.Goods.Count > 0) && t.Whole.Rows.Any(p => p.AwaitsReview), t.Gift.State, t.Whole.Rows.Count > 1 ? t.Whole.Rows[^1].Number : null, "按先进先出对应", [.. t.Goods.Select(Goods.Of)]);
}
