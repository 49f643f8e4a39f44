using System.Globalization;
using System.Text;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Lists.Statements;

namespace JinhuRedCross.UnitTests.Fundraising.Lists;

/// <summary>Statements of banks and merchant bills, with the dirt that real exports have.</summary>
public sealed class ReadingStatements
{
    private const string Bank = """
        江苏示例银行 账户交易明细查询
        账号：,32080000112233,户名：,金湖县红十字会
        查询日期：2026-03-01 至 2026-03-31,,币种：人民币

        交易日期,交易时间,对方户名,借方发生额（元）,贷方发生额（元）,余额（元）,摘要,附言,流水号
        2026-03-01,09:15:00,示例甲,,"1,000.00","11,000.00",转账,捐款,B001
        2026/3/2,10:00:00,金湖示例百货,250.50,,"10,749.50",货款,,B002
        20260303,101112,示例乙,0.00,0.50,"10,750.00",结息,,B003
        合计,,,250.50,"1,000.50",,,,
        """;

    private const string WeChat = """
        交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注
        `2026-03-02 08:00:01,`wx00,`190000,`0,`,`4200000001,`M001,`oABC,`JSAPI,`SUCCESS,`OTHERS,`CNY,`100.00,`0.00,`0,`0,`0.00,`0.00,`,`,`爱心捐款,`JH-MJ-2026-0001,`0.60,`0.60%,`100.00,`0.00,`
        `2026-03-02 09:00:00,`wx00,`190000,`0,`,`4200000002,`M002,`oDEF,`JSAPI,`SUCCESS,`OTHERS,`CNY,`50.00,`0.00,`0,`0,`0.00,`0.00,`,`,`爱心,捐款,`,`0.30,`0.60%,`50.00,`0.00,`
        `2026-03-03 09:00:00,`wx00,`190000,`0,`,`4200000002,`M002,`oDEF,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5000001,`R002,`50.00,`0.00,`ORIGINAL,`SUCCESS,`爱心捐款,`,`-0.30,`0.60%,`0.00,`50.00,`
        总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
        `3,`150.00,`50.00,`0.00,`0.60,`150.00,`50.00
        """;

    private const string Alipay = """
        #支付宝账务明细查询
        #账号：[20880000112233440156]
        #起始日期：[2026年03月01日 00:00:00]   终止日期：[2026年04月01日 00:00:00]
        #-----------------------------------------账务明细列表----------------------------------------
        账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
        A001	,2026030222001	,O001	,爱心捐款	,2026-03-02 10:00:00	,示例丙(138****0000)	,88.00	,	,188.00	,支付宝	,在线支付	,为孩子们	
        A002	,2026030222001	,O001	,爱心捐款	,2026-03-02 10:00:01	,	,	,-0.53	,187.47	,支付宝	,收费	,服务费	
        A003	,2026030322001	,O002	,爱心捐款	,2026-03-03 10:00:00	,abc***@example.com	,12.00	,	,199.47	,支付宝	,在线支付	,	
        #-----------------------------------------账务明细列表结束------------------------------------
        #支出合计：1笔，共-0.53元
        #收入合计：2笔，共100.00元
        #导出时间：[2026年04月01日 08:00:00]
        """;

    static ReadingStatements() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact, Rule("FUN-18")]
    public void A_banks_export_is_read_below_its_titles()
    {
        var read = Read(Bank);
        Assert.Equal((StatementFormat.Bank, "32080000112233"), (read.Format, read.AccountDigits));
        Assert.Equal(
            ["B001 2026-03-01 09:15 +1000.00 =11000.00 示例甲 转账；捐款", "B002 2026-03-02 10:00 -250.50 =10749.50 金湖示例百货 货款", "B003 2026-03-03 10:11 +0.50 =10750.00 示例乙 结息"],
            read.Lines.Select(Told));
        Assert.Empty(read.Refused);
        Assert.Empty(read.Warnings);
    }

    [Fact, Rule("FUN-18")]
    public void The_same_export_in_GB18030_or_with_tabs_reads_the_same()
    {
        var wanted = Read(Bank).Lines.Select(Told);
        Assert.Equal(wanted, StatementFile.Read(Encoding.GetEncoding("GB18030").GetBytes(Bank)).Lines.Select(Told));
        var tabs = string.Join('\n', Bank.Split('\n').Select(l => l.Replace("\"1,000.00\"", "1000.00").Replace("\"11,000.00\"", "11000.00").Replace("\"10,749.50\"", "10749.50").Replace("\"10,750.00\"", "10750.00").Replace("\"1,000.50\"", "1000.50").Replace(',', '\t')));
        Assert.Equal(wanted, Read(tabs).Lines.Select(Told));
    }

    [Theory, Rule("FUN-18")]
    [InlineData("记账日期,交易金额,账户余额,对方名称,用途,交易流水号\n2026-03-01,+100.00,100.00,示例甲,捐款,S1\n2026-03-02,-30.00,70.00,示例乙,购物,S2")]
    [InlineData("交易时间,收入,支出,余额,对方户名,备注,银行流水号\n2026-03-01 08:00:00,100,,100,示例甲,捐款,S1\n2026-03-02 08:00:00,,30,70,示例乙,购物,S2")]
    [InlineData("交易日,借贷标志,发生额,余额,对方单位名称,摘要,核心流水号\n2026年3月1日,贷,100.00,100.00,示例甲,捐款,S1\n2026年3月2日,借,30.00,70.00,示例乙,购物,S2")]
    [InlineData("日期,收/支,金额(元),余额/元,对手户名,附言,流水号\n2026.3.1,收入,￥100.00,100,示例甲,捐款,S1\n2026.3.2,支出,30,70,示例乙,购物,S2")]
    [InlineData("交易日期,借方金额,贷方金额,余额,对方户名,摘要,流水号\n2026-03-02,-30.00,,70,示例乙,购物,S2\n2026-03-01,--,100.00,100,示例甲,捐款,S1")]
    public void Columns_may_be_called_and_written_in_many_ways(string file)
    {
        var read = Read(file);
        Assert.Equal(["S1 +100.00 =100.00 示例甲 捐款", "S2 -30.00 =70.00 示例乙 购物"], read.Lines.Select(l => Told(l).Replace($" {l.Day:yyyy-MM-dd}{(l.Time is { } t ? $" {t:HH:mm}" : "")}", "")));
        Assert.Empty(read.Warnings);
    }

    [Fact, Rule("FUN-18")]
    public void The_newest_line_may_stand_first_also_within_one_day()
    {
        var read = Read("交易日期,借方金额,贷方金额,余额,流水号\n2026-03-02,,5.00,135.00,S4\n2026-03-01,,20.00,130.00,S3\n2026-03-01,,10.00,110.00,S2\n2026-03-01,,100.00,100.00,S1");
        Assert.Equal(["S1", "S2", "S3", "S4"], read.Lines.Select(l => l.Serial));
        Assert.Empty(read.Warnings);
    }

    [Fact, Rule("FUN-18")]
    public void A_balance_that_does_not_follow_is_told_with_its_row()
    {
        var gap = Assert.Single(Read("交易日期,借方金额,贷方金额,余额,流水号\n2026-03-01,,100.00,100.00,S1\n2026-03-02,,10.00,115.00,S2\n2026-03-03,5.00,,110.00,S3").Warnings);
        Assert.Equal("statement.balance_gap", gap.Code);
        Assert.Contains("第 3 行", gap.Zh, StringComparison.Ordinal);
    }

    [Fact, Rule("FUN-18")]
    public void A_total_that_differs_is_told()
    {
        Assert.Equal(["statement.total_differs"], Read(Bank.Replace("合计,,,250.50", "合计,,,250.51", StringComparison.Ordinal)).Warnings.Select(w => w.Code));
        Assert.Equal(["statement.count_differs", "statement.total_differs"], Read(WeChat.Replace("`3,`150.00", "`4,`151.00", StringComparison.Ordinal)).Warnings.Select(w => w.Code));
        Assert.Equal(["statement.count_differs", "statement.total_differs"], Read(Alipay.Replace("2笔，共100.00元", "3笔，共101.00元", StringComparison.Ordinal)).Warnings.Select(w => w.Code));
    }

    [Theory, Rule("FUN-18")]
    [InlineData("2026-13-01,,1.00,1.00,示例甲,S1", "statement.date_unreadable", "交易日期")]
    [InlineData("2026-03-01,,一百,1.00,示例甲,S1", "statement.amount_unreadable", "贷方金额")]
    [InlineData("2026-03-01,1.00,1.00,1.00,示例甲,S1", "statement.amount_missing", "贷方金额")]
    [InlineData("2026-03-01,,,1.00,示例甲,S1", "statement.amount_missing", "贷方金额")]
    [InlineData("2026-03-01,,1.001,1.00,示例甲,S1", "amount.too_precise", "贷方金额")]
    [InlineData("2026-03-01,,1.00,abc,示例甲,S1", "statement.balance_unreadable", "余额")]
    [InlineData("2026-03-01,,1.00,1.00,示例甲,6.2E+15", "statement.serial_rounded", "流水号")]
    public void A_row_that_cannot_be_read_is_told_and_the_others_are_taken(string row, string code, string column)
    {
        var read = Read($"交易日期,借方金额,贷方金额,余额,对方户名,流水号\n{row}\n2026-03-05,,1.00,2.00,示例乙,S9");
        var refused = Assert.Single(read.Refused);
        Assert.Equal((2, code, column), (refused.Row, refused.Code, refused.Column));
        Assert.Equal("S9", Assert.Single(read.Lines).Serial);
    }

    [Fact, Rule("FUN-18")]
    public void Rows_that_carry_a_balance_forward_and_notes_are_no_lines()
    {
        var read = Read("交易日期,借方金额,贷方金额,余额,摘要,流水号\n2026-03-01,,,100.00,承前页,\n2026-03-01,,5.00,105.00,捐款,S1\n本页小计,,5.00,,,\n打印时间：2026-04-01,,,,,\n交易日期,借方金额,贷方金额,余额,摘要,流水号\n2026-03-02,,6.00,111.00,捐款,S2");
        Assert.Equal(["S1", "S2"], read.Lines.Select(l => l.Serial));
        Assert.Empty(read.Refused);
    }

    [Fact, Rule("FUN-18")]
    public void A_WeChat_bill_has_payments_refunds_and_fees()
    {
        var read = Read(WeChat);
        Assert.Equal(
            ["4200000001 2026-03-02 08:00 +100.00 爱心捐款；JH-MJ-2026-0001", "4200000001-F 2026-03-02 08:00 -0.60 手续费", "4200000002 2026-03-02 09:00 +50.00 爱心,捐款", "4200000002-F 2026-03-02 09:00 -0.30 手续费",
                "5000001 2026-03-03 09:00 -50.00 爱心捐款", "5000001-F 2026-03-03 09:00 +0.30 手续费"],
            read.Lines.Select(Told));
        Assert.Equal([1, 3, 5], read.Lines.Index().Where(l => l.Item.Kind == OtherKind.Fee).Select(l => l.Index));
        Assert.Equal("4200000002", read.Lines[4].Related);
        Assert.Equal(["M001"], read.Lines[0].Names!);
        Assert.Equal([], read.Warnings.Select(w => w.Zh));
        Assert.Empty(read.Refused);
    }

    [Fact, Rule("FUN-18")]
    public void An_Alipay_bill_is_read_between_its_comments()
    {
        var read = StatementFile.Read(Encoding.GetEncoding("GBK").GetBytes(Alipay));
        Assert.Equal((StatementFormat.Alipay, "20880000112233440156"), (read.Format, read.AccountDigits));
        Assert.Equal(
            ["A001 2026-03-02 10:00 +88.00 =188.00 示例丙 爱心捐款；为孩子们；在线支付", "A002 2026-03-02 10:00 -0.53 =187.47 爱心捐款；服务费；收费", "A003 2026-03-03 10:00 +12.00 =199.47 爱心捐款；在线支付"],
            read.Lines.Select(Told));
        Assert.Equal([null, OtherKind.Fee, null], read.Lines.Select(l => l.Kind));
        Assert.Equal(["2026030222001", "O001"], read.Lines[0].Names!);
        Assert.Empty(read.Warnings);
    }

    [Theory, Rule("FUN-18")]
    [InlineData("姓名,电话\n示例甲,1", "statement.header_not_found")]
    [InlineData("交易日期,借方金额\n2026-03-01,1", "statement.header_not_found")]
    [InlineData("", "import.empty")]
    public void What_is_no_statement_is_refused(string file, string code) => Assert.Equal(code, Assert.Throws<TableUnreadableException>(() => Read(file)).Error.Code);

    [Fact, Rule("FUN-18")]
    public void Twenty_thousand_lines_are_read_and_one_more_is_not()
    {
        Assert.Equal(StatementFile.MostLines, Read(Many(StatementFile.MostLines)).Lines.Count);
        Assert.Equal("import.too_many_rows", Assert.Throws<TableUnreadableException>(() => Read(Many(StatementFile.MostLines + 1))).Error.Code);
    }

    private static string Many(int lines)
    {
        var file = new StringBuilder("交易日期,借方金额,贷方金额,余额,对方户名,流水号\n");
        for (var i = 1; i <= lines; i++) file.Append(CultureInfo.InvariantCulture, $"2026-03-01,,1.00,{i}.00,示例甲,S{i}\n");
        return file.ToString();
    }

    private static ReadStatement Read(string file) => StatementFile.Read(Encoding.UTF8.GetBytes(file));

    private static string Told(ProposedLine l) => string.Join(' ', new[]
    {
        l.Serial, l.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), l.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), (l.Direction == LineDirection.In ? "+" : "-") + l.Amount.InYuan.ToString("0.00", CultureInfo.InvariantCulture),
        l.Balance is { } b ? "=" + b.InYuan.ToString("0.00", CultureInfo.InvariantCulture) : null, l.Counterparty, l.Memo,
    }.OfType<string>());
}
