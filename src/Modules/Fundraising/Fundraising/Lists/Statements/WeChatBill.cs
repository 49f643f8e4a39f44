using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>The merchant bill of WeChat Pay: payments, refunds and fees in one row each, with a summary at the end.</summary>
internal sealed class WeChatBill : StatementReader
{
    private static readonly string[] _needed = ["交易时间", "微信订单号", "交易状态"];
    private readonly Dictionary<string, int> _places;
    private readonly DayText _days = new(date1904: false);
    private (long Amount, long Refunds, long Fees) _sums;
    private TableRow? _summaryHeader;
    private TableRow? _summary;

    private WeChatBill(Dictionary<string, int> places) => _places = places;

    public override StatementFormat Format => StatementFormat.WeChatPay;

    public static WeChatBill? From(TableRow header)
    {
        var places = new Dictionary<string, int>();
        foreach (var (place, cell) in header.Cells.Index()) places.TryAdd(ListText.Compact(cell), place);
        return _needed.All(places.ContainsKey) ? new(places) : null;
    }

    public override void Read(TableRow row)
    {
        if (ListText.Compact(row.Cells[0]).StartsWith("总交易单数", StringComparison.Ordinal)) _summaryHeader = row;
        else if (_summaryHeader is not null) _summary ??= row;
        else Take(row);
    }

    public override void CheckTotals()
    {
        if (_summaryHeader is not { } header || _summary is not { } told) return;
        foreach (var (place, cell) in header.Cells.Index())
        {
            var (name, text) = (ListText.Compact(cell), Cells.At(told, place));
            if (name == "总交易单数" && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count != Rows) Warnings.Add(BankAccountErrors.CountDiffers(told.Number, count, Rows));
            if (name is "应结订单总金额" or "总交易额") Compare(told, name, text, _sums.Amount);
            if (name is "退款总金额" or "总退款金额") Compare(told, name, text, _sums.Refunds);
            if (name == "手续费总金额") Compare(told, name, text, _sums.Fees);
        }
    }

    private void Compare(TableRow row, string what, string text, long read)
    {
        if (Cells.Balance(text, out var told) && told is { } sum && sum != new Money(read)) Warnings.Add(BankAccountErrors.TotalDiffers(row.Number, what, sum, new(read)));
    }

    private void Take(TableRow row)
    {
        Rows++;
        var time = Of(row, "交易时间");
        if (_days.Read(time) is not { } day)
        {
            Refuse(row, "交易时间", time, BankAccountErrors.DateUnreadable);
            return;
        }

        var state = Of(row, "交易状态").ToUpperInvariant();
        if (state is not ("SUCCESS" or "REFUND" or "REVOKED"))
        {
            Refuse(row, "交易状态", state, BankAccountErrors.StatusUnknown);
            return;
        }

        if (Amount(row, out var paid, "应结订单金额", "总金额", "订单金额") is not { } paidColumn || Amount(row, out var refunded, "退款金额", "微信退款金额", "申请退款金额") is not { } refundColumn || Amount(row, out var fee, "手续费") is null) return;
        _sums = (_sums.Amount + paid.Fen, _sums.Refunds + refunded.Fen, _sums.Fees + fee.Fen);
        var isPayment = state == "SUCCESS";
        var (amount, column) = isPayment ? (paid, paidColumn) : (refunded, refundColumn);
        if (Money.Check(amount.InYuan, "amount", out _) is { } wrong)
        {
            Refuse(row, column, Of(row, column), wrong);
            return;
        }

        Add(row, day, Cells.Time(time), isPayment, amount, fee);
    }

    private void Add(TableRow row, DateOnly day, TimeOnly? time, bool isPayment, Money amount, Money fee)
    {
        var (order, own) = (Of(row, "微信订单号"), Of(row, "商户订单号"));
        var refund = Of(row, "微信退款单号");
        var serial = isPayment ? order : refund.Length > 1 ? refund : $"{order}-R";
        var memo = string.Join("；", new[] { Of(row, "商品名称"), Of(row, "商户数据包") }.Where(t => !Cells.IsNothing(t)).Distinct());
        if (memo.Length > BankAccount.LongestMemo) memo = memo[..BankAccount.LongestMemo];
        IReadOnlyList<string>? names = own.Length > 0 ? [own] : null;
        Lines.Add(new(row.Number, serial, day, time, isPayment ? LineDirection.In : LineDirection.Out, amount, null, null, memo.Length > 0 ? memo : null, isPayment ? names : null, isPayment ? null : order));
        if (fee == Money.Zero) return;
        var kept = fee > Money.Zero;
        Lines.Add(new(row.Number, $"{serial}-F", day, time, kept ? LineDirection.Out : LineDirection.In, new(Math.Abs(fee.Fen)), null, null, "手续费", Kind: OtherKind.Fee));
    }

    /// <summary>The name of the first of the columns that the bill has; null where its amount cannot be read, and the row is refused.</summary>
    private string? Amount(TableRow row, out Money amount, params string[] columns)
    {
        amount = Money.Zero;
        if (Array.Find(columns, _places.ContainsKey) is not { } column) return columns[0];
        if (Cells.Balance(Of(row, column), out var read))
        {
            amount = read ?? Money.Zero;
            return column;
        }

        Refuse(row, column, Of(row, column), BankAccountErrors.AmountUnreadable);
        return null;
    }

    private string Of(TableRow row, string column) => _places.TryGetValue(column, out var place) ? Cells.At(row, place) : "";
}
