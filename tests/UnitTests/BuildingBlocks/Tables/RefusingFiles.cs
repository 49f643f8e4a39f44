using System.Text;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Tables;

public sealed class RefusingFiles
{
    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("<html><table><tr><td>1</td></tr></table></html>")]
    [InlineData("\uFEFF  <?xml version=\"1.0\"?><Workbook/>")]
    [InlineData("{\\rtf1 x}")]
    [InlineData("a,b\0c")]
    public void What_is_no_table_is_refused(string text) => Assert.Equal("import.file_unreadable", Files.RefusalOf(Files.Text(text)));

    [Fact]
    public void An_old_workbook_is_refused_with_advice()
    {
        var refused = Assert.Throws<TableUnreadableException>(() => TableReader.Open(Files.Bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)));
        Assert.Contains(".xlsx", refused.Error.Zh, StringComparison.Ordinal);
        Assert.Contains(".xlsx", refused.Error.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Assert.Equal("import.empty", Files.RefusalOf(Files.Bytes()));
        Assert.Equal("import.empty", Files.RefusalOf(Files.Text("\n,,\n \n")));
    }

    [Fact]
    public void A_zip_that_is_no_workbook_is_refused() => Assert.Equal("import.file_unreadable", Files.RefusalOf(Files.Zip([("word/document.xml", "<x/>")])));

    [Fact]
    public void Rubbish_never_ends_in_another_exception()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var rubbish = new byte[random.Next(1, 3000)];
            random.NextBytes(rubbish);
            if (i % 3 == 0) "PK\u0003\u0004"u8.CopyTo(rubbish.Length >= 4 ? rubbish : rubbish = new byte[4]);
            if (i % 3 == 1) rubbish = [.. rubbish.Select(b => (byte)((b & 0x7F) | 1))];
            var failure = Record.Exception(() => Files.Lines(new MemoryStream(rubbish)));
            Assert.True(failure is null or TableUnreadableException, failure?.ToString());
        }
    }

    [Fact]
    public void Halves_of_characters_are_refused() =>
        Assert.Equal("import.file_unreadable", Files.RefusalOf(Files.Bytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n"), 0x00, 0xD8, (byte)'x', 0])));
}
