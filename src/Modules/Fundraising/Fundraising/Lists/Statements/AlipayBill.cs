using System.Globalization;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>The account bill of Alipay: comments with #, one row a movement with its balance, and sums in comments at the end.</summary>
internal sealed partial class AlipayBill : StatementReader
{
    private static readonly string[] _needed = ["账务流水号", "发生时间", "收入金额", "支出金额"];
    private readonly Dictionary<string, int> _places;
    private readonly DayText _days = new(date1904: false);
    private (long Count, long Fen) _in;
    private (long Count, long Fen) _out;
    private readonly List<TableRow> _comments = [];

    private AlipayBill(Dictionary<string, int> places) => _places = places;

    public override StatementFormat Format => StatementFormat.Alipay;

    public static AlipayBill? From(TableRow header, IReadOnlyList<TableRow> titles)
    {
        var places = new Dictionary<string, int>();
        foreach (var (place, cell) in header.Cells.Index()) places.TryAdd(Name(cell), place);
        if (!_needed.All(places.ContainsKey)) return null;
        return new(places) { AccountDigits = titles.Select(t => Account().Match(string.Concat(t.Cells))).FirstOrDefault(m => m.Success)?.Groups["n"].Value };
    }

    public override void Read(TableRow row)
    {
        if (row.Cells[0].StartsWith('#'))
        {
            _comments.Add(row);
            return;
        }

        Rows++;
        var time = Of(row, "发生时间");
        var (came, went) = (Of(row, "收入金额"), Of(row, "支出金额"));
        if (_days.Read(time) is not { } day) Refuse(row, "发生时间", time, BankAccountErrors.DateUnreadable);
        else if (!Cells.Balance(came, out var income) || income < Money.Zero) Refuse(row, "收入金额", came, BankAccountErrors.AmountUnreadable);
        else if (!Cells.Balance(went, out var expense)) Refuse(row, "支出金额", went, BankAccountErrors.AmountUnreadable);
        else if (!Cells.Balance(Of(row, "账户余额"), out var balance)) Refuse(row, "账户余额", Of(row, "账户余额"), BankAccountErrors.BalanceUnreadable);
        else if (IsZero(income) == IsZero(expense)) Refuse(row, "收入金额", came, BankAccountErrors.AmountMissing);
        else Add(row, day, Cells.Time(time), income ?? Money.Zero, new Money(Math.Abs((expense ?? Money.Zero).Fen)), balance);
    }

    public override void CheckTotals()
    {
        foreach (var comment in _comments)
        {
            var match = Sum().Match(ListText.Compact(string.Concat(comment.Cells)));
            if (!match.Success || !decimal.TryParse(match.Groups["sum"].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan)) continue;
            var (count, read) = match.Groups["what"].Value == "收入" ? _in : _out;
            var told = long.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            if (told != count) Warnings.Add(BankAccountErrors.CountDiffers(comment.Number, told, count));
            if (Math.Abs(yuan) <= Money.Largest.InYuan && Money.Yuan(Math.Abs(yuan)) != new Money(read)) Warnings.Add(BankAccountErrors.TotalDiffers(comment.Number, $"{match.Groups["what"].Value}合计", Money.Yuan(Math.Abs(yuan)), new(read)));
        }
    }

    private void Add(TableRow row, DateOnly day, TimeOnly? time, Money income, Money expense, Money? balance)
    {
        var isIn = income > Money.Zero;
        if (isIn) _in = (_in.Count + 1, _in.Fen + income.Fen);
        else _out = (_out.Count + 1, _out.Fen + expense.Fen);
        var (kind, business, order) = (Of(row, "业务类型"), Of(row, "业务流水号"), Of(row, "商户订单号"));
        var texts = new[] { Of(row, "商品名称"), Of(row, "备注"), kind }.Where(t => !Cells.IsNothing(t)).Distinct();
        var memo = string.Join("；", texts);
        if (memo.Length > BankAccount.LongestMemo) memo = memo[..BankAccount.LongestMemo];
        var isFee = kind.Contains("收费", StringComparison.Ordinal) || kind.Contains("服务费", StringComparison.Ordinal) || kind.Contains("手续费", StringComparison.Ordinal);
        string[] names = [.. new[] { business, order }.Where(n => n.Length > 0)];
        Lines.Add(new(
            row.Number, Of(row, "账务流水号") is { Length: > 0 } serial ? serial : null, day, time, isIn ? LineDirection.In : LineDirection.Out, isIn ? income : expense, balance, NameOf(row), memo.Length > 0 ? memo : null,
            isIn ? names : null, isIn || order.Length == 0 ? null : order, isFee ? OtherKind.Fee : null));
    }

    private static bool IsZero(Money? amount) => amount is null || amount == Money.Zero;

    /// <summary>示例甲(138****0000) is 示例甲; an account alone tells nobody's name.</summary>
    private string? NameOf(TableRow row)
    {
        var text = Of(row, "对方名称") is { Length: > 0 } named ? named : Of(row, "对方账号");
        var bracket = text.AsSpan().IndexOfAny('(', '（');
        var name = ListText.Tidy(bracket > 0 ? text[..bracket] : text);
        if (name.Length > BankAccount.LongestName) name = name[..BankAccount.LongestName];
        return name.Length > 0 && !name.Contains('@', StringComparison.Ordinal) && name.Any(char.IsLetter) ? name : null;
    }

    private string Of(TableRow row, string column) => _places.TryGetValue(column, out var place) ? Cells.At(row, place) : "";

    // 收入金额（+元）
    private static string Name(string header)
    {
        var text = ListText.Compact(header);
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? text[..bracket] : text;
    }

    [GeneratedRegex(@"账号[:：]\[?(?<n>[0-9]{8,})(?![0-9*])")]
    private static partial Regex Account();

    [GeneratedRegex("^#?(?<what>收入|支出)合计:(?<count>[0-9]+)笔,?共(?<sum>-?[0-9,]+(?:\\.[0-9]+)?)元")]
    private static partial Regex Sum();
}
