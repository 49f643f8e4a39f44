using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>What fits nothing waits, and a person says what it is; also that he was wrong (FUN-18).</summary>
public sealed class DecidingAboutLines(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_waiting_credit_is_claimed_as_a_gift_and_void_before_it_waits_again()
    {
        var fund = await _desk.Launch(Plans.General());
        var (account, serial) = await Waiting(_desk, Statements.In, 88);
        var path = $"accounts/{account.Id}/lines/{serial}";
        var key = Guid.CreateVersion7().ToString();

        (await _desk.Post(path + "/claim", Claim(fund).With("donor", Plans.Donor("anonymous", "示例甲")))).IsRefused(422, "donation.anonymous_has_name");
        Assert.Null((string?)(await _desk.Post(path + "/claim?dryRun=true", Claim(fund))).IsOk().Json["entryNumber"]);
        await fund.Holds(0, 0);
        var claimed = (await _desk.Post(path + "/claim", Claim(fund).With("earmark", "助学"), key)).IsOk();
        var again = (await _desk.Post(path + "/claim", Claim(fund).With("earmark", "助学"), key)).IsOk();

        Assert.Equal((claimed.Text, true), (again.Text, again.Replayed));
        Assert.Equal(("gift", $"{fund.Number}-000001", "示例**"), ((string?)claimed.Json["state"], (string?)claimed.Json["entryNumber"], (string?)claimed.Json["counterparty"]));
        var gift = (await _desk.Get($"donations/{claimed.Json["entryId"]}")).IsOk().Json;
        Assert.Equal((88m, serial, "助学"), ((decimal)gift["amount"]!, (string?)gift["transactionNumber"], (string?)gift["earmark"]));
        Assert.Equal(claimed.Json.ToJsonString(), (await _desk.Line(account, serial)).ToJsonString());
        (await _desk.Post(path + "/claim", Claim(fund))).IsRefused(409, "statement.line_decided");
        (await _desk.Post(path + "/reopen", Because())).IsRefused(409, "statement.gift_stands");

        (await _desk.Post($"donations/{gift["id"]}/void", new JsonObject { ["reason"] = "认领错误" })).IsOk();
        (await _desk.As("approver").Post($"donations/{gift["id"]}/change/approve")).IsOk();
        Assert.Equal("waiting", (string?)(await _desk.Post(path + "/reopen", Because())).IsOk().Json["state"]);
        var second = (await _desk.Post(path + "/claim", Claim(fund))).IsOk();
        Assert.Equal($"{fund.Number}-000002", (string?)second.Json["entryNumber"]);
        await fund.Holds(1, 88);
    }

    [Fact]
    public async Task A_line_meets_a_gift_or_a_payment_once_and_may_be_reopened()
    {
        var fund = await _desk.Launch(Plans.General());
        var gift = await fund.Receive(30);
        var paid = await fund.Spend(12);
        var (account, credit) = await Waiting(_desk, Statements.In, 30);
        var (other, debit) = await Waiting(_desk, Statements.Out, 12);
        var (path, debitPath) = ($"accounts/{account.Id}/lines/{credit}", $"accounts/{other.Id}/lines/{debit}");

        (await _desk.Post(path + "/meet", Number(paid.Number))).IsRefused(422, "statement.wrong_direction");
        (await _desk.Post(path + "/meet", Number("没有"))).IsRefused(404, "statement.entry_not_found");
        (await _desk.Post(path + "/meet", Number((await fund.Receive(31)).Number))).IsRefused(422, "statement.amount_differs");
        var met = (await _desk.Post(path + "/meet", Number(gift.Number))).IsOk();
        Assert.Equal(("met", "gift", gift.Id), ((string?)met.Json["state"], (string?)met.Json["entry"], (string?)met.Json["entryId"]));
        Assert.Equal("payment", (string?)(await _desk.Post(debitPath + "/meet", Number(paid.Number))).IsOk().Json["entry"]);
        var (third, twin) = await Waiting(_desk, Statements.In, 30);
        (await _desk.Post($"accounts/{third.Id}/lines/{twin}/meet", Number(gift.Number))).IsRefused(409, "statement.entry_met");

        (await _desk.Post(path + "/reopen", new JsonObject())).IsRefused(422, "statement.reason_missing");
        (await _desk.Post(path + "/reopen", Because())).IsOk();
        (await _desk.Post(path + "/reopen", Because())).IsRefused(409, "statement.line_waiting");
        (await _desk.Post($"accounts/{third.Id}/lines/{twin}/meet", Number(gift.Number))).IsOk();
    }

    [Fact]
    public async Task A_line_is_set_aside_with_a_kind_and_a_reason()
    {
        var (account, serial) = await Waiting(_desk, Statements.Out, 5);
        var path = $"accounts/{account.Id}/lines/{serial}";

        (await _desk.Post(path + "/claim", Claim(await _desk.Launch(Plans.General())))).IsRefused(422, "statement.debit_is_no_gift");
        (await _desk.Post(path + "/set-aside", new JsonObject())).IsRefused(422, "statement.kind_missing");
        var aside = (await _desk.Post(path + "/set-aside", Fee())).IsOk();
        Assert.Equal(("notAGift", "fee", "短信费", 2), ((string?)aside.Json["state"], (string?)aside.Json["kind"], (string?)aside.Json["reason"], (int)aside.Json["version"]!));
        (await _desk.Post(path + "/set-aside", Fee(), headers: ("If-Match", "\"1\""))).IsRefused(412);
        (await _desk.Post(path + "/set-aside", Fee())).IsRefused(409, "statement.line_decided");
        (await _desk.Post($"accounts/{account.Id}/lines/没有/set-aside", Fee())).IsRefused(404, "statement.line_not_found");
    }

    [Fact]
    public async Task Lines_are_found_and_leave_as_tables()
    {
        var account = await _desk.Open();
        var (a, b, c) = (Statements.Serial("A"), Statements.Serial("B"), Statements.Serial("C"));
        (await _desk.HandInStatement(account, Statements.Csv(
            Statements.In(10, a, "示例甲乙", "捐款一", "2026-03-01"), Statements.Out(20, b, "金湖示例百货", "货款", "2026-03-02"), Statements.In(30, c, "示例丙丁", "利息", "2026-03-03")))).IsOk();

        Assert.Equal([c, b, a], await Serials(""));
        Assert.Equal([a, c], await Serials("sort=occurredAt&direction=in"));
        Assert.Equal([b], await Serials("from=2026-03-02&to=2026-03-02"));
        Assert.Equal([b], await Serials("amountFrom=15&amountTo=25"));
        Assert.Equal([c, b, a], await Serials("state=waiting"));
        Assert.Equal([c], await Serials("kind=interest"));
        Assert.Equal([b], await Serials("counterparty=百货"));
        Assert.Equal([a], await Serials("memo=捐款"));
        (await _desk.Get($"accounts/{account.Id}/lines?state=nothing")).IsRefused(400);
        var csv = (await _desk.Get($"accounts/{account.Id}/lines.csv?direction=in")).IsOk().Text;
        Assert.Contains("示例**", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("示例甲乙", csv, StringComparison.Ordinal);
        Assert.Contains("共 2 条,,40", csv, StringComparison.Ordinal);
        (await _desk.Get($"accounts/{account.Id}/lines.xlsx")).IsOk();

        async Task<List<string>> Serials(string query) => [.. (await _desk.Get($"accounts/{account.Id}/lines?{query}")).IsOk().Items.Select(i => (string)i!["serial"]!)];
    }

    [Fact]
    public async Task Debits_meet_the_one_payment_of_their_payee_and_refunds()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (account, fund) = (await desk.Open("bankTransfer"), await desk.Launch(Plans.General()));
        await fund.Receive(1000);
        var clear = await fund.Spend(100);
        await fund.Spend(70);
        await fund.Spend(70);
        var named = await fund.Spend(70);
        var today = Plans.Day(0);
        var (one, two, three, far) = (Statements.Serial(), Statements.Serial(), Statements.Serial(), Statements.Serial());

        var handed = await desk.HandInStatement(account, Statements.Csv(
            Statements.Out(100, one, "示例文具店", day: today), Statements.Out(70, two, "示例文具店", day: today), Statements.Out(70, three, "某人", $"拨付 {named.Number}", today), Statements.Out(100, far, "示例文具店", day: Plans.Day(-6))));

        Assert.Equal("4/0/0 of 4: 0+0, 2, 0, 2", handed.Became());
        Assert.Equal(clear.Number, (string?)(await desk.Line(account, one))["entryNumber"]);
        Assert.Equal("severalFit", (string?)(await desk.Line(account, two))["why"]);
        Assert.Equal(named.Number, (string?)(await desk.Line(account, three))["entryNumber"]);
        Assert.Equal("noPayment", (string?)(await desk.Line(account, far))["why"]);
        var unknown = (await fund.Request(1)).IsCreated();
        (await fund.As("approver").Decide(unknown.Id, "approve")).IsOk();
        (await fund.Decide(unknown.Id, "pay", Plans.Voucher().With("account", "没有"))).IsRefused(404, "account.not_found");
    }

    [Fact]
    public async Task What_is_recorded_after_its_line_meets_it_with_the_next_statement_unless_a_person_took_it_back()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        // No other test pays this amount, so that nothing of theirs is met.
        var (credit, other, debit) = (Statements.Serial(), Statements.Serial(), Statements.Serial());
        var first = Statements.Csv(Statements.In(30, credit), Statements.In(40, other), Statements.Out(61.97m, debit, "示例文具店", $"付 {fund.Number}-Z0001", Plans.Day(0)));
        Assert.Equal("3/0/0 of 3: 0+0, 0, 0, 3", (await _desk.HandInStatement(account, first)).Became());
        (await fund.Record(Plans.Gift(30).With("transactionNumber", credit))).IsCreated();
        (await fund.Record(Plans.Gift(41).With("transactionNumber", other))).IsCreated();
        await fund.Spend(61.97m);

        var tried = await _desk.HandInStatement(account, first, query: "?dryRun=true");
        var again = await _desk.HandInStatement(account, first);

        Assert.Equal((2, 2, "0/3/0 of 3: 0+0, 0, 0, 0"), ((int)tried.IsOk().Json["metLater"]!, (int)again.Json["metLater"]!, again.Became()));
        Assert.Equal(("met", "waiting", "met"), ((string?)(await _desk.Line(account, credit))["state"], (string?)(await _desk.Line(account, other))["state"], (string?)(await _desk.Line(account, debit))["state"]));
        (await _desk.Post($"accounts/{account.Id}/lines/{credit}/reopen", Because())).IsOk();
        Assert.Equal(0, (int)(await _desk.HandInStatement(account, first)).IsOk().Json["metLater"]!);
    }

    [Fact]
    public async Task Names_on_a_statement_are_kept_for_their_years_and_memos_go()
    {
        var (account, serial) = await Waiting(_desk, Statements.In, 9);
        var line = await _desk.Line(account, serial);
        var asking = new JsonObject { ["subject"] = line["id"]!.ToString(), ["kinds"] = new JsonArray("name", "message"), ["reason"] = "本人来函请求", ["identityChecked"] = true };

        Assert.Equal("FUN-18", (string?)(await _desk.Post("/api/v1/platform/erasures?dryRun=true", asking.DeepClone())).IsOk().Json["kept"]![0]!["rule"]);
        (await _desk.Post($"accounts/{account.Id}/lines/{serial}/set-aside", Fee().With("kind", "other"))).IsOk();
        var erased = (await _desk.Post("/api/v1/platform/erasures", asking)).IsOk().Json;
        Assert.Equal("SEC-05", (string?)erased["kept"]![0]!["rule"]);
        Assert.Null((string?)(await _desk.Line(account, serial))["memo"]);
        Assert.DoesNotContain("示例**", (await _desk.Get($"accounts/{account.Id}/lines.csv")).IsOk().Text, StringComparison.Ordinal);
    }

    private static async Task<(Answer Account, string Serial)> Waiting(Desk desk, Func<decimal, string, string, string, string, decimal?, string> line, decimal yuan)
    {
        var (account, serial) = (await desk.Open(), Statements.Serial());
        Assert.Equal("1/0/0 of 1: 0+0, 0, 0, 1", (await desk.HandInStatement(account, Statements.Csv(line(yuan, serial, "示例甲乙", "无说明", "2026-03-01", null)))).Became());
        return (account, serial);
    }

    private static JsonObject Claim(Campaign campaign) => new() { ["campaign"] = campaign.Number };

    private static JsonObject Number(string number) => new() { ["number"] = number };

    private static JsonObject Because() => new() { ["reason"] = "处理有误" };

    private static JsonObject Fee() => new() { ["kind"] = "fee", ["reason"] = "短信费" };
}
