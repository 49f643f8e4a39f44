using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Figures;

/// <summary>What figures and the ledger are called on paper, and what stands above them.</summary>
internal static class FiguresHead
{
    public static string TitleOf(Span span) => span.IsYear ? $"{span} 年度收支年报" : $"{span} 收支月报";

    public static string StateOf(bool closed) => closed ? "已结账" : "未结账，数字可能变化";

    public static string AsOf(DateTimeOffset now, long position, bool lagging)
    {
        var moment = now.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return $"截至 {moment}（北京时间），账本第 {position} 条{(lagging ? "；最新登记的记录可能尚未列入" : "")}";
    }

    public static string Word(LedgerKind kind) => kind switch
    {
        LedgerKind.Gift => "捐赠",
        LedgerKind.Correction => "更正",
        LedgerKind.Voided => "作废",
        LedgerKind.MovedOut => "转出",
        LedgerKind.MovedIn => "转入",
        LedgerKind.Disbursement => "拨付",
        LedgerKind.Refund => "退款",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A line without a name"),
    };

    public static string? Word(DonorKind? source) => source switch
    {
        null => null,
        DonorKind.Individual => "个人",
        DonorKind.Organisation => "单位",
        _ => "匿名",
    };
}
