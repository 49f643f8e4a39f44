using System.IO.Compression;
using System.Net;
using System.Text;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ImportingBadFiles(FundraisingFixture fixture)
{
    private readonly Desk _desk = fixture.Desk;

    public static TheoryData<string, string> Bad => new()
    {
        { "nothing at all", "import.file_missing" },
        { "blank lines", "import.empty" },
        { "no header", "import.header_not_found" },
        { "rubbish", "import.file_unreadable" },
        { "pdf", "import.file_unreadable" },
        { "xls", "import.file_unreadable" },
        { "html", "import.file_unreadable" },
        { "truncated xlsx", "import.file_unreadable" },
        { "zip without a workbook", "import.file_unreadable" },
        { "zip bomb", "import.file_too_large" },
        { "open quote", "import.file_unreadable" },
        { "too many rows", "import.too_many_rows" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_no_list_is_refused_and_nothing_is_added(string kind, string code)
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        var file = Make(kind);

        (await campaign.HandIn(file, "示例名单")).IsRefused(code == "import.file_missing" ? 400 : 422, code);
        (await campaign.DryRun(file)).IsRefusedAsBad();

        await campaign.Holds(0, 0);
        Assert.True((await fixture.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
        Assert.Equal("1/0/0/0 of 1", (await campaign.Import(HandedIn.Csv("1,2020-02-01,示例甲,1,,"))).Counts());
    }

    [Fact]
    public async Task A_list_without_gifts_goes_through_and_says_so()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);

        var job = await campaign.Import(HandedIn.Csv());

        Assert.Equal("0/0/0/0 of 0", job.Counts());
        Assert.Equal(["import.no_rows"], job.Warnings());
        await campaign.Holds(0, 0);
    }

    [Theory]
    [InlineData("without a file", 400, "import.file_missing")]
    [InlineData("without a source", 422, "import.source_missing")]
    [InlineData("blank source", 422, "import.source_missing")]
    [InlineData("source too long", 422, null)]
    [InlineData("surprise=1", 400, "request.invalid_field")]
    [InlineData("publicity=loud", 400, "request.invalid_field")]
    [InlineData("publicity=0", 400, "request.invalid_field")]
    [InlineData("channel=pigeon", 400, "request.invalid_field")]
    [InlineData("receivedOn=29.01.2020", 400, "request.invalid_field")]
    [InlineData("mapping=[1]", 400, "request.invalid_field")]
    [InlineData("mapping={\"A\":\"colour\"}", 422, "import.mapping_invalid")]
    [InlineData("mapping={\"A\":null}", 422, "import.mapping_invalid")]
    [InlineData("mapping={\"没有\":\"amount\"}", 422, "import.header_not_found")]
    public async Task A_form_that_is_not_understood_is_refused(string what, int status, string? code)
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        var file = what.Contains("没有", StringComparison.Ordinal) ? "甲,乙\n1,2\n"u8.ToArray() : HandedIn.Csv("1,2020-02-01,示例甲,1,,");
        var source = what switch { "without a source" => null, "blank source" => "  ", "source too long" => new string('长', 201), _ => "示例名单" };
        (string, string)[] fields = what.Split('=', 2) is [var name, var value] ? [(name, value)] : [];

        (await campaign.HandIn(what == "without a file" ? null : file, source, fields: fields)).IsRefused(status, code);

        await campaign.Holds(0, 0);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/csv", "姓名,金额\n示例甲,1")]
    [InlineData("multipart/form-data", "--x--")]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n姓名,金额")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nNonsense\r\n\r\nx\r\n--x--")]
    public async Task What_is_no_upload_is_refused(string type, string body)
    {
        var campaign = await _desk.Launch(HandedIn.Plan);

        (await _desk.PostText($"{campaign.Path}/imports", body, type)).IsRefusedAsBad();

        await campaign.Holds(0, 0);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("suspended")]
    [InlineData("ended")]
    public async Task A_campaign_that_takes_no_gifts_takes_no_lists(string state)
    {
        var campaign = state == "draft" ? await _desk.Draft(HandedIn.Plan) : await _desk.Launch(HandedIn.Plan);
        if (state == "suspended") (await campaign.Step("suspend", reason: "示例理由")).IsOk();
        if (state == "ended") (await campaign.Step("end", reason: "示例理由")).IsOk();
        var list = HandedIn.Csv("1,2020-02-01,示例甲,1,,");

        (await campaign.HandIn(list, "示例名单")).IsRefused(409);
        (await campaign.DryRun(list)).IsRefused(409);
    }

    [Fact]
    public async Task An_import_of_no_or_another_campaign_is_not_found()
    {
        var (campaign, other) = (await _desk.Launch(HandedIn.Plan), await _desk.Launch(HandedIn.Plan));
        var job = await campaign.Import(HandedIn.Csv("1,2020-02-01,示例甲,1,,"));

        (await other.Get($"imports/{job.Id}")).IsRefused(404);
        (await other.Get($"imports/{job.Id}/errors.csv")).IsRefused(404);
        (await other.Get($"imports/{job.Id}/held")).IsRefused(404);
        (await (campaign with { Id = Guid.CreateVersion7().ToString() }).HandIn(HandedIn.Csv("1"), "示例名单")).IsRefused(404);
        (await campaign.Get("imports/1")).Is(HttpStatusCode.OK);
        (await campaign.Get("imports/2")).IsRefused(404);
    }

    private static byte[] Make(string kind) => kind switch
    {
        "nothing at all" => [],
        "blank lines" => "\n,,\n \n"u8.ToArray(),
        "no header" => Encoding.UTF8.GetBytes("甲,乙\n丙,丁\n"),
        "rubbish" => [.. Enumerable.Range(0, 4000).Select(n => (byte)(n * 37 % 251))],
        "pdf" => "%PDF-1.7\n1 0 obj\n"u8.ToArray(),
        "xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
        "html" => Encoding.UTF8.GetBytes("<html><table><tr><td>姓名</td><td>金额</td></tr></table></html>"),
        "truncated xlsx" => Workbook("<row r=\"1\"/>")[..400],
        "zip without a workbook" => Zip(("word/document.xml", w => w.Write("<x/>"))),
        "zip bomb" => Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>捐赠人</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>金额</t></is></c></row>", blanks: 600 * 1024 * 1024),
        "open quote" => Encoding.UTF8.GetBytes(HandedIn.Header + "\n1,2020-02-01,\"示例甲,1,,\n"),
        _ => HandedIn.Csv(Enumerable.Range(1, 1_001_100).Select(_ => ",,甲,1")),
    };

    /// <summary>A workbook as small as they come, if wished with a sheet that unpacks to very many blanks.</summary>
    private static byte[] Workbook(string rows, long blanks = 0) => Zip(
        ("[Content_Types].xml", w => w.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
        ("_rels/.rels", w => w.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/workbook.xml", w => w.Write("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", w => w.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
        ("xl/worksheets/sheet1.xml", w =>
        {
            w.Write($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}");
            var piece = "<row/>" + new string(' ', 4096);
            for (var written = 0L; written < blanks; written += piece.Length) w.Write(piece);
            w.Write("</sheetData></worksheet>");
        }
    ));

    private static byte[] Zip(params (string Name, Action<StreamWriter> Write)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in parts)
            {
                using var text = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                write(text);
            }
        }

        return bytes.ToArray();
    }
}
