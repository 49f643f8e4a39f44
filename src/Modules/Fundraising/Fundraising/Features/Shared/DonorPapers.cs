using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The papers of a donor's gifts, to print: what was given and which receipts were given for it, what it was used for with which voucher, what was given back, what is left (FUN-09).</summary>
internal sealed class DonorPapers(GiftTraces traces, Reads<WithdrawalRow> withdrawals, Reads<ReceiptRow> receipts, TimeProvider clock)
{
    /// <summary>So many gifts go into one bundle.</summary>
    public const int Most = 200;

    /// <param name="gifts">In the order of the paper; a gift that was moved is told once.</param>
    public async Task<PrintPage> Of(IEnumerable<AskedGift> gifts, string? number, CancellationToken cancel)
    {
        var parts = new List<PrintPart>();
        var (given, used, refunded) = (Money.Zero, Money.Zero, Money.Zero);
        var count = 0;
        foreach (var gift in gifts.DistinctBy(g => g.Part?.Id ?? g.RootId))
        {
            var trace = await traces.Of(gift, cancel);
            parts.AddRange(await Parts(trace, ++count, cancel));
            (given, used, refunded) = (given + trace.Given, used + trace.Used, refunded + trace.Refunded);
        }

        if (count != 1) parts.Add(new PrintFields("合计", Field("捐赠笔数", count.ToString(CultureInfo.InvariantCulture)), Field("捐赠金额", given.ToString()), Field("已使用", used.ToString()), Field("已退款", refunded.ToString()), new("尚未使用", (given - used - refunded).ToString(), Wide: true)));
        return new("捐赠款项去向告知单", [.. parts])
        {
            Organisation = "金湖县红十字会",
            Number = number,
            Note = "款项按先进先出对应到拨付，精确到分。本单由系统按登记内容生成，不是公益事业捐赠票据。",
            AsOf = clock.GetUtcNow(),
        };
    }

    private async Task<IEnumerable<PrintPart>> Parts(GiftTrace t, int no, CancellationToken cancel)
    {
        var places = t.Part is null ? t.Whole.Rows.Select(p => p.Id).ToArray() : [];
        var refunds = (await withdrawals.Ask((rows, ct) => rows.Where(w => w.Kind == WithdrawalKind.Refund && places.Contains(w.DonationId)).OrderBy(w => w.RequestedAt).ToListAsync(ct), cancel)).Value;
        var bills = t.Part is { } part ? ReceiptsThat.AreForOneOf([.. t.Whole.Rows.Select(p => p.Id)]) & ReceiptsThat.AreForPart(part.Id) : ReceiptsThat.AreForOneOf(places);
        var given = (await receipts.Ask((rows, ct) => rows.Where(bills.Condition).OrderBy(r => r.IssuedOn).ThenBy(r => r.FullNumber).ToListAsync(ct), cancel)).Value;
        List<PrintPart> parts = [What(t, no)];
        if (given.Count > 0)
        {
            parts.Add(new PrintTable("票据", ["票据代码", "票据号码", "开票日期", "金额", "状态"], [.. given.Select(r => (IReadOnlyList<string?>)[r.Code, r.Number, Day(r.IssuedOn), new Money(r.AmountFen).ToString(), Words.Of(r.State)])])
            {
                Widths = [22, 26, 18, 20, 14],
            });
        }

        if (t.Uses.Count > 0)
        {
            parts.Add(new PrintTable("使用情况", ["拨付编号", "用途", "其中来自本笔", "付款日期", "凭证号"], [.. t.Uses.Select(u => (IReadOnlyList<string?>)[u.Payment.Number, u.Payment.Purpose, u.Amount.ToString(), Day(u.Payment.PaidOn), u.Payment.VoucherNumber])])
            {
                Widths = [24, 34, 16, 12, 14],
            });
        }

        if (refunds.Count > 0) parts.Add(new PrintTable("退款", ["退款编号", "金额", "状态", "付款日期", "凭证号"], [.. refunds.Select(r => (IReadOnlyList<string?>)[r.Number, new Money(r.AmountFen).ToString(), Words.Of(r.Status), Day(r.PaidOn), r.VoucherNumber])]));
        return parts;
    }

    private static PrintFields What(GiftTrace t, int no) => new(
        $"{no}. 捐赠 {t.Part?.Number ?? t.Whole.Root.Number}",
        Field("捐赠人", t.Part is { } part ? Shown.Payee(part.Name, part.IsUnit) ?? "匿名" : Shown.AtTheDesk(t.Gift.DonorKind, t.Gift.DonorName) ?? "匿名"),
        Field("到账日期", Day(t.Gift.ReceivedOn)),
        new("活动（资金）", $"{t.Campaign.Plan!.Title}（{t.Campaign.Number}）", Wide: true),
        Field("定向用途", t.Gift.Line.Length == 0 ? null : t.Gift.Line),
        Field("方式", Words.Of(t.Gift.Channel)),
        Field("金额（小写）", t.Given.ToString()),
        Field("票据", t.Gift.Receipt == ReceiptWish.Waived ? "放弃" : t.Gift.ReceiptState == GiftReceiptState.Owed ? "需要，尚未开具" : "需要"),
        new("金额（大写）", t.Given > Money.Zero ? CapitalAmount.Of(t.Given) : null, Wide: true),
        Field("状态", t.Whole.Root.State == DonationState.Voided ? "已作废" : t.Whole.Rows.Count > 1 ? $"已转入 {t.Whole.Rows[^1].Number}" : "有效"),
        Field("已使用", t.Used.ToString()),
        Field("已退款", t.Refunded.ToString()),
        Field("尚未使用", t.Unspent.ToString()));

    private static PrintField Field(string label, string? value) => new(label, value);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
