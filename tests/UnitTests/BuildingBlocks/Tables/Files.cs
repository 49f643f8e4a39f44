using System.IO.Compression;
using System.Text;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Tables;

/// <summary>Builds small files for tests of reading tables.</summary>
internal static class Files
{
    public const string Workbook = """<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>""";

    public static MemoryStream Text(string text, Encoding? encoding = null) => new((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public static MemoryStream Bytes(params byte[] bytes) => new(bytes);

    /// <summary>A workbook whose first sheet has these rows; further parts replace or add to the usual ones.</summary>
    public static MemoryStream Xlsx(string sheetData, params (string Path, string Content)[] parts)
    {
        var all = new Dictionary<string, string>
        {
            ["_rels/.rels"] = """<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = Workbook,
            ["xl/_rels/workbook.xml.rels"] = """<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet><sheetData>{sheetData}</sheetData></worksheet>",
        };
        foreach (var (path, content) in parts) all[path] = content;
        return Zip(all.Select(part => (part.Key, part.Value)));
    }

    public static MemoryStream Zip(IEnumerable<(string Path, string Content)> parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file;
    }

    public static List<string> Lines(Stream file, TableLimits? limits = null) =>
        [.. TableReader.Open(file, limits).Rows.Select(row => $"{row.Number}: {string.Join('|', row.Cells)}")];

    public static string RefusalOf(Stream file, TableLimits? limits = null) =>
        Assert.Throws<TableUnreadableException>(() => Lines(file, limits)).Error.Code;
}
