using System.Globalization;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Lists;

namespace JinhuRedCross.UnitTests.Fundraising.Lists;

public sealed class ValuesInLists
{
    [Theory]
    [InlineData("2020.01.29")]
    [InlineData("2020-1-29")]
    [InlineData("2020/1/29")]
    [InlineData("2020年1月29日")]
    [InlineData("20200129")]
    [InlineData("20200129133001")]
    [InlineData("2020-01-29 13:30:01")]
    [InlineData("2020-01-29T13:30:01.123+08:00")]
    [InlineData("2020年1月29日 13时30分")]
    [InlineData("２０２０．０１．２９")]
    [InlineData(" 2020.01.29\t")]
    [InlineData("43859")]
    [InlineData("43859.52")]
    public void A_day_is_read_as_lists_write_it(string text) => Assert.Equal(new DateOnly(2020, 1, 29), new DayText(false).Read(text));

    [Theory]
    [InlineData("2020.02.30")]
    [InlineData("20.1.29")]
    [InlineData("29/1/2020")]
    [InlineData("1月29日")]
    [InlineData("2020")]
    [InlineData("2020.13.01")]
    [InlineData("0000.01.01")]
    [InlineData("2020.1.24-2020.1.26")]
    [InlineData("昨天")]
    public void What_is_no_day_is_not_guessed_at(string text) => Assert.Null(new DayText(false).Read(text));

    [Fact]
    public void Old_workbooks_count_days_from_1904() => Assert.Equal(new DateOnly(2020, 1, 29), new DayText(true).Read("42397"));

    [Theory]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1，234，567", "1234567")]
    [InlineData("１００．５", "100.5")]
    [InlineData("￥100", "100")]
    [InlineData("¥ 100.00元", "100")]
    [InlineData("人民币100元整", "100")]
    [InlineData("RMB 5", "5")]
    [InlineData("5CNY", "5")]
    [InlineData("1.5万", "15000")]
    [InlineData("2万元", "20000")]
    [InlineData("-3", "-3")]
    [InlineData(" 7\t", "7")]
    public void An_amount_is_read_as_lists_write_it(string text, string yuan) => Assert.Equal(decimal.Parse(yuan, CultureInfo.InvariantCulture), AmountText.Read(text));

    [Theory]
    [InlineData("1,23")]
    [InlineData("1.2.3")]
    [InlineData("10美元")]
    [InlineData("1E+5")]
    [InlineData("一百")]
    [InlineData("1.00000000000000000000000000001")]
    public void What_is_no_amount_is_not_guessed_at(string text) => Assert.Null(AmountText.Read(text));

    [Fact]
    public void Stray_blanks_of_all_kinds_are_taken_out_of_names() => Assert.Equal("甲 乙", ListText.Tidy("\u3000甲\u00A0\t 乙\u200B\uFEFF\r\n"));

    [Theory]
    [InlineData("王村", nameof(DonorKind.Individual))]
    [InlineData("张学校", nameof(DonorKind.Individual))]
    [InlineData("王**", nameof(DonorKind.Individual))]
    [InlineData("中***", nameof(DonorKind.Individual))]
    [InlineData("阿依古丽·买买提", nameof(DonorKind.Individual))]
    [InlineData("县医院", nameof(DonorKind.Organisation))]
    [InlineData("爱心集体", nameof(DonorKind.Organisation))]
    [InlineData("某市某镇赵家庄村", nameof(DonorKind.Organisation))]
    [InlineData("长沙市芙蓉区渝湘阀门经营部", nameof(DonorKind.Organisation))]
    [InlineData("中兴财光华会计师事务所（特殊普通合伙）", nameof(DonorKind.Organisation))]
    [InlineData("北京火德真君庙", nameof(DonorKind.Organisation))]
    [InlineData("财政局", nameof(DonorKind.Organisation))]
    [InlineData("Example Trading Co., Ltd.", nameof(DonorKind.Organisation))]
    [InlineData("Anna Bankman", nameof(DonorKind.Individual))]
    [InlineData("匿名", nameof(DonorKind.Anonymous))]
    [InlineData("爱心人士", nameof(DonorKind.Anonymous))]
    [InlineData("一位不愿透露姓名的市民", nameof(DonorKind.Anonymous))]
    [InlineData("", nameof(DonorKind.Anonymous))]
    public void Who_gives_is_told_from_the_name(string name, string kind) => Assert.Equal(kind, DonorName.KindOf(name).ToString());

    [Theory]
    [InlineData("张三丰", "张***")]
    [InlineData("13912345678", "139***")]
    [InlineData("110101199001011234", "110***")]
    [InlineData("2020.02.30", "2020.02.30")]
    [InlineData("1,234.567", "1,234.567")]
    public void A_value_that_is_told_gives_nobody_away(string value, string masked) => Assert.Equal(masked, ListText.Mask(value));
}
