using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>一笔捐赠</summary>
/// <param name="Id">标识</param>
/// <param name="Number">捐赠编号，如 JH-MJ-2026-0001-000001</param>
/// <param name="CampaignId">所属活动</param>
/// <param name="Donor">捐赠人；个人姓名脱敏显示</param>
/// <param name="DisplayName">按捐赠人选择的公示方式显示的名称</param>
/// <param name="Amount">金额（元）</param>
/// <param name="QueryCode">查询码：捐赠人凭捐赠编号和查询码查款项去向，请转交捐赠人</param>
/// <param name="GivenAt">捐出时间</param>
/// <param name="ReceivedAt">到账时间</param>
/// <param name="RecordedAt">登记时间</param>
/// <param name="LetterOwed">缺捐赠函（待办）</param>
/// <param name="AwaitsReview">境外捐赠待审查，暂不可用</param>
/// <param name="Source">来源名单；手工登记的为空</param>
/// <param name="SourceRow">在名单中的序号</param>
/// <param name="Restricted">捐赠人已请求删除个人信息：依法保留的姓名限制使用，对外按匿名显示</param>
/// <param name="State">valid 有效、voided 已作废、moved 已转出</param>
/// <param name="RecordedAmount">登记时的金额（元）；作废或转出的部分不再计入 amount</param>
/// <param name="RefundedAmount">已退款或已批准退款（元）</param>
/// <param name="MovedFrom">由哪笔捐赠转入</param>
/// <param name="MovedTo">转入的活动编号</param>
/// <param name="PartCount">集体捐赠名单的人数；不是集体捐赠的为 0</param>
/// <param name="GoodsCount">实物捐赠的项数，明细见 goods；钱款捐赠为 0</param>
/// <param name="Receipt">票据意愿：wanted 需要、waived 放弃</param>
/// <param name="ReceiptState">票据：notOwed 无须开具、owed 待开具、issued 已开具</param>
/// <param name="ReceiptNumber">有效票据的“票据代码-票据号码”</param>
/// <param name="Version">版本，同 ETag</param>
/// <param name="BookedMonth">记入的月份（yyyy-MM）；只在登记的答复中、且到账月份已结账时给出</param>
internal sealed record DonationResponse(
    Guid Id,
    string Number,
    Guid CampaignId,
    DonorResponse Donor,
    string DisplayName,
    Money Amount,
    string QueryCode,
    Channel Channel,
    string? TransactionNumber,
    DateTimeOffset GivenAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset RecordedAt,
    string? Earmark,
    Publicity Publicity,
    ReceiptWish Receipt,
    string? Message,
    string? LetterReference,
    bool LetterOwed,
    bool Overseas,
    bool AwaitsReview,
    string? Source,
    string? SourceRow,
    bool Restricted,
    DonationState State,
    Money RecordedAmount,
    Money RefundedAmount,
    string? MovedFrom,
    string? MovedTo,
    int PartCount,
    int GoodsCount,
    GiftReceiptState ReceiptState,
    string? ReceiptNumber,
    long Version,
    string? BookedMonth = null)
{
    public static DonationResponse Of(DonationRow row, QueryCodes codes) => new(
        row.Id, row.Number, row.CampaignId, new(row.DonorKind, Shown.AtTheDesk(row.DonorKind, row.DonorName)), Shown.Donor(row.DonorKind, row.DonorName, row.Publicity),
        new(row.AmountFen), codes.Of(row.Id), row.Channel, row.TransactionNumber, row.GivenAt, row.ReceivedAt, row.RecordedAt, row.Line.Length == 0 ? null : row.Line,
        row.Publicity, row.Receipt, row.Message, row.LetterReference, row.LetterOwed, row.Overseas, row.AwaitsReview, row.ListSource, row.ListRow, row.Restricted,
        row.State, new(row.RecordedFen), new(row.RefundedFen), row.MovedFrom, row.MovedTo, row.PartCount, row.GoodsCount, row.ReceiptState, row.ReceiptNumber, row.Version);
}

/// <summary>捐赠人</summary>
/// <param name="Kind">类别</param>
/// <param name="Name">单位名称；个人姓名脱敏</param>
internal sealed record DonorResponse(DonorKind Kind, string? Name);
