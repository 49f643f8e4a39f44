using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>What codes are called on paper.</summary>
internal static class Words
{
    public static string Of(Channel channel) => channel switch
    {
        Channel.BankTransfer => "银行转账",
        Channel.WeChatPay => "微信支付",
        Channel.Alipay => "支付宝",
        Channel.UnionPay => "银联",
        Channel.Cash => "现金",
        Channel.Pos => "POS 刷卡",
        Channel.Platform => "互联网平台",
        Channel.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A channel without a name"),
    };

    public static string Of(ApprovalLevel level) => level switch
    {
        ApprovalLevel.VicePresident => "分管副会长",
        ApprovalLevel.President => "会长",
        ApprovalLevel.Collective => "集体决策",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level without a name"),
    };

    public static string Of(ApprovalCapacity capacity) => capacity switch
    {
        ApprovalCapacity.VicePresident => "分管副会长",
        ApprovalCapacity.President => "会长",
        _ => throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A capacity without a name"),
    };

    public static string Of(OfficeRole role) => role switch
    {
        OfficeRole.Handler => "经办",
        OfficeRole.Accountant => "会计",
        OfficeRole.Cashier => "出纳",
        OfficeRole.VicePresident => "分管副会长",
        OfficeRole.President => "会长",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a name"),
    };

    public static string Of(DonorRequestKind kind) => kind switch
    {
        DonorRequestKind.Query => "查询",
        DonorRequestKind.Copy => "复制",
        DonorRequestKind.Correction => "更正",
        DonorRequestKind.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Of(ContactWay way) => way switch
    {
        ContactWay.Visit => "来访",
        ContactWay.Phone => "电话",
        ContactWay.Letter => "信函",
        ContactWay.Email => "电子邮件",
        ContactWay.WeChat => "微信",
        ContactWay.PublicNotice => "公告",
        ContactWay.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "A way without a name"),
    };

    public static string Of(WithdrawalKind kind) => kind switch
    {
        WithdrawalKind.Refund => "退款",
        WithdrawalKind.Void => "作废",
        WithdrawalKind.Move => "转移",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Of(CampaignKind kind) => kind switch
    {
        CampaignKind.Public => "公开募捐",
        CampaignKind.Targeted => "定向募捐",
        CampaignKind.General => "日常受赠",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Of(CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => "草稿",
        CampaignStatus.Filed => "已备案",
        CampaignStatus.Running => "募捐中",
        CampaignStatus.Suspended => "已暂停",
        CampaignStatus.Ended => "已结束",
        CampaignStatus.Settled => "已结项",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };

    public static string Of(WithdrawalStatus status) => status switch
    {
        WithdrawalStatus.Requested => "待审批",
        WithdrawalStatus.Approved => "已批未付",
        WithdrawalStatus.Rejected => "已驳回",
        WithdrawalStatus.Done => "已办结",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };

    public static string Of(DisbursementStatus status) => status switch
    {
        DisbursementStatus.Requested => "待审批",
        DisbursementStatus.Approved => "已批未付",
        DisbursementStatus.Paid => "已付",
        DisbursementStatus.Rejected => "已驳回",
        DisbursementStatus.Cancelled => "已撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };

    public static string Of(GoodsCategory category) => category switch
    {
        GoodsCategory.Food => "食品",
        GoodsCategory.Medicine => "药品",
        GoodsCategory.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "A category without a name"),
    };

    public static string Of(GoodsState state) => state switch
    {
        GoodsState.ToCount => "待清点",
        GoodsState.InStock => "在库",
        GoodsState.HandedOver => "已移交",
        GoodsState.Missing => "清点无此物",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name"),
    };

    public static string Of(ReceiptKind kind) => kind == ReceiptKind.Electronic ? "电子" : "纸质";

    public static string Of(ReceiptState state) => state switch
    {
        ReceiptState.Valid => "有效",
        ReceiptState.Reversed => "已红冲",
        ReceiptState.Voided => "已作废",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name"),
    };
}
