using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using static JinhuRedCross.IntegrationTests.Fundraising.Year.Office;

namespace JinhuRedCross.IntegrationTests.Fundraising.Year;

/// <summary>A county's year at the money desk, from the first gift of January to the closed books of December, beside a count of its own (FUN-17, TRA-01).</summary>
public sealed class AYearOnPaper : IAsyncLifetime
{
    private const int Units = 40;
    private const int PeopleOfUnit = 75;
    private static readonly string[] _kinds = ["individual", "organisation", "anonymous"];
    private static readonly string[] _channels = ["bankTransfer", "weChatPay", "alipay", "cash"];
    private readonly MovableClock _clock = new(new(2025, 1, 2, 2, 0, 0, TimeSpan.Zero));
    private readonly List<Gift> _together = [];
    private TestHost _host = null!;
    private Office _office = null!;
    private Fund _general = null!;
    private Fund _oneDay = null!;
    private Fund _flood = null!;

    public async ValueTask InitializeAsync()
    {
        // The silo wonders aloud where the weeks have gone.
        _host = await TestHost.Start(null, null, b => b.Services.AddSingleton<TimeProvider>(_clock), "--Logging:LogLevel:Orleans", "Error");
        _office = new(new Desk(_host.Client), _clock);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_total_of_the_year_is_what_was_counted_beside_it()
    {
        await FromJanuaryToApril();
        await TheOneDayOfGiving();
        await TheFlood();
        await FromSeptemberToDecember();
        await TheBooksAreAsCounted();
        await TheFundsAreAsCounted();
        await EveryNameOfTheOneDayIsThere();
    }

    private async Task FromJanuaryToApril()
    {
        _general = new("general", await _office.Desk.Launch(Plans.General().With("title", "日常受赠").With("startsOn", "2025-01-01")), General: true);
        _office.ItIs(Day(1, 25));
        await EverydayGifts(1);
        await _office.Receive(_general, 5000, Day(1, 20), "organisation", earmark: "助学");
        _office.ItIs(Day(2, 26));
        await Close(Day(1, 1));
        await EverydayGifts(2);
        var wrong = await _office.Receive(_general, 1000, Day(2, 10));
        await _office.Pay(_general, 320.5m, Day(2, 26), "慰问孤老", "金湖示例超市");
        _office.ItIs(Day(3, 25));
        await Close(Day(2, 1));
        // Found only when February is closed: the counter-entry stands in March, and so does what it should have been.
        await _office.Mend(wrong, 100, Day(3, 25));
        await EverydayGifts(3);
        await _office.Pay(_general, 1800, Day(3, 20), "助学", "金湖示例小学", earmark: "助学");
        _office.ItIs(Day(4, 25));
        await Close(Day(3, 1));
        await EverydayGifts(4);
        // Its day was mistaken, and the right one lies in a closed month: the books follow by two entries in April.
        await _office.CorrectDay(await _office.Receive(_general, 66.66m, Day(4, 3)), Day(3, 31));
    }

    /// <summary>博爱一日捐: forty units, three thousand names.</summary>
    private async Task TheOneDayOfGiving()
    {
        _office.ItIs(Day(5, 8));
        await Close(Day(4, 1));
        var drafted = await _office.Desk.Draft(Plan("2025年博爱一日捐", Day(5, 20), Day(6, 30)));
        (await drafted.Post("file", new JsonObject { ["filingNumber"] = "示例备案Y1", ["filedOn"] = "2025-05-08" })).IsOk();
        _office.ItIs(Day(5, 20));
        (await drafted.Step("launch")).IsOk();
        _oneDay = new("oneDay", drafted, General: false);
        _office.ItIs(Day(5, 28));
        await EverydayGifts(5);
        for (var unit = 1; unit <= Units; unit++) _together.Add(await _office.ReceiveTogether(_oneDay, $"金湖示例单位{unit:D2}", PeopleOfUnit, Day(5, 20 + (unit % 8)), listLater: unit % 2 == 0));
        _office.ItIs(Day(6, 25));
        await Close(Day(5, 1));
        await EverydayGifts(6);
        await _office.Pay(_oneDay, 12_345.67m, Day(6, 20), "大病救助", "金湖示例医院");
    }

    private async Task TheFlood()
    {
        _office.ItIs(Day(7, 6));
        _flood = new("flood", await _office.Desk.Launch(Plan("金湖县暴雨洪涝救灾募捐", Day(7, 6), Day(9, 30)).With("emergency", true).With("incidentName", "示例暴雨")), General: false);
        _office.ItIs(Day(7, 12));
        (await _flood.Campaign.Post("file", new JsonObject { ["filingNumber"] = "示例备案Y2", ["filedOn"] = "2025-07-12" })).IsOk();
        var misplaced = await _office.Receive(_general, 8888.88m, Day(7, 7));
        for (var n = 0; n < 30; n++) await _office.Receive(_flood, _office.Amount(9000), Day(7, 6 + (n % 6)), _kinds[n % 3], _channels[n % 4]);
        // June is closed by now, and a gift of June turns up.
        await Close(Day(6, 1));
        await _office.Receive(_general, 77.7m, Day(6, 30), channel: "cash");
        await _office.Pay(_flood, 29_999.99m, Day(7, 12), "购买棉被", "金湖示例被服厂");
        await _office.PayIsRefused(_flood, 0.01m, "购买棉被", "金湖示例被服厂", "disbursement.decision_required");
        await _office.Pay(_flood, 40_000, Day(7, 12), "购买粮油", "金湖示例粮油公司", decision: "金红〔2025〕7号");
        _office.ItIs(Day(8, 20));
        await _office.PayIsRefused(_flood, 1, "购买药品", "金湖示例医药公司", paidOn: Day(6, 30), code: "period.closed");
        await Close(Day(7, 1));
        await _office.Move(misplaced, _flood, Day(8, 20));
        var twice = await _office.Receive(_flood, 500, Day(8, 1));
        await _office.Refund(twice, 500, Day(8, 18), "duplicate");
        await EverydayGifts(8);
    }

    private async Task FromSeptemberToDecember()
    {
        _office.ItIs(Day(9, 28));
        await Close(Day(8, 1));
        await EverydayGifts(9);
        _office.ItIs(Day(10, 9));
        (await _flood.Campaign.Step("end")).IsOk();
        await Close(Day(9, 1));
        await _office.Receive(_general, 10.01m, Day(10, 8));
        // A gift of September was forgotten; the books are opened once more for it.
        await _office.Reopen(Day(9, 1), "九月漏记一笔");
        await _office.Receive(_general, 2345.67m, Day(9, 15), "organisation");
        await _office.Pay(_general, 99.99m, Day(9, 16), "慰问孤老", "金湖示例超市");
        await Close(Day(9, 1));
        _office.ItIs(Day(10, 30));
        await EverydayGifts(10);
        await _office.Pay(_oneDay, 5000, Day(10, 30), "大病救助", "金湖示例医院");
        _office.ItIs(Day(11, 28));
        await Close(Day(10, 1));
        await TheBankOfNovember(await EverydayGifts(11));
        _office.ItIs(Day(12, 30));
        await Close(Day(11, 1));
        await EverydayGifts(12);
        await _office.Pay(_flood, 1234.56m, Day(12, 30), "修缮校舍", "金湖示例建筑公司");
        (await _oneDay.Campaign.Step("end")).IsOk();
        _office.ItIs(Day(1, 8, 2026));
        await Close(Day(12, 1));
    }

    private async Task TheBooksAreAsCounted()
    {
        for (var month = 1; month <= 12; month++) await AreAsCounted($"month={Month(Day(month, 1))}", Day(month, 1), Day(month, 1));
        var year = await AreAsCounted("year=2025", Day(1, 1), Day(12, 1));
        Assert.True((bool)year["closed"]!);
        var now = (await _office.Desk.Get("figures")).IsOk().Json["check"]!;
        Assert.Equal((0m, true), ((decimal)now["difference"]!, (bool)now["comparedWithCampaigns"]!));
        Assert.DoesNotContain(await _office.Desk.All("tasks"), t => (string?)t["kind"] == "closeMonth" && ((string?)t["subjectNumber"])!.StartsWith("2025", StringComparison.Ordinal));
    }

    private async Task TheFundsAreAsCounted()
    {
        foreach (var fund in (Fund[])[_general, _oneDay, _flood])
        {
            var told = (await fund.Campaign.Get()).IsOk();
            Assert.Equal(_office.Paper.Balance(Day(12, 1), l => l.Fund == fund.Name), told.Yuan("raisedAmount") - told.Yuan("refundedAmount") - told.Yuan("disbursedAmount"));
            var shown = (await _office.Desk.Get(fund.Campaign.PublicPath)).IsOk();
            Assert.Equal(told.Yuan("raisedAmount") - told.Yuan("refundedAmount") - told.Yuan("disbursedAmount"), shown.Yuan("unspentAmount"));
            var listed = await _office.Desk.All($"{fund.Campaign.Path}/donations");
            Assert.Equal((told.Yuan("raisedAmount"), (long)told.Json["donationCount"]!), (listed.Sum(d => (decimal)d["amount"]!), listed.Count));
        }
    }

    private async Task EveryNameOfTheOneDayIsThere()
    {
        var people = 0;
        foreach (var gift in _together)
        {
            var parts = await _office.Desk.All($"donations/{gift.Id}/parts");
            Assert.Equal(gift.Yuan, parts.Sum(p => (decimal)p["amount"]!));
            Assert.All(parts, p => Assert.Equal((decimal)p["amount"]!, (decimal)p["usedAmount"]! + (decimal)p["refundedAmount"]! + (decimal)p["unspentAmount"]!));
            people += parts.Count;
        }

        Assert.Equal(Units * PeopleOfUnit, people);
        // One of them asks what became of hers.
        var first = (await _office.Desk.All($"donations/{_together[0].Id}/parts"))[0];
        var trace = (await _office.Desk.Get($"{Desk.Open}/donations/{first["number"]}?queryCode={first["queryCode"]}")).IsOk();
        Assert.Equal((decimal)first["amount"]!, trace.Yuan("usedAmount"));
    }

    // Some gifts to the general fund, of every kind and way.
    private async Task<IReadOnlyList<Gift>> EverydayGifts(int month)
    {
        var gifts = new List<Gift>();
        for (var n = 0; n < 6; n++) gifts.Add(await _office.Receive(_general, _office.Amount(), Day(month, 1 + (n * 3)), _kinds[n % 3], _channels[(n + month) % 4]));
        return gifts;
    }

    /// <summary>The bank's own list of a month: what is in the books is met, an unknown credit becomes a gift, interest waits for a word, and both balances are the same in the end.</summary>
    private async Task TheBankOfNovember(IReadOnlyList<Gift> gifts)
    {
        var account = (await _office.Desk.Post("accounts", new JsonObject
        {
            ["number"] = "示例账户01",
            ["name"] = "示例基本户",
            ["kind"] = "bank",
            ["channels"] = new JsonArray("bankTransfer"),
            ["openingBalance"] = 100_000,
            ["openingOn"] = "2025-11-01",
        })).IsCreated();
        await _office.Pay(_general, 432.1m, Day(11, 21), "慰问孤老", "金湖示例超市");
        var known = gifts.Where(g => (string?)g.Asked["channel"] == "bankTransfer").ToList();
        Assert.NotEmpty(known);
        var lines = known.Select(g => (On: g.On, Serial: (string)g.Asked["transactionNumber"]!, Who: "示例甲", Yuan: g.Yuan, Memo: "捐款"))
            .Append((Day(11, 21), "BANK-OUT-1", "金湖示例超市", -432.1m, "慰问品"))
            .Append((Day(11, 22), "BANK-IN-9", "示例丙", 250.25m, "献爱心"))
            .Append((Day(11, 23), "BANK-INT-1", "示例银行", 12.34m, "存款结息"))
            .OrderBy(l => l.Item1).ToList();
        var answer = (await _office.HandIn(account.Id, _general, 100_000, lines)).IsOk();
        Assert.Equal((0, known.Count, 1, 1, 1), ((int)answer.Json["rejected"]!, (int)answer.Json["giftsMet"]!, (int)answer.Json["paymentsMet"]!, (int)answer.Json["gifts"]!, (int)answer.Json["unclaimed"]!));
        _office.Paper.Write(_general.Name, Day(11, 22), "individual", false, 250.25m);
        var interest = Assert.Single(await _office.Desk.All($"accounts/{account.Id}/lines?state=waiting"));
        (await _office.Desk.As("accountant").Post($"accounts/{account.Id}/lines/{interest["id"]}/set-aside", new JsonObject { ["kind"] = "interest", ["reason"] = "四季度结息" })).IsOk();

        var again = (await _office.HandIn(account.Id, _general, 100_000, lines)).IsOk();
        Assert.Equal((0, lines.Count), ((int)again.Json["accepted"]!, (int)again.Json["duplicates"]!));
        var told = (await _office.Desk.Get($"accounts/{account.Id}/reconciliation?month=2025-11")).IsOk();
        Assert.Equal(100_000 + lines.Sum(l => l.Item4), told.Yuan("statementBalance"));
        Assert.Equal((told.Yuan("statementBalance"), 0m, true), (told.Yuan("bookBalance"), told.Yuan("difference"), (bool)told.Json["agrees"]!));
        Assert.Equal((0, 0), ((int)told.Json["onlyOnStatement"]!["count"]!, (int)told.Json["onlyInBooks"]!["count"]!));
    }

    private async Task Close(DateOnly month)
    {
        var closed = await _office.Close(month);
        IsAsCounted(closed.Json["figures"]!, month, month);
    }

    private async Task<JsonNode> AreAsCounted(string period, DateOnly first, DateOnly last)
    {
        var told = (await _office.Desk.Get($"figures?{period}")).IsOk().Json;
        IsAsCounted(told, first, last);
        return told;
    }

    private void IsAsCounted(JsonNode told, DateOnly first, DateOnly last)
    {
        void Same(string what, JsonNode? figures, Func<Line, bool> of) => Assert.All(_office.Paper.Figures(first, last, of), f => Assert.True(
            f.Value == (decimal?)figures?[f.Key] || (figures is null && f.Value == 0), $"{first:yyyy-MM} to {last:yyyy-MM}, {what}, {f.Key}: told {figures?[f.Key]}, counted {f.Value}"));

        Same("total", told["total"], _ => true);
        Same("restricted", told["restricted"], l => l.Restricted);
        Same("unrestricted", told["unrestricted"], l => !l.Restricted);
        foreach (var fund in (Fund?[])[_general, _oneDay, _flood])
        {
            if (fund is not null) Same(fund.Name, told["funds"]!.AsArray().FirstOrDefault(f => (string?)f!["number"] == fund.Campaign.Number)?["figures"], l => l.Fund == fund.Name);
        }

        Assert.Equal(0m, (decimal)told["check"]!["difference"]!);
    }

    private static JsonObject Plan(string title, DateOnly from, DateOnly to) => Plans.Public().With("title", title).With("startsOn", Text(from)).With("endsOn", Text(to))
        .With("donationMethods", new JsonArray("bankTransfer", "weChatPay", "alipay", "cash"))
        .With("certificate", new JsonObject { ["number"] = "示例证001", ["validFrom"] = "2024-01-01", ["validTo"] = "2027-12-31" });
}
