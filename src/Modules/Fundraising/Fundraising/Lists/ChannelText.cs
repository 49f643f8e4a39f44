using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Reads by which way a gift came, where a list tells; null where the words say nothing about it.</summary>
internal static class ChannelText
{
    private static readonly (string Word, Channel Channel)[] Words =
    [
        ("微信", Channel.WeChatPay), ("支付宝", Channel.Alipay), ("云闪付", Channel.UnionPay), ("银联", Channel.UnionPay), ("POS", Channel.Pos), ("刷卡", Channel.Pos),
        ("现金", Channel.Cash), ("平台", Channel.Platform), ("腾讯公益", Channel.Platform), ("网络募捐", Channel.Platform),
        ("银行", Channel.BankTransfer), ("转账", Channel.BankTransfer), ("汇款", Channel.BankTransfer), ("对公", Channel.BankTransfer), ("网银", Channel.BankTransfer), ("电汇", Channel.BankTransfer), ("其他", Channel.Other), ("其它", Channel.Other),
    ];

    public static Channel? Read(string text)
    {
        foreach (var (word, channel) in Words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return channel;
        }

        return null;
    }
}
