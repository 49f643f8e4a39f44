using System.Text;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>A statement is handed in: its credits become gifts, and nothing is taken twice (FUN-18).</summary>
public sealed class TakingInStatements(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Credits_of_a_named_campaign_become_gifts_and_what_fits_nothing_waits()
    {
        var (account, campaign) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        var (named, bare) = (Statements.Serial(), Statements.Serial());
        var file = Statements.Csv(
            Statements.In(500, named, "金湖示例有限公司", $"捐款 {campaign.Number}", balance: 1500), Statements.In(20.5m, bare, "示例甲乙", "爱心", balance: 1520.5m), Statements.In(1.23m, Statements.Serial(), "", "结息", balance: 1521.73m));

        var handed = await _desk.HandInStatement(account, file);

        Assert.Equal("3/0/0 of 3: 1+0, 0, 0, 2", handed.Became());
        Assert.Equal("2026-03 1521.73 1521.73 true", string.Join(' ', handed.Json["months"]!.AsArray().SelectMany(m => new[] { m!["month"]!.ToString(), m["balance"]!.ToString(), m["computed"]!.ToString(), m["agrees"]!.ToJsonString() })));
        var gift = Assert.Single((await campaign.Get("donations")).IsOk().Items)!;
        Assert.Equal(("金湖示例有限公司", 500m, "bankTransfer", named, "masked", "wanted"), ((string?)gift["donor"]!["name"], (decimal)gift["amount"]!, (string?)gift["channel"], (string?)gift["transactionNumber"], (string?)gift["publicity"], (string?)gift["receipt"]));
        var shown = (await _desk.Get($"accounts/{account.Number}")).IsOk();
        Assert.Equal((2, 21.73m, "2026-03-01"), ((int)shown.Json["waitingLines"]!, shown.Yuan("unclaimedAmount"), (string?)shown.Json["oldestWaitingOn"]));
    }

    [Fact]
    public async Task The_same_file_again_and_an_overlapping_one_change_nothing_twice()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        var (a, b, c) = (Statements.Serial("A"), Statements.Serial("B"), Statements.Serial("C"));
        var first = Statements.Csv(Statements.In(10, a, balance: 1010), Statements.In(20, b, balance: 1030));
        var key = Guid.CreateVersion7().ToString();

        var one = await _desk.HandInStatement(account, first, fund.Number, key);
        var again = await _desk.HandInStatement(account, first, fund.Number, key);
        var other = await _desk.HandInStatement(account, first, fund.Number);
        var overlapping = await _desk.HandInStatement(account, Statements.Csv(Statements.In(20, b, balance: 1030), Statements.In(30, c, balance: 1060)), fund.Number);

        Assert.Equal(("2/0/0 of 2: 2+0, 0, 0, 0", one.Text, true), (one.Became(), again.Text, again.Replayed));
        Assert.Equal("0/2/0 of 2: 0+0, 0, 0, 0", other.Became());
        Assert.Equal("1/1/0 of 2: 1+0, 0, 0, 0", overlapping.Became());
        await fund.Holds(3, 60);
        (await _desk.HandInStatement(account, Statements.Csv(Statements.In(1, a)), fund.Number, key)).IsRefused(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task Lines_without_a_serial_number_are_known_by_what_they_say()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        var file = Statements.Csv(Statements.In(10, "", balance: 1010), Statements.In(10, "", balance: 1020), Statements.In(7, ""), Statements.In(7, ""));

        Assert.Equal("4/0/0 of 4: 4+0, 0, 0, 0", (await _desk.HandInStatement(account, file, fund.Number)).Became());
        Assert.Equal("0/4/0 of 4: 0+0, 0, 0, 0", (await _desk.HandInStatement(account, file, fund.Number)).Became());
        await fund.Holds(4, 34);
    }

    [Fact]
    public async Task A_line_that_came_with_other_content_is_refused()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        var (serial, twice) = (Statements.Serial(), Statements.Serial());
        (await _desk.HandInStatement(account, Statements.Csv(Statements.In(10, serial)), fund.Number)).IsOk();

        var changed = await _desk.HandInStatement(account, Statements.Csv(Statements.In(11, serial), Statements.In(5, twice), Statements.In(5, twice), Statements.In(6, twice)), fund.Number);

        Assert.Equal("1/1/2 of 4: 1+0, 0, 0, 0", changed.Became());
        Assert.Equal(["2 statement.line_changed serial", "5 statement.line_changed serial"], changed.Json["errors"]!.AsArray().Select(e => $"{e!["row"]} {e["code"]} {e["column"]}"));
        Assert.DoesNotContain(serial, changed.Text, StringComparison.Ordinal);
        await fund.Holds(2, 15);
    }

    [Fact]
    public async Task A_gift_that_was_typed_in_is_met_by_its_transaction_number_if_the_amount_is_the_same()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        var (same, differing) = (Statements.Serial(), Statements.Serial());
        (await fund.Record(Plans.Gift(10).With("transactionNumber", same))).IsCreated();
        var other = (await fund.Record(Plans.Gift(10).With("transactionNumber", differing))).IsCreated();

        var handed = await _desk.HandInStatement(account, Statements.Csv(Statements.In(10, same), Statements.In(11, differing)), fund.Number);

        Assert.Equal("2/0/0 of 2: 0+1, 0, 0, 1", handed.Became());
        Assert.Contains(other.Number, Assert.Single(handed.Json["warnings"]!.AsArray())!["message"]!.ToString(), StringComparison.Ordinal);
        await fund.Holds(2, 20);
    }

    [Fact]
    public async Task A_gift_that_was_typed_in_without_a_number_makes_its_line_wait()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        (await fund.Record(Plans.Gift(10).With("transactionNumber", null).With("receivedAt", "2026-03-01T10:00:00+08:00").With("givenAt", "2026-03-01T10:00:00+08:00").With("donor.name", "示例甲乙"))).IsCreated();

        Assert.Equal("1/0/0 of 1: 0+0, 0, 0, 1", (await _desk.HandInStatement(account, Statements.Csv(Statements.In(10, Statements.Serial())), fund.Number)).Became());
        await fund.Holds(1, 10);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var (account, fund) = (await _desk.Open(), await _desk.Launch(Plans.General()));
        var file = Statements.Csv(Statements.In(10, Statements.Serial()), Statements.In(3, Statements.Serial(), memo: "利息"));

        var tried = await _desk.HandInStatement(account, file, fund.Number, query: "?dryRun=true");
        Assert.Equal(("2/0/0 of 2: 1+0, 0, 0, 1", null), (tried.Became(), (string?)tried.Json["id"]));
        await fund.Holds(0, 0);
        Assert.Equal(0, (int)(await _desk.Get($"accounts/{account.Id}")).IsOk().Json["waitingLines"]!);
        Assert.Equal(tried.Became(), (await _desk.HandInStatement(account, file, fund.Number)).Became());
    }

    [Fact]
    public async Task A_campaign_that_takes_no_gifts_is_refused_and_one_that_had_ended_lets_the_line_wait()
    {
        var account = await _desk.Open();
        var closed = await _desk.Launch(Plans.General());
        (await closed.Step("end")).IsOk();
        var file = Statements.Csv(Statements.In(10, Statements.Serial(), memo: closed.Number));

        (await _desk.HandInStatement(account, file, closed.Number)).IsRefused(409, "campaign.closed");
        (await _desk.HandInStatement(account, file, "JH-没有")).IsRefused(404, "campaign.not_found");
        Assert.Equal("1/0/0 of 1: 0+0, 0, 0, 1", (await _desk.HandInStatement(account, file)).Became());
    }

    [Fact]
    public async Task What_is_no_statement_or_of_another_account_is_refused()
    {
        var account = (await _desk.Post("accounts", Statements.Plan().With("number", $"3208{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}"))).IsCreated();
        (await _desk.HandInStatement(account, "姓名,电话\n示例甲,1")).IsRefused(422, "statement.header_not_found");
        (await _desk.HandInStatement(account, "账号：6228480000001234,\n" + Statements.Csv(Statements.In(1, "S")))).IsRefused(422, "statement.other_account");
        (await _desk.HandInStatement(account, $"账号：{account.Number},\n" + Statements.Csv(Statements.In(1, "S")))).IsOk();
        (await _desk.Post($"accounts/{account.Id}/statements")).IsRefused(400, "import.file_missing");
        (await _desk.Post("accounts/没有/statements")).IsRefused(404, "account.not_found");
    }

    [Fact]
    public async Task An_account_is_registered_once_and_its_channels_are_its_own()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var plan = Statements.Plan("bankTransfer");
        var key = Guid.CreateVersion7().ToString();
        Assert.False((await desk.Post("accounts?dryRun=true", plan.DeepClone())).IsOk().Replayed);
        var account = (await desk.Post("accounts", plan.DeepClone(), key)).IsCreated();
        Assert.Equal((account.Text, true), ((await desk.Post("accounts", plan.DeepClone(), key)).Text, (await desk.Post("accounts", plan.DeepClone(), key)).Replayed));
        (await desk.Post("accounts", plan.DeepClone())).IsRefused(409, "account.exists");
        (await desk.Post("accounts", Statements.Plan("weChatPay", "bankTransfer"))).IsRefused(409, "account.channel_taken");
        (await desk.Post("accounts", Statements.Plan("weChatPay").With("kind", "weChatPay"))).IsCreated();
        Assert.Equal(2, (await desk.Get("accounts")).IsOk().Items.Count);
        Assert.Single((await desk.Get("accounts?kind=weChatPay")).IsOk().Items);
        Assert.Empty((await desk.Get("accounts?waiting=true")).IsOk().Items);
    }

    [Fact]
    public async Task A_statement_may_be_GB18030_and_a_bill_of_WeChat_brings_gifts_and_fees()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (account, fund) = ((await _desk.Post("accounts", Statements.Plan().With("kind", "weChatPay"))).IsCreated(), await _desk.Launch(Plans.General()));
        var (one, other) = (Statements.Serial("42"), Statements.Serial("42"));
        var bill = $"""
            交易时间,公众账号ID,商户号,微信订单号,商户订单号,交易状态,应结订单金额,微信退款单号,退款金额,商品名称,手续费
            `2026-03-02 08:00:01,`wx0,`19,`{one},`M{one},`SUCCESS,`100.00,`0,`0.00,`爱心捐款,`0.60
            `2026-03-03 08:00:01,`wx0,`19,`{other},`M{other},`SUCCESS,`40.00,`0,`0.00,`爱心捐款,`0.24
            总交易单数,应结订单总金额,退款总金额,手续费总金额
            `2,`140.00,`0.00,`0.84
            """;

        var handed = await _desk.HandInStatement(account, Encoding.GetEncoding("GB18030").GetBytes(bill), fund.Number);

        Assert.Equal(("4/0/0 of 4: 2+0, 0, 2, 0", "weChatPay"), (handed.Became(), (string?)handed.Json["format"]));
        var gifts = (await fund.Get("donations")).IsOk().Items;
        Assert.Equal([("weChatPay", one, "anonymous"), ("weChatPay", other, "anonymous")], gifts.Select(g => ((string?)g!["channel"], (string?)g["transactionNumber"], (string?)g["donor"]!["kind"])).OrderBy(g => g.Item2 == one ? 0 : 1));
    }
}
