using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>§3.6 of the data standards.</summary>
public sealed class PersonNames
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData("张　三", "张三")]
    [InlineData(" 李 四 ", "李四")]
    [InlineData("阿依古丽·买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽•买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽・买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽‧买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽.买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽 · 买买提", "阿依古丽·买买提")]
    [InlineData("𠮷田〇", "𠮷田〇")]
    [InlineData("𠮷•𠮷", "𠮷·𠮷")]
    [InlineData("O'Example Jr.", "O'Example Jr.")]
    [InlineData("J. R.  Sample-Person", "J. R. Sample-Person")]
    [InlineData("José Ñandú", "José Ñandú")]
    [InlineData("王芳 李强", "王芳 李强")]
    public void A_name_passes_in_one_writing(string typed, string expected)
    {
        Assert.Null(PersonName.Check(typed, "name", out var normalised));
        Assert.Equal(expected, normalised);
    }

    [Theory]
    [InlineData("张3", "name.digits")]
    [InlineData("张３", "name.digits")]
    [InlineData("张①", "name.digits")]
    [InlineData("张", "name.length")]
    [InlineData("·张三", "name.character")]
    [InlineData("张三·", "name.character")]
    [InlineData("张··三", "name.character")]
    [InlineData("张*", "name.character")]
    [InlineData("张\0三", "name.character")]
    [InlineData("张\u202E三", "name.character")]
    [InlineData("<b>张三", "name.character")]
    [InlineData("  ", "name.missing")]
    [InlineData(null, "name.missing")]
    public void What_is_no_name_is_refused_with_its_reason(string? typed, string code)
    {
        var error = PersonName.Check(typed, "name", out var normalised);
        Assert.Equal((code, "name", ""), (error?.Code, error?.Field, normalised));
    }

    [Fact]
    public void A_name_has_at_most_25_characters_rare_ones_counted_once()
    {
        Assert.Null(PersonName.Check(string.Concat(Enumerable.Repeat("𠮷", 25)), "name", out _));
        Assert.Equal("name.length", PersonName.Check(new string('王', 26), "name", out _)?.Code);
    }
}
