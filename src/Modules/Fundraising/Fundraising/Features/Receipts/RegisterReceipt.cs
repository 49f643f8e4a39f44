using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>A bill that was made in the finance bureau's system, or written in a paper book, is registered to its gift (FUN-07, FUN-07a).</summary>
internal static class RegisterReceipt
{
    /// <summary>一张已开具的公益事业捐赠票据</summary>
    /// <param name="Kind">electronic 电子、paper 纸质（号码须在已领用的票据本中）</param>
    /// <param name="Code">票据代码（8 位）</param>
    /// <param name="Number">票据号码（10 位）</param>
    /// <param name="CheckCode">校验码；电子票据必填</param>
    /// <param name="IssuedOn">开票日期</param>
    /// <param name="Payer">交款人，须与捐赠人一致</param>
    /// <param name="PayerCode">交款人统一社会信用代码；个人为身份证号码，可不填</param>
    /// <param name="Project">项目名称</param>
    /// <param name="Amount">金额（元），须等于捐赠金额减去退款</param>
    /// <param name="AmountInCapitals">票面的大写金额；填写时须与小写一致</param>
    /// <param name="Lines">票面各行；填写时合计须等于金额</param>
    /// <param name="Handler">经办人</param>
    /// <param name="Remark">备注</param>
    /// <param name="Purpose">用途，默认 donation 捐赠；其他用途不开此票据</param>
    /// <param name="Part">集体捐赠名单中的一份（编号）：逐份开票时填写；整笔一张票据与逐份开票只能选一种</param>
    internal sealed record Request(
        ReceiptKind? Kind, string? Code, string? Number, string? CheckCode, DateOnly? IssuedOn, string? Payer, string? PayerCode, string? Project, decimal? Amount, string? AmountInCapitals,
        IReadOnlyList<Line>? Lines, string? Handler, string? Remark, ReceiptPurpose? Purpose, string? Part = null)
    {
        public ProposedReceipt ToReceipt() => new(
            Kind, Code, Number, CheckCode, IssuedOn, Payer, PayerCode, Project, Amount, AmountInCapitals, Lines is null ? null : [.. Lines.Select(l => new ProposedReceiptLine(l?.Item, l?.Amount))],
            Handler, Remark, Purpose, Part);
    }

    /// <summary>票面的一行</summary>
    /// <param name="Item">项目</param>
    /// <param name="Amount">金额（元）</param>
    internal sealed record Line(string? Item, decimal? Amount);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/receipts", Handle)
        .WithTags("票据（Receipts）")
        .WithName("registerReceipt").WithSummary("登记票据（Register a receipt）")
        .WithDescription("登记在财政系统开具的电子票据，或纸质票据。一笔捐赠同时只有一张有效票据；交款人须为捐赠人，金额须为捐赠金额减去退款；号码在全系统不重复，红冲、作废的也不再使用。")
        .Permission("fundraising.receipts")
        .Refuses(DonationErrors.NotFound, ReceiptErrors.DonorAnonymous, ReceiptErrors.Waived, ReceiptErrors.NothingStands, ReceiptErrors.WithdrawalPending, ReceiptErrors.NotADonation, ReceiptErrors.NoValueProof, ReceiptErrors.PartUnknown, ReceiptErrors.PartOfMended)
        .Refuses(ReceiptErrors.CodeInvalid, ReceiptErrors.NumberInvalid, ReceiptErrors.CheckCodeInvalid, ReceiptErrors.PayerDiffers, ReceiptErrors.PayerCodeDiffers, ReceiptErrors.CapitalsDiffer, ReceiptErrors.NoBook)
        .Refuses(409, "receipt.valid_exists", "receipt.number_used", "receipt.too_many", "receipt_book.not_handed_out", "receipt_book.written_off")
        .Refuses(422, "receipt.field_missing", "receipt.amount_differs", "receipt.lines_differ", "receipt.too_many_lines", "receipt.before_received", "receipt_book.issued_before_hand_out", "day.in_future",
            "day.out_of_range", "amount.missing", "amount.not_positive", "amount.too_precise", "amount.too_large", "credit_code.check_digit", "identity.check_digit", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(_example);

    private static readonly Request _example = new(
        ReceiptKind.Paper, "32010126", "0000000001", null, new(2026, 1, 25), "示例甲", null, "捐赠收入", 1409.5m, "人民币壹仟肆佰零玖元伍角", [new("捐赠收入", 1409.5m)], "示例经办", null, ReceiptPurpose.Donation);

    private static async Task<Results<CreatedAt<ReceiptResponse>, OkAt<ReceiptResponse>, Problem>> Handle(
        string id, Request request, CommandRequest http, GiftDesk gifts, ReceiptDesk desk, Commands commands, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var gift = born.Recorded.DonationId;
        var decided = await desk.Register(born, request.ToReceipt(), there => GiftDecisions.Expecting(commands.From(http, request, gift.ToString()), there), cancel);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var receipt = ReceiptResponse.Of(ReceiptDesk.After(gift, decided));
        return http.DryRun ? Answers.Ok(receipt, receipt.Version) : Answers.Created($"/api/v1/fundraising/receipts/{receipt.FullNumber}", receipt, receipt.Version);
    }
}
