using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Lists;
using static JinhuRedCross.UnitTests.Organisations.Some;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>Registers as offices keep them.</summary>
public sealed class ReadingARegister
{
    [Fact, Rule("ORG-05")]
    public void Titles_headers_of_two_rows_merged_townships_spaces_and_full_width_digits_are_read()
    {
        var rows = Read(
            "金湖县红十字会基层组织名册,,,,,,,,,",
            "（截至 2026 年 1 月）,,,,,,,,,",
            "序号,镇街,基层组织名称,类别,挂靠单位,成立情况,,负责人情况,,会员（人）",
            ",,,,,批复文号,批复时间,会长,联系人,",
            "１,黎城街道,  示例街道 红十字会 ,街道,示例街道办事处,金红〔2012〕5号,2012.5.10,示例甲,示例乙,１２人",
            "2,,示例中学红十字会,学校,金湖示例中学,,,,,",
            "3,金南镇,示例村红十字会,村,示例村委会,,,,,",
            "合计,,,,,,,,,12",
            "制表人：示例,,,,,,,,,");
        Assert.Equal((3, 0), (rows.Listed.Count, rows.Refused.Count));
        var first = rows.Listed[0];
        Assert.Equal((5, "示例街道 红十字会", "320831001", OrganisationKind.Street, true, Day("2012-05-10"), 12), (first.Row, first.Name, first.Division, first.Kind!.Value, first.Works, first.ApprovedOn!.Value, first.Members!.Value));
        Assert.Equal([(OfficerRole.President, false), (OfficerRole.Staff, true)], first.Officers.Select(o => (o.Role, o.Contact)));
        Assert.Equal(("320831001", "320831101", false), (rows.Listed[1].Division, rows.Listed[2].Division, rows.Listed[1].Works));
    }

    [Fact, Rule("ORG-05")]
    public void What_cannot_be_read_is_told_by_row_and_column_without_giving_anybody_away()
    {
        var rows = Read("名称,类别,区划代码,批准日期,会员人数", "甲红十字会,学校,某处,,", "乙红十字会,协会,320831001,,", "丙红十字会,学校,320831001,去年,", "丁红十字会,学校,320831001,,若干");
        Assert.Equal([(2, "区划代码", "import.division_unreadable"), (3, "类别", "import.kind_unreadable"), (4, "批准日期", "import.date_unreadable"), (5, "会员人数", "import.count_unreadable")], rows.Refused.Select(r => (r.Row, r.Column, r.Code)));
        Assert.Equal("某***", rows.Refused[0].Value);
        var one = Read("名称,类别,区划代码,会长,联系电话", "甲红十字会,学校,320831001,示例甲,138").Listed[0];
        var refused = rows.List.Refuse(one, Error.Invalid("phone.invalid", "电话", "phone", field: "officers[0].phone"));
        Assert.Equal(("联系电话", 2), (refused.Column, refused.Row));
    }

    [Fact, Rule("ORG-08")]
    public void A_council_is_named_in_one_cell_and_its_contact_among_them()
    {
        var officers = Read("名称,类别,镇街,会长,副会长,秘书长,理事,业务联系人,联系电话", "甲,学校,黎城街道,示例甲,示例乙、示例丙,示例丁,示例甲，示例丁，示例戊,示例丁,13800138000").Listed[0].Officers;
        Assert.Equal(["示例甲", "示例乙", "示例丙", "示例丁", "示例戊"], officers.Select(o => o.Name));
        Assert.Equal(("示例丁", "13800138000"), (officers.Single(o => o.Contact).Name, officers.Single(o => o.Contact).Phone));
    }

    [Fact]
    public void A_file_that_is_no_register_is_refused() =>
        Assert.Equal("import.header_not_found", Assert.Throws<TableUnreadableException>(() => Read("姓名,金额", "示例,5")).Error.Code);

    [Theory]
    [InlineData("", "示例中心小学红十字会", nameof(OrganisationKind.School))]
    [InlineData("", "示例镇红十字会", nameof(OrganisationKind.Town))]
    [InlineData("医疗机构", "示例", nameof(OrganisationKind.Hospital))]
    [InlineData("社区（村）红十字会", "示例", nameof(OrganisationKind.Community))]
    public void A_kind_is_read_from_its_cell_or_else_the_name(string cell, string name, string kind) => Assert.Equal(kind, RegisterText.KindOf(cell, name).ToString());

    private static RegisterRows Read(params string[] lines) => RegisterList.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
