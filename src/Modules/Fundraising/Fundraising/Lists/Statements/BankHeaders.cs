using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>What a column of a bank's export holds.</summary>
internal enum BankField
{
    Day,
    Time,
    Counterparty,
    Debit,
    Credit,
    Amount,
    Direction,
    Balance,
    Memo,
    Serial,
}

/// <summary>The names under which banks export their columns.</summary>
internal static partial class BankHeaders
{
    private static readonly Dictionary<BankField, string[]> _names = new()
    {
        [BankField.Day] = ["交易日期", "交易日", "记账日期", "入账日期", "账务日期", "发生日期", "记账日", "会计日期", "起息日", "日期", "交易日期时间", "记账时间", "入账时间", "DATE"],
        [BankField.Time] = ["交易时间", "交易时刻", "时间", "发生时间", "TIME"],
        [BankField.Counterparty] = ["对方户名", "对方名称", "对方账户名称", "对方帐户名称", "对方账户名", "对方单位名称", "对方单位", "对方客户名称", "对手户名", "对手方名称", "对手名称", "交易对手", "交易对手名称", "交易对方", "收/付方名称", "收付方名称", "收付款人名称", "收/付款人名称", "收付款方名称", "付款人名称", "付款方户名", "付款方名称", "对方姓名", "对方"],
        [BankField.Debit] = ["借方金额", "借方发生额", "借方发生金额", "借方", "支出金额", "支出", "付款金额", "付出金额", "转出金额", "支取金额", "支出额", "取出金额", "借", "DEBIT"],
        [BankField.Credit] = ["贷方金额", "贷方发生额", "贷方发生金额", "贷方", "收入金额", "收入", "收款金额", "转入金额", "存入金额", "收入额", "贷", "CREDIT"],
        [BankField.Amount] = ["交易金额", "发生额", "发生金额", "金额", "交易额", "收支金额", "AMOUNT"],
        [BankField.Direction] = ["借贷标志", "借贷方向", "借贷", "借/贷", "借/贷标志", "收支方向", "收/支", "收支", "收支标志", "收支类型", "交易方向", "收付标志", "借贷类型"],
        [BankField.Balance] = ["余额", "账户余额", "帐户余额", "交易后余额", "本次余额", "当前余额", "联机余额", "账户结余", "结余", "交易余额", "BALANCE"],
        [BankField.Memo] = ["摘要", "附言", "备注", "用途", "交易附言", "交易摘要", "摘要/附言", "客户附言", "备注信息", "交易备注", "附言/用途", "摘要说明", "说明", "交易说明", "个性化信息", "MEMO"],
        [BankField.Serial] = ["流水号", "交易流水号", "银行流水号", "核心流水号", "全局流水号", "主机流水号", "交易流水", "账户明细编号-交易流水号", "账户明细编号", "企业流水号", "明细流水号", "资金流水单号", "日志号", "交易序号", "交易编号", "柜员流水号", "SERIAL"],
    };

    private static readonly Dictionary<string, (BankField Field, int Rank)> _known =
        _names.SelectMany(f => f.Value.Select((name, rank) => (name, f.Key, rank))).ToDictionary(k => k.name, k => (k.Key, k.rank));

    /// <summary>Which column holds what; of several for one field the better name first. Null where the row is no header of a statement.</summary>
    public static Dictionary<BankField, int[]>? Of(TableRow row)
    {
        var found = row.Cells.Select((cell, place) => (Place: place, Known: Known(cell))).Where(c => c.Known is not null)
            .GroupBy(c => c.Known!.Value.Field).ToDictionary(f => f.Key, f => f.OrderBy(c => c.Known!.Value.Rank).Select(c => c.Place).ToArray());
        // Some banks have one column for day and time, called time.
        if (!found.ContainsKey(BankField.Day) && found.Remove(BankField.Time, out var times)) found[BankField.Day] = times;
        var hasAmounts = found.ContainsKey(BankField.Amount) || (found.ContainsKey(BankField.Debit) && found.ContainsKey(BankField.Credit));
        var tellsMore = new[] { BankField.Balance, BankField.Counterparty, BankField.Memo, BankField.Serial }.Any(found.ContainsKey);
        return found.ContainsKey(BankField.Day) && hasAmounts && tellsMore ? found : null;
    }

    private static (BankField Field, int Rank)? Known(string header)
    {
        var text = ListText.Compact(header).ToUpperInvariant().TrimEnd(':');
        if (text.Length is 0 or > 30) return null;
        foreach (var reading in (string[])[text, Unit().Replace(text, ""), Unit().Replace(Brackets().Replace(text, ""), "")])
        {
            if (_known.TryGetValue(reading, out var known)) return known;
        }

        return null;
    }

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[/:_-]?[(]?(?:人民币)?(?:元|RMB|CNY|¥)[)]?$")]
    private static partial Regex Unit();
}
