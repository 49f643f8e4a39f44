using System.Text;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Tables;

public sealed class ReadingCsv
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void Every_usual_encoding_gives_the_same_text()
    {
        const string text = "姓名,金额\r\n龘𠮷,1\r\n";
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false), Gb18030])
        {
            Assert.Equal(["1: 姓名|金额", "2: 龘𠮷|1"], Files.Lines(Files.Text(text, encoding)));
        }

        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var marked = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal(["1: 姓名|金额", "2: 龘𠮷|1"], Files.Lines(marked));
        }
    }

    [Theory]
    [InlineData("a;b;c\n1,5;2;3\n2,5;3;4\n")]
    [InlineData("a\tb\tc\n1,5\t2\t3\n2,5\t3\t4\n")]
    public void The_separator_is_what_divides_the_lines_alike(string text) => Assert.Equal(["1: a|b|c", "2: 1,5|2|3", "3: 2,5|3|4"], Files.Lines(Files.Text(text)));

    [Fact]
    public void Stray_tabs_in_cells_are_no_separators() => Assert.Equal(["1: a|b", "2: 刘*\t|100", "3: 王*\t|5"], Files.Lines(Files.Text("a,b\n刘*\t,100\n王*\t,5\n")));

    [Fact]
    public void Quotes_hold_commas_quotes_and_line_breaks() =>
        Assert.Equal(["1: a,b|c \"d\"|e\nf", "2: 1|2|3"], Files.Lines(Files.Text("\"a,b\",\"c \"\"d\"\"\",\"e\nf\"\n1,2,3\n")));

    [Fact]
    public void Blank_rows_count_but_are_not_given() => Assert.Equal(["2: a|b", "5: 1|2"], Files.Lines(Files.Text("\na,b\n\n,,\n1,2")));

    [Fact]
    public void The_rows_can_be_read_twice()
    {
        var table = TableReader.Open(Files.Text("a,b\n1,2\n"));
        Assert.Equal(2, table.Rows.Count());
        Assert.Equal(2, table.Rows.Count());
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_rows() => Assert.Equal("import.file_unreadable", Files.RefusalOf(Files.Text("a,b\n\"x,1\ny,2\nz,3\n")));

    [Fact]
    public void A_quote_closed_rows_later_does_not_swallow_rows() => Assert.Equal("import.file_unreadable", Files.RefusalOf(Files.Text("a,b\n\"x,1\n\"y\",2\nz,3\n")));

    [Fact]
    public void A_stray_quote_inside_a_cell_is_text() => Assert.Equal(["1: a|b", "2: 5\" pipe|1", "3: c|2"], Files.Lines(Files.Text("a,b\n5\" pipe,1\nc,2\n")));

    [Fact]
    public void Control_characters_are_taken_out() => Assert.Equal(["1: ab|c"], Files.Lines(Files.Text("a\u0001b,c\u007F\n")));

    [Fact]
    public void Too_much_is_refused()
    {
        var few = new TableLimits { Rows = 2, RowsBeside = 1, Columns = 3, CellLength = 10, PieceBytes = 1000 };
        Assert.Equal("import.too_many_rows", Files.RefusalOf(Files.Text("1\n2\n3\n4\n"), few));
        Assert.Equal("import.too_many_columns", Files.RefusalOf(Files.Text("1,2,3,4\n"), few));
        Assert.Equal("import.cell_too_long", Files.RefusalOf(Files.Text("12345678901\n"), few));
        Assert.Equal("import.cell_too_long", Files.RefusalOf(Files.Text("\"" + new string('x', 1_000_000)), few));
    }
}
