using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Tables;

public sealed class ReadingWorkbooks
{
    [Fact]
    public void Every_kind_of_cell_gives_its_text()
    {
        var file = Files.Xlsx(
            """<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><r><t>红</t></r><r><rPr/><t xml:space="preserve">十 </t></r></is></c><c r="D2" t="b"><v>1</v></c><c r="E2"><f>1+1</f><v>2</v></c><c r="F2" t="str"><f>A1</f><v>x_x000A_y</v></c><c r="G2" t="e"><v>#N/A</v></c></row>""",
            ("xl/sharedStrings.xml", "<sst><si><t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh></si></sst>"));
        Assert.Equal(["2: 甲|红十 ||TRUE|2|x\ny|#N/A"], Files.Lines(file));
    }

    [Theory]
    [InlineData("1.1000000000000001", "1.1")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("314540755.69", "314540755.69")]
    [InlineData("1E5", "100000")]
    [InlineData("1.2345678901234501E+17", "1.2345678901234501E+17")]
    [InlineData("43864", "43864")]
    public void Numbers_lose_the_noise_of_their_binary_form(string stored, string shown) =>
        Assert.Equal([$"1: {shown}"], Files.Lines(Files.Xlsx($"<row><c><v>{stored}</v></c></row>")));

    [Fact]
    public void The_first_visible_sheet_that_holds_anything_is_read()
    {
        const string sheets = """<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="h" state="hidden" r:id="rId1"/><sheet name="e" r:id="rId4"/><sheet name="v" r:id="rId2"/></sheets></workbook>""";
        var file = Files.Xlsx("<row><c><v>1</v></c></row>", ("xl/workbook.xml", sheets), ("xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r='7'><c r='AA7'><v>5</v></c></row></sheetData></worksheet>"));
        var table = TableReader.Open(file);
        Assert.True(table.Date1904);
        var row = Assert.Single(table.Rows);
        Assert.Equal((7, 27, "5"), (row.Number, row.Cells.Count, row.Cells[26]));
    }

    [Fact]
    public void An_empty_workbook_is_refused() => Assert.Equal("import.empty", Files.RefusalOf(Files.Xlsx("<row r='1'><c r='A1'/></row>")));

    [Fact]
    public void Entities_are_refused()
    {
        const string bomb = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>""";
        Assert.Equal("import.file_unreadable", Files.RefusalOf(Files.Xlsx("", ("xl/worksheets/sheet1.xml", bomb))));
    }

    [Fact]
    public void A_zip_bomb_is_refused_while_it_unpacks()
    {
        var bomb = Files.Xlsx(string.Concat(Enumerable.Repeat($"<row><c t='inlineStr'><is><t>{new string('x', 30_000)}</t></is></c></row>", 1_000)));
        Assert.True(bomb.Length < 100_000);
        Assert.Equal("import.file_too_large", Files.RefusalOf(bomb));
    }

    [Fact]
    public void A_bomb_in_the_shared_strings_is_refused()
    {
        var strings = $"<sst>{string.Concat(Enumerable.Repeat($"<si><t>{new string('a', 30_000)}</t></si>", 1_000))}</sst>";
        Assert.Equal("import.file_too_large", Files.RefusalOf(Files.Xlsx("<row><c t='s'><v>0</v></c></row>", ("xl/sharedStrings.xml", strings))));
    }

    [Fact]
    public void One_endless_text_is_refused() =>
        Assert.Equal("import.cell_too_long", Files.RefusalOf(Files.Xlsx($"<row><c t='inlineStr'><is><t>{new string('x', 9_000_000)}</t></is></c></row>")));

    [Fact]
    public void Endless_nesting_is_refused() =>
        Assert.Equal("import.file_too_large", Files.RefusalOf(Files.Xlsx(string.Concat(Enumerable.Repeat("<a>", 100_000)))));

    [Fact]
    public void A_zip_of_countless_files_is_refused() =>
        Assert.Equal("import.file_too_large", Files.RefusalOf(Files.Zip(Enumerable.Range(0, 20_000).Select(i => ($"{i:D40}", "")))));

    [Fact]
    public void A_damaged_workbook_is_refused_wherever_the_damage_is()
    {
        var whole = Files.Xlsx(string.Concat(Enumerable.Range(1, 200).Select(i => $"<row r='{i}'><c r='A{i}'><v>{i * 7919}</v></c></row>"))).ToArray();
        for (var at = 0; at < whole.Length; at += 3)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0xFF;
            var failure = Record.Exception(() => Files.Lines(new MemoryStream(damaged)));
            Assert.True(failure is null or TableUnreadableException, $"At {at}: {failure}");
        }

        for (var length = 0; length < whole.Length; length += 7) Assert.IsType<TableUnreadableException>(Record.Exception(() => Files.Lines(new MemoryStream(whole[..length]))));
    }
}
