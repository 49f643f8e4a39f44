using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>The gifts of a campaign.</summary>
internal static class FindDonations
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapGet("/{id}/donations", Handle)
        .WithName("findDonations").WithSummary("捐赠列表（List donations）")
        .WithDescription("按到账日期、金额、方式、定向用途、姓名、票据筛选；默认最近到账的在前。刚登记的捐赠立即可见。")
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound)
        .SortableBy([.. DonationsThat.Sorts])
        .ExampleParameter("id", ExampleNumbers.Campaign);

    /// <param name="receivedFrom">到账日期不早于（北京时间）</param>
    /// <param name="receivedTo">到账日期不晚于（北京时间）</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="channel">捐赠方式</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="name">捐赠人姓名或单位名称包含；也查集体捐赠名单中的姓名</param>
    /// <param name="state">状态：valid 有效（默认）、voided 已作废、moved 已转出</param>
    /// <param name="collective">是否集体捐赠（有名单）</param>
    /// <param name="receipt">票据：notOwed 无须开具、owed 待开具、issued 已开具</param>
    /// <param name="goods">true 只列实物捐赠（金额为 0，明细见 goods）；默认只列钱款</param>
    private static async Task<Results<Ok<ListResponse<DonationResponse>>, Problem>> Handle(
        string id, DateOnly? receivedFrom, DateOnly? receivedTo, decimal? amountFrom, decimal? amountTo, Channel? channel, string? earmark, string? name, DonationState? state, bool? collective, bool? goods, GiftReceiptState? receipt,
        ListQuery query, CampaignDesk desk, PartDesk parts, Reads<DonationRow> donations, QueryCodes codes, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var filter = new DonationFilter(receivedFrom, receivedTo, amountFrom, amountTo, channel, earmark, name, state, collective, goods == true, receipt);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var wanted = await filter.Of(campaign.Id, parts, cancel);
        var found = await donations.Find(wanted, query.Page(), DonationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, d => DonationResponse.Of(d, codes)).Summed(query, donations, wanted, d => d.AmountFen, cancel));
    }
}
