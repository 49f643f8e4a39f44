using System.Text;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.UnitTests.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.Fundraising.Lists;

public sealed class ListsOfAllKinds
{
    [Fact]
    [Rule("FUN-19")]
    public void Columns_stand_in_any_order_under_any_usual_name()
    {
        var listed = Listed.Of("金额(元),附言,流水号,户名,交易日期,联系电话,渠道\n\"1,234.50\",买口罩,A1,甲乙,2020/1/9,13900000000,微信\n");
        var gift = Assert.Single(listed.Gifts);
        Assert.Equal("1 2020-01-09 甲乙 ¥1,234.50", Assert.Single(listed.Told));
        Assert.Equal(("买口罩", "A1", "13900000000", Channel.WeChatPay), (gift.Remark, gift.TransactionNumber, gift.Phone, gift.Channel));
    }

    [Fact]
    public void Titles_with_numbers_notes_and_totals_are_no_gifts()
    {
        var listed = Listed.Of("""
            某县红十字会捐赠公示（第3号）,,,
            截至2020年1月29日24时，共收到捐款3笔，金额6.60元,,,
            ,,,单位：元
            NO.,捐款日期,捐款人,捐款额
            1,2020年1月2日,甲一,1.1
            2,2020年1月2日,乙二,2.2

            NO.,捐款日期,捐款人,捐款额
            3,2020年1月3日,丙三,3.30
            ,,合计：,6.6
            注：以上为初步统计,,,
            制表人：某某,,审核：某某,
            ,,,某县红十字会
            ,,,2020年2月1日
            """);
        Assert.Equal(["1 2020-01-02 甲一 ¥1.10", "2 2020-01-02 乙二 ¥2.20", "3 2020-01-03 丙三 ¥3.30"], listed.Told);
        Assert.Empty(listed.Refused);
        Assert.Empty(listed.Warned);
        Assert.Equal(3, listed.Summary.PublishedCount);
    }

    [Fact]
    public void A_subtotal_is_neither_a_gift_nor_the_total()
    {
        var listed = Listed.Of("姓名,金额\n一、单位捐款,\n甲公司在此,100\n小计,100\n二、个人捐款,\n乙二,5\n小计,5\n总 计,105\n");
        Assert.Equal(2, listed.Summary.Gifts);
        Assert.Equal("¥105.00", listed.Summary.PublishedTotal.ToString());
        Assert.Empty(listed.Warned);
        Assert.Empty(listed.Refused);
    }

    [Fact]
    public void Totals_of_parts_and_of_all_agree() =>
        Assert.Empty(Listed.Of("姓名,金额\n甲一,1\n合计,1\n乙二,2\n合计,2\n总计,3\n").Warned);

    [Fact]
    public void A_total_that_differs_is_told_with_both_figures()
    {
        var warning = Assert.Single(Listed.Of("姓名,金额\n甲一,1\n合计,2\n").Summary.Warnings);
        Assert.Equal("import.total_differs", warning.Code);
        Assert.Contains("¥2.00", warning.Zh, StringComparison.Ordinal);
        Assert.Contains("¥1.00", warning.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_above_the_gifts_is_the_total() => Assert.Empty(Listed.Of("姓名,金额\n合计,3\n甲一,1\n乙二,2\n").Warned);

    [Fact]
    public void A_donor_called_like_a_total_is_a_donor()
    {
        var listed = Listed.Of("序号,姓名,金额,备注\n1,合计科技有限公司,5,\n2,乙二,6,共计2次\n3,共12人,7,\n");
        Assert.Equal(3, listed.Summary.Gifts);
        Assert.Null(listed.Summary.PublishedTotal);
    }

    [Fact]
    public void A_list_in_gb18030_with_semicolons_and_without_numbers_is_read()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var listed = Listed.Of(Files.Text("捐赠者;到账金额（万元）;到账日期\n甲集团有限公司;1.5;2020-1-2\n;0.01;20200103\n", gb18030));
        Assert.Equal(["1 2020-01-02 甲集团有限公司 ¥15,000.00", "2 2020-01-03  ¥100.00"], listed.Told);
        Assert.Equal([DonorKind.Organisation, DonorKind.Anonymous], listed.Gifts.Select(gift => gift.Kind));
    }

    [Fact]
    public void The_unit_above_the_header_holds_for_the_column() =>
        Assert.Equal("¥20,000.00", Listed.Of("公示,\n,金额单位：万元\n姓名,金额\n甲一,2\n").Summary.Total.ToString());

    [Fact]
    public void A_column_in_foreign_money_is_not_read_as_yuan() => Assert.Equal("import.header_not_found", Refusal("姓名,金额（美元）\n甲一,2\n"));

    [Fact]
    public void Quotes_and_line_breaks_in_cells_are_kept_tidy()
    {
        var gift = Assert.Single(Listed.Of("姓名,金额,备注\n\"甲\n一\",1,\"说\"\"好\"\"\n的\"\n").Gifts);
        Assert.Equal(("甲 一", "说\"好\" 的"), (gift.Name, gift.Remark));
    }

    [Fact]
    public void A_number_that_comes_again_is_told_apart() =>
        Assert.Equal(["12", "12#2", "A-1", "A-1#2", "5", "12#3"], Listed.Of("编号,姓名,金额\n12,甲,1\n12.0,乙,1\nA-1,丙,1\nA-1,丁,1\n,戊,1\n12,己,1\n").Gifts.Select(gift => gift.Number));

    [Fact]
    public void Unit_and_person_may_have_a_column_each() =>
        Assert.Equal(["甲公司在此", "乙二"], Listed.Of("单位名称,姓名,金额\n甲公司在此,,1\n,乙二,2\n").Gifts.Select(gift => gift.Name));

    [Fact]
    public void Two_amounts_that_differ_are_not_guessed_at() =>
        Assert.Equal(["2 到账金额 100 import.amount_ambiguous"], Listed.Of("姓名,捐赠金额,到账金额\n甲一,200,100\n乙二,5,5\n丙三,,7\n").Refused);

    [Fact]
    public void Rows_that_cannot_be_taken_do_not_stop_the_others()
    {
        var listed = Listed.Of($"日期,姓名,金额（元）,电话\n2020.02.30,甲一,1,\n2020.02.03,乙二,十元,\n2020.02.03,丙三,0,\n2020.02.03,丁四,1.234,\n2020.02.03,戊五,1000000000000000000,\n2020.02.03,己六,,\n2020.02.03,{new string('长', 201)},1,\n2020.02.03,庚七,13912345678,\n2020.02.03,辛八,8,\n");
        Assert.Equal(
            [
                "2 日期 2020.02.30 import.date_unreadable", "3 金额（元） 十*** import.amount_unreadable", "4 金额（元） 0 amount.not_positive", "5 金额（元） 1.234 amount.too_precise",
                "6 金额（元） 100*** amount.too_large", "7 金额（元）  amount.missing", "8 姓名 长*** import.text_too_long", "9 金额（元） 139*** amount.too_large",
            ],
            listed.Refused);
        Assert.Equal("9 2020-02-03 辛八 ¥8.00", Assert.Single(listed.Told));
    }

    [Fact]
    public void Transaction_numbers_that_a_spreadsheet_rounded_are_left_out()
    {
        var listed = Listed.Of("姓名,金额,交易单号\n甲一,1,4.2E+27\n乙二,2,`4200000001\n");
        Assert.Equal([null, "4200000001"], listed.Gifts.Select(gift => gift.TransactionNumber));
        Assert.Equal(["import.transaction_rounded"], listed.Warned);
    }

    [Fact]
    public void A_form_that_was_numbered_before_it_was_filled_in_has_no_more_gifts() =>
        Assert.Single(Listed.Of("序号,姓名,金额\n1,甲一,1\n2,,\n3,,\n").Gifts);

    [Fact]
    public void Plain_headings_and_repeated_titles_are_no_gifts()
    {
        var listed = Listed.Of("捐赠公示,,\n序号,姓名,金额\n单位,,\n1,甲公司在此,1\n捐赠公示,,\n序号,姓名,金额\n个人,,\n2,乙二,2\n");
        Assert.Equal(["1", "2"], listed.Gifts.Select(gift => gift.Number));
        Assert.Empty(listed.Refused);
    }

    [Fact]
    public void A_list_without_a_header_says_what_it_looked_for()
    {
        var refused = Assert.Throws<TableUnreadableException>(() => Listed.Of("甲,1\n乙,2\n"));
        Assert.Equal("import.header_not_found", refused.Error.Code);
        Assert.Contains("捐赠日期", refused.Error.Zh, StringComparison.Ordinal);
    }

    private static string Refusal(string csv) => Assert.Throws<TableUnreadableException>(() => Listed.Of(csv)).Error.Code;
}
