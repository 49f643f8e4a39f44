using System.Text;
using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

public sealed class PlainTexts
{
    [Theory]
    [InlineData("  助学金　", "助学金")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("שלום السلام", "שלום السلام")]
    [InlineData("❤️👨‍👩‍👧", "❤️👨‍👩‍👧")]
    [InlineData("'; DROP TABLE journal; --", "'; DROP TABLE journal; --")]
    [InlineData(" \t\r\n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Any_script_passes_trimmed(string? text, string? expected)
    {
        Assert.Null(PlainText.Check(text, "purpose", 50, out var normalised));
        Assert.Equal(expected, normalised);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x09)]
    [InlineData(0x0A)]
    [InlineData(0x1B)]
    [InlineData(0x7F)]
    [InlineData(0x85)]
    [InlineData(0x9F)]
    [InlineData(0xD800)]
    [InlineData(0xDFFF)]
    [InlineData(0x202A)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2069)]
    [InlineData(0xFDD0)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0x1FFFF)]
    [InlineData(0x10FFFE)]
    public void What_breaks_files_screens_or_the_order_of_reading_is_refused(int code)
    {
        var bad = code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
        var error = PlainText.Check("𠮷祥" + bad + "如意", "purpose", 50, out var normalised);
        Assert.Equal(("text.forbidden_character", "purpose", null), (error?.Code, error?.Field, normalised));
        Assert.Contains($"第 3 个字符 U+{code:X4} ", error!.Zh, StringComparison.Ordinal);
        Assert.Contains($"character 3, U+{code:X4},", error.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_and_tabs_pass_where_lines_are_welcome_and_returns_become_line_breaks()
    {
        Assert.Null(PlainText.Check("一\r\n二\n\t三\r\n", "message", 50, out var normalised, lines: true));
        Assert.Equal("一\n二\n\t三", normalised);
        Assert.Equal("text.forbidden_character", PlainText.Check("一\r二", "message", 50, out _, lines: true)?.Code);
    }

    [Fact]
    public void A_character_of_four_bytes_counts_once()
    {
        Assert.Null(PlainText.Check("𠮷𠮷𠮷", "name", 3, out _));
        var error = PlainText.Check("𠮷𠮷𠮷吉", "name", 3, out _);
        Assert.Equal(("text.too_long", "name：最多 3 个字符，现为 4 个"), (error?.Code, error?.Zh));
        Assert.Contains("1000000", PlainText.Check(new string('a', 1_000_000), "name", 3, out _)!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_passes_is_well_formed_whatever_came() => Gen.String[Gen.Char, 0, 30].Sample(text =>
    {
        var error = PlainText.Check(text, "purpose", 20, out var normalised);
        if (normalised is null) return;
        Assert.Null(error);
        Assert.Equal(normalised, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(normalised)));
        Assert.DoesNotContain(normalised, char.IsControl);
        Assert.Null(PlainText.Check(normalised, "purpose", 20, out var again));
        Assert.Equal(normalised, again);
    });
}
