using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The receipts, those of one gift, and one of them.</summary>
internal static class FindReceipts
{
    public static void Map(RouteGroupBuilder module)
    {
        module.MapGet("/receipts", Handle)
            .WithTags("票据（Receipts）")
            .WithName("findReceipts").WithSummary("票据列表（List receipts）")
            .WithDescription("按开票日期、金额、交款人、种类、状态、号码、活动筛选；默认最近开具的在前。")
            .Permission("fundraising.read").Refuses(400, "list.range_inverted")
            .Refuses(CampaignErrors.NotFound)
            .SortableBy([.. ReceiptsThat.Sorts]);
        module.MapGet("/receipts/{id}", HandleOne)
            .WithTags("票据（Receipts）")
            .WithName("showReceipt").WithSummary("查看票据（Show a receipt）")
            .WithDescription("id 可以是标识，或“票据代码-票据号码”。")
            .Permission("fundraising.read")
            .Refuses(ReceiptErrors.NotFound)
            .ExampleParameter("id", () => "32010126-0000000001");
        module.MapGet("/donations/{id}/receipts", OfGift)
            .WithTags("票据（Receipts）")
            .WithName("findReceiptsOfDonation").WithSummary("捐赠的票据（Receipts of a donation）")
            .WithDescription("一笔捐赠的全部票据，含红冲、作废的；一次全部给出。")
            .Permission("fundraising.read")
            .Refuses(DonationErrors.NotFound)
            .ExampleParameter("id", ExampleNumbers.Gift);
    }

    /// <param name="issuedFrom">开票日期不早于</param>
    /// <param name="issuedTo">开票日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="payer">交款人包含</param>
    /// <param name="kind">electronic 电子、paper 纸质</param>
    /// <param name="state">valid 有效、reversed 已红冲、voided 已作废</param>
    /// <param name="number">“票据代码-票据号码”包含</param>
    /// <param name="campaign">捐赠所在的活动或资金的标识或编号</param>
    private static async Task<Results<Ok<ListResponse<ReceiptResponse>>, Problem>> Handle(
        DateOnly? issuedFrom, DateOnly? issuedTo, decimal? amountFrom, decimal? amountTo, string? payer, ReceiptKind? kind, ReceiptState? state, string? number, string? campaign,
        ListQuery query, CampaignDesk campaigns, Reads<ReceiptRow> receipts, HttpContext context, CancellationToken cancel)
    {
        var of = string.IsNullOrWhiteSpace(campaign) ? null : await campaigns.Find(campaign.Trim(), cancel);
        if (!string.IsNullOrWhiteSpace(campaign) && of is null) return CampaignErrors.NotFound.ToProblem();
        var filter = new ReceiptFilter(issuedFrom, issuedTo, amountFrom, amountTo, payer, kind, state, number, of);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var found = await receipts.Find(filter.Wanted(), query.Page(), ReceiptsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, ReceiptResponse.Of));
    }

    private static async Task<Results<OkAt<ReceiptResponse>, Problem>> HandleOne(string id, ReceiptDesk desk, Reads<ReceiptRow> receipts, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } receipt) return ReceiptErrors.NotFound.ToProblem();
        var found = await receipts.One(ReceiptRow.KeyOf(receipt.Event.PartId ?? receipt.Gift, receipt.Event.Sequence), cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(ReceiptResponse.Of(row), row.Version) : ReceiptErrors.NotFound.ToProblem();
    }

    private static async Task<Results<Ok<ListResponse<ReceiptResponse>>, Problem>> OfGift(string id, GiftDesk gifts, Reads<ReceiptRow> receipts, HttpContext context, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var found = await receipts.Find(ReceiptsThat.AreForGift(born.Recorded.DonationId), new(Limit: PageRequest.MaximumLimit, Sort: "registeredAt"), ReceiptsThat.Sorts, cancel);
        return TypedResults.Ok(found.Show(context, ReceiptResponse.Of));
    }
}
