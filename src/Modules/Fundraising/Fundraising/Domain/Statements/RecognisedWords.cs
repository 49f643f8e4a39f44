using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>Words by which a line shows that it is no gift. It waits all the same: a person confirms what it is.</summary>
internal static class RecognisedWords
{
    private static readonly (OtherKind Kind, string[] Words)[] _ofMemo =
    [
        (OtherKind.Interest, ["结息", "利息", "存款息", "收息", "INTEREST"]),
        (OtherKind.Returned, ["退汇", "退票", "冲正", "冲账", "退款", "原路退回", "退回", "转账失败", "付款失败", "撤销交易"]),
        (OtherKind.Fee, ["手续费", "工本费", "账户管理费", "账管费", "短信费", "网银服务费", "汇划费", "年费", "服务费扣收", "函证费"]),
        (OtherKind.Transfer, ["内部转账", "内部划转", "同名划转", "同名转账", "本户互转", "资金归集", "资金划转", "提现到银行", "提现至银行", "结算款", "商户结算", "转存定期", "定期转活期", "备用金"]),
    ];

    /// <summary>Payment companies settle what was given through them: the gifts stand on their own bills.</summary>
    private static readonly string[] _settlers = ["财付通", "微信支付", "支付宝", "银联商务", "中国银联", "网银在线", "待清算", "清算资金", "备付金"];

    /// <param name="ownNames">The society's name, and the numbers of its accounts.</param>
    public static OtherKind? KindOf(ProposedLine line, IReadOnlyCollection<string> ownNames)
    {
        var (memo, name) = (PlainForm.Of(line.Memo ?? ""), PlainForm.Of(line.Counterparty ?? ""));
        foreach (var (kind, words) in _ofMemo)
        {
            if (Array.Exists(words, word => memo.Contains(word, StringComparison.Ordinal))) return kind;
        }

        if (name.Contains("利息", StringComparison.Ordinal)) return OtherKind.Interest;
        var isSettled = Array.Exists(_settlers, word => name.Contains(word, StringComparison.Ordinal));
        var isOwn = name.Length > 0 && ownNames.Any(own => name == PlainForm.Of(own));
        return isSettled || isOwn ? OtherKind.Transfer : null;
    }
}
