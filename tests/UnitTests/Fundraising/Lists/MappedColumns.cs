using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Lists;

namespace JinhuRedCross.UnitTests.Fundraising.Lists;

public sealed class MappedColumns
{
    [Fact]
    public void A_header_that_nobody_knows_can_be_mapped() =>
        Assert.Equal("1  甲一 ¥5.00", Assert.Single(Listed.Of("谁,几多,备注\n甲一,5,x\n", Mapping(("谁", "Name"), ("几多", "amount"))).Told));

    [Fact]
    public void Letters_and_numbers_name_columns_of_a_list_without_a_header() =>
        Assert.Equal("1  甲一 ¥5.00", Assert.Single(Listed.Of("公示,,\nx,甲一,5\n", Mapping(("B", "Name"), ("3", "Amount"))).Told));

    [Fact]
    public void A_mapping_overrides_what_was_found() =>
        Assert.Equal("1  甲一 ¥5.00", Assert.Single(Listed.Of("姓名,捐赠金额,到账金额\n甲一,6,5\n", Mapping(("到账金额", "Amount"))).Told));

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var refused = Assert.Throws<TableUnreadableException>(() => Listed.Of("姓名,金额\n甲一,6\n", Mapping(("合同额", "Amount"))));
        Assert.Equal("import.header_not_found", refused.Error.Code);
        Assert.Contains("合同额", refused.Error.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_does_not_exist_is_refused() =>
        Assert.Equal("import.mapping_invalid", ColumnMapping.Of([new("A", "Price")], out _)?.Code);

    private static ColumnMapping Mapping(params (string Column, string Field)[] columns)
    {
        Assert.Null(ColumnMapping.Of(columns.Select(column => KeyValuePair.Create(column.Column, column.Field)), out var mapping));
        return mapping!;
    }
}
