using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Donations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>A receipt stops being valid: an electronic one is reversed by a red one, a paper one is made void (FUN-07a).</summary>
internal static class EndReceipt
{
    /// <summary>红冲</summary>
    /// <param name="ReversalCode">红字票据的票据代码（8 位）</param>
    /// <param name="ReversalNumber">红字票据的票据号码（10 位）</param>
    /// <param name="On">红冲日期，默认今天（北京时间）</param>
    /// <param name="Reason">原因</param>
    internal sealed record Reversal(string? ReversalCode, string? ReversalNumber, DateOnly? On, string? Reason);

    /// <summary>作废</summary>
    /// <param name="On">作废日期，默认今天（北京时间）</param>
    /// <param name="Reason">原因</param>
    internal sealed record Voiding(DateOnly? On, string? Reason);

    public static void MapReverse(RouteGroupBuilder module) => Describe(module.MapPost("/receipts/{id}/reverse", Reverse))
        .WithName("reverseReceipt").WithSummary("登记红冲（Reverse an electronic receipt）")
        .WithDescription("电子票据在财政系统红冲后，在此登记红字票据的代码和号码；两个号码都不再使用。")
        .Refuses(ReceiptErrors.PaperIsVoided, ReceiptErrors.CodeInvalid with { Field = "reversalCode" }, ReceiptErrors.NumberInvalid with { Field = "reversalNumber" })
        .Refuses(409, "receipt.number_used")
        .ExampleParameter("id", () => "32010126-0000100001")
        .Example(new Reversal("32010126", "0000100002", new(2026, 1, 27), "交款人要求重开"));

    public static void MapVoid(RouteGroupBuilder module) => Describe(module.MapPost("/receipts/{id}/void", Void))
        .WithName("voidReceipt").WithSummary("作废纸质票据（Void a paper receipt）")
        .WithDescription("纸质票据各联收回后作废；号码保留，不再使用。")
        .Refuses(ReceiptErrors.ElectronicIsReversed)
        .ExampleParameter("id", () => "32010126-0000000001")
        .Example(new Voiding(new(2026, 1, 26), "填写有误，各联已收回"));

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("票据（Receipts）")
        .Permission("fundraising.receipts")
        .Refuses(ReceiptErrors.NotFound, ReceiptErrors.Closed)
        .Refuses(422, "receipt.before_issued", "day.in_future", "donation.reason_missing", "text.too_long", "text.forbidden_character");

    private static Task<Results<OkAt<ReceiptResponse>, Problem>> Reverse(string id, Reversal request, CommandRequest http, ReceiptDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (gift, command, receipt) => gift.ReverseReceipt(command, receipt.Code, receipt.Number, new(request.ReversalCode, request.ReversalNumber, request.On, request.Reason)), cancel);

    private static Task<Results<OkAt<ReceiptResponse>, Problem>> Void(string id, Voiding request, CommandRequest http, ReceiptDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (gift, command, receipt) => gift.VoidReceipt(command, receipt.Code, receipt.Number, new(null, null, request.On, request.Reason)), cancel);
}
