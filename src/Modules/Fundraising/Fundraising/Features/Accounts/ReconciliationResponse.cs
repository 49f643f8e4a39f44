using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>银行存款余额调节表</summary>
/// <param name="Month">月份</param>
/// <param name="StatementBalance">月末对账单余额（元）</param>
/// <param name="StatementBalanceTold">余额是否由流水写明；否则为期初加逐笔流水</param>
/// <param name="OpeningBalance">期初余额（元）</param>
/// <param name="GiftsAmount">到本账户的捐赠（元）</param>
/// <param name="PaymentsAmount">从本账户付的拨付（元）</param>
/// <param name="RefundsAmount">从本账户付的退款（元）</param>
/// <param name="OtherAmount">其他收支净额（元）：利息、内部往来、手续费等</param>
/// <param name="BookBalance">月末账面余额（元）</param>
/// <param name="UnclaimedAmount">其中待认领的收入（元），归日常受赠（general fund）</param>
/// <param name="OnlyOnStatement">只在对账单上的</param>
/// <param name="OnlyInBooks">只在账上的</param>
/// <param name="AdjustedStatementBalance">调节后对账单余额（元）</param>
/// <param name="AdjustedBookBalance">调节后账面余额（元）</param>
/// <param name="Difference">两者之差（元）；不为 0 说明缺少流水</param>
/// <param name="Agrees">调节后是否相等</param>
/// <param name="AsOf">数据时间</param>
internal sealed record ReconciliationResponse(
    string AccountNumber, string AccountName, string Month, Money StatementBalance, bool StatementBalanceTold, Money OpeningBalance, Money GiftsAmount, Money PaymentsAmount, Money RefundsAmount, Money OtherAmount,
    Money BookBalance, Money UnclaimedAmount, OneSided OnlyOnStatement, OneSided OnlyInBooks, Money AdjustedStatementBalance, Money AdjustedBookBalance, Money Difference, bool Agrees, DateTimeOffset AsOf)
{
    public static ReconciliationResponse Of(BankAccount account, Reconciliation r, int most, DateTimeOffset now) => new(
        account.Number!, account.Name!, r.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), r.Statement, r.Told is not null, r.Opening, r.Gifts, r.Payments, r.Refunds, r.Other, r.Books, r.Unclaimed,
        new(r.OnlyOnStatement.Count, r.LinesIn, r.LinesOut, [.. r.OnlyOnStatement.Take(most).Select(Of)]), new(r.OnlyInBooks.Count, r.EntriesIn, r.EntriesOut, [.. r.OnlyInBooks.Take(most).Select(Of)]),
        r.AdjustedStatement, r.AdjustedBooks, r.Difference, r.Agrees, now);

    private static OneSidedItem Of(StatementLineRow l) => new(l.Id, l.Day, l.Serial, l.Direction, new(l.AmountFen), null, l.State, l.Why);

    private static OneSidedItem Of(BookEntryRow e) => new(e.Id, e.On, e.Number, e.Kind == EntryKind.Gift ? LineDirection.In : LineDirection.Out, new(e.AmountFen), e.Kind, null, null);
}

/// <summary>只在一方的各笔（未达账项）</summary>
/// <param name="Count">笔数</param>
/// <param name="InAmount">收入合计（元）</param>
/// <param name="OutAmount">支出合计（元）</param>
/// <param name="Items">各笔，日期在前的在前，最多 200 笔</param>
internal sealed record OneSided(int Count, Money InAmount, Money OutAmount, IReadOnlyList<OneSidedItem> Items);

/// <summary>一笔未达账项</summary>
/// <param name="Id">流水、捐赠、拨付或退款的标识</param>
/// <param name="Day">日期</param>
/// <param name="Number">流水号或编号</param>
/// <param name="Direction">收支</param>
/// <param name="Amount">金额（元）</param>
/// <param name="Entry">账上的类别；流水为空</param>
/// <param name="State">流水的状态</param>
/// <param name="Why">待认领的原因</param>
internal sealed record OneSidedItem(Guid Id, DateOnly Day, string? Number, LineDirection Direction, Money Amount, EntryKind? Entry, LineState? State, WaitReason? Why);
