using System.Text;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>The finance system's list of bills finds its gifts, may come again, and says what it could not place (FUN-07a).</summary>
public sealed class ImportingReceipts(FundraisingFixture fundraising)
{
    private const string Header = "票据代码,票据号码,校验码,开票日期,交款人,交款人统一社会信用代码,金额（元）,项目名称,备注,票据状态,原票据代码,原票据号码";
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Rows_find_their_gift_by_its_number_or_by_payer_and_amount()
    {
        var campaign = await _desk.Launch(Plans.General());
        var payer = "示例" + NewName();
        var (byNumber, byName) = (await Gift(campaign, 10), await Gift(campaign, 20, payer));
        var (one, two, list) = (Bills.NewNumber(), Bills.NewNumber(), "");
        list = List(Row(one, 10, "示例甲", $"捐赠 {byNumber.Number.ToLowerInvariant()}"), Row(two, 20, payer), "合计,,,,,,30,,,,,");

        Assert.Equal("2/0/0/0 of 2", HandedIn.CountsOf((await HandIn(list, "?dryRun=true")).IsOk().Json));
        Assert.Equal("owed", await StateOf(byNumber));
        Assert.Equal("2/0/0/0 of 2", HandedIn.CountsOf((await HandIn(list)).IsOk().Json));
        Assert.Equal(("issued", "issued"), (await StateOf(byNumber), await StateOf(byName)));
        Assert.Equal("0/2/0/0 of 2", HandedIn.CountsOf((await HandIn(list)).IsOk().Json));
        var receipt = (await _desk.Get($"receipts/{Bills.Code}-{two}")).IsOk().Json;
        Assert.Equal((byName.Number, true, "valid"), ((string?)receipt["donationNumber"], (bool)receipt["fromList"]!, (string?)receipt["state"]));
        (await _desk.Post($"donations/{byName.Id}/receipts", Bills.Electronic(20).With("payer", payer))).IsRefused(409, "receipt.valid_exists");
    }

    [Fact]
    public async Task What_fits_no_gift_or_several_is_told_with_what_was_found()
    {
        var campaign = await _desk.Launch(Plans.General());
        var payer = "示例" + NewName();
        var (first, second) = (await Gift(campaign, 10, payer), await Gift(campaign, 10, payer));
        var list = List(Row(Bills.NewNumber(), 10, payer), Row(Bills.NewNumber(), 11, payer), Row(Bills.NewNumber(), 10, "无人" + NewName()), Row(Bills.NewNumber(), 10, payer, "JH-MJ-1999-0001-000001"));

        var told = (await HandIn(list)).IsOk().Json;

        Assert.Equal("0/0/4/0 of 4", HandedIn.CountsOf(told));
        var errors = told["errors"]!.AsArray();
        Assert.Equal([(2, "import.receipt_unmatched"), (3, "import.receipt_unmatched"), (4, "import.receipt_unmatched"), (5, "import.receipt_gift_unknown")], errors.Select(e => ((int)e!["row"]!, (string)e["code"]!)));
        Assert.Contains(first.Number, (string?)errors[0]!["message"]);
        Assert.Contains(second.Number, (string?)errors[0]!["message"]);
        Assert.Contains("¥10.00", (string?)errors[1]!["message"]);
        Assert.DoesNotContain(payer, told.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reversed_bill_its_red_one_and_the_right_one_come_in_one_list_in_any_order()
    {
        var campaign = await _desk.Launch(Plans.General());
        var (gift, wrong, red, right) = (await Gift(campaign, 10), Bills.NewNumber(), Bills.NewNumber(), Bills.NewNumber());
        string[] rows =
        [
            Row(right, 10, "示例甲", gift.Number),
            Row(red, -10, "示例甲", gift.Number, "正常", wrong),
            Row(wrong, 10, "示例甲", gift.Number, "已冲红"),
        ];

        Assert.Equal("3/0/0/0 of 3", HandedIn.CountsOf((await HandIn(List(rows), "?dryRun=true")).IsOk().Json));
        Assert.Equal("3/0/0/0 of 3", HandedIn.CountsOf((await HandIn(List(rows))).IsOk().Json));
        Assert.Equal("0/3/0/0 of 3", HandedIn.CountsOf((await HandIn(List(rows))).IsOk().Json));

        var reversed = (await _desk.Get($"receipts/{Bills.Code}-{wrong}")).IsOk().Json;
        Assert.Equal(("reversed", $"{Bills.Code}-{red}"), ((string?)reversed["state"], (string?)reversed["reversalNumber"]));
        Assert.Equal("valid", (string?)(await _desk.Get($"receipts/{Bills.Code}-{right}")).IsOk().Json["state"]);
        Assert.Equal("issued", await StateOf(gift));
    }

    [Fact]
    public async Task A_bill_that_is_here_is_reversed_by_a_later_list()
    {
        var campaign = await _desk.Launch(Plans.General());
        var (gift, other) = (await Gift(campaign, 10), await Gift(campaign, 20));
        var (one, two) = (Bills.NewNumber(), Bills.NewNumber());
        (await HandIn(List(Row(one, 10, "示例甲", gift.Number), Row(two, 20, "示例甲", other.Number)))).IsOk();

        var red = Row(Bills.NewNumber(), -20, "示例甲", "", "正常", two);
        Assert.Equal("2/0/1/0 of 3", HandedIn.CountsOf((await HandIn(List(Row(one, 10, "示例甲", gift.Number, "已冲红"), red, Row(Bills.NewNumber(), -5, "示例甲", "", "正常", Bills.NewNumber())))).IsOk().Json));

        Assert.Equal(("owed", "owed"), (await StateOf(gift), await StateOf(other)));
        Assert.Equal("0/2/0/0 of 2", HandedIn.CountsOf((await HandIn(List(Row(one, 10, "示例甲", gift.Number, "已冲红"), red))).IsOk().Json));
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_is_told_by_row_and_column_with_its_value_masked()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = await Gift(campaign, 10);
        var used = Bills.NewNumber();
        (await _desk.Post($"donations/{(await Gift(campaign, 30)).Id}/receipts", Bills.Electronic(30, used))).IsCreated();
        var list = List(
            Row(Bills.NewNumber(), 10, "示例乙", gift.Number),
            Row(Bills.NewNumber(), 9.99m, "示例甲", gift.Number),
            Row(Bills.NewNumber(), 100, "示例学校", "2026年救护员培训费"),
            Row("123", 10, "示例甲", gift.Number).Replace(Bills.Code, "3201x", StringComparison.Ordinal),
            Row(Bills.NewNumber(), 10, "示例甲", gift.Number, "待审"),
            Row(used, 31, "示例甲", gift.Number),
            Row(Bills.NewNumber(), 10, "示例甲", gift.Number).Replace(Plans.Day(0), "某日", StringComparison.Ordinal));

        var told = (await HandIn(list)).IsOk().Json;

        Assert.Equal("0/0/0/7 of 7", HandedIn.CountsOf(told));
        Assert.Equal(
            [(2, "交款人", "receipt.payer_differs"), (3, "金额", "receipt.amount_differs"), (4, "备注", "receipt.not_a_donation"), (5, "票据代码", "receipt.code_invalid"), (6, "票据状态", "import.receipt_state_unknown"), (7, "票据号码", "receipt.number_used"), (8, "开票日期", "import.date_unreadable")],
            told["errors"]!.AsArray().Select(e => ((int)e!["row"]!, (string)e["column"]!, (string)e["code"]!)));
        Assert.Equal("示***", (string?)told["errors"]![0]!["value"]);
        (await HandIn("姓名,金额\n示例甲,1")).IsRefused(422, "import.header_not_found");
        (await HandIn("")).IsRefused(400, "import.file_missing");
        Assert.StartsWith("PK", (await _desk.Get("receipts/import/template.xlsx")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_zeros_that_a_spreadsheet_ate_and_other_headings_are_understood()
    {
        var campaign = await _desk.Launch(Plans.General());
        var payer = "示例" + NewName();
        var gift = await Gift(campaign, 1234.5m, payer);
        var number = Bills.NewNumber();
        var list = $"金湖县红十字会开票清单\n\n电子票据代码,票号,缴款人全称（单位/个人）,缴款人,开具日期,总金额,状态\n{Bills.Code},{number.TrimStart('0')},,{payer},{Plans.Day(0).Replace("-", "/", StringComparison.Ordinal)} 10:20:30,\"1,234.50\",\n";

        var told = (await HandIn(list)).IsOk().Json;

        Assert.Equal("1/0/0/0 of 1", HandedIn.CountsOf(told));
        Assert.Equal("issued", await StateOf(gift));
    }

    private static string List(params string[] rows) => string.Join('\n', [Header, .. rows]);

    private static string Row(string number, decimal yuan, string payer, string remark = "", string state = "正常", string original = "") =>
        $"{Bills.Code},{number},a1b2c3,{Plans.Day(0)},{payer},,{yuan.ToString(System.Globalization.CultureInfo.InvariantCulture)},捐赠收入,{remark},{state},{(original.Length > 0 ? Bills.Code : "")},{original}";

    // Chinese characters that no other test's donor has.
    private static string NewName() => string.Concat(Guid.CreateVersion7().ToByteArray()[8..].Select(b => (char)('一' + b)));

    private static async Task<Answer> Gift(Campaign campaign, decimal yuan, string name = "示例甲") => (await campaign.Record(Bills.Gift(yuan).With("donor.name", name))).IsCreated();

    private async Task<string?> StateOf(Answer gift) => (string?)(await _desk.Get($"donations/{gift.Id}")).IsOk().Json["receiptState"];

    private async Task<Answer> HandIn(string csv, string query = "")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "list.csv" } };
        return await _desk.Send(HttpMethod.Post, $"receipts/import{query}", form);
    }
}
