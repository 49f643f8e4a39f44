using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The donor wants the receipt after all, or waives it (FUN-07).</summary>
internal static class ChangeReceiptWish
{
    /// <summary>票据意愿</summary>
    /// <param name="Receipt">wanted 需要、waived 放弃</param>
    /// <param name="Reason">原因，如捐赠人来电</param>
    internal sealed record Request(ReceiptWish? Receipt, string? Reason);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/receipt-wish", Handle)
        .WithTags("票据（Receipts）")
        .WithName("changeReceiptWish").WithSummary("修改票据意愿（Change the wish for a receipt）")
        .WithDescription("捐赠人放弃票据，或放弃后又需要。有有效票据时不能改为放弃。")
        .Permission("fundraising.receipts")
        .Refuses(DonationErrors.NotFound, ReceiptErrors.WishUnchanged, ReceiptErrors.DonorAnonymous)
        .Refuses(409, "receipt.valid_exists")
        .Refuses(422, "receipt.field_missing", "donation.reason_missing", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(new Request(ReceiptWish.Waived, "捐赠人来电表示不需要"));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(id, http, request, (gift, command, born, _) => gift.ChangeReceiptWish(command, request.Receipt, request.Reason, born.Recorded), cancel);
}
