using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Figures leave as files, pages and publications; the ledger is searched; indicators are shown (TRA-02, FUN-10, FUN-12).</summary>
public sealed class PublishingFigures
{
    private static readonly DateOnly _month = new DateOnly(Plans.Today.Year, Plans.Today.Month, 1).AddMonths(-1);
    private static readonly string _text = _month.ToString("yyyy-MM");

    [Fact]
    public async Task Only_closed_months_are_public_and_names_are_as_donors_chose()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (fund, campaign) = (await desk.Launch(Plans.General()), await desk.Launch());
        var gift = (await fund.Record(Gift(66.01m))).IsCreated();
        var wrong = (await fund.Record(Gift(5).With("donor.name", "示例错"))).IsCreated();
        (await campaign.Record(Gift(7))).IsCreated();
        await Spend(fund, 6);
        var asked = await desk.Get($"figures?month={_text}");

        (await desk.Get($"{Desk.Open}/figures/{_text}")).IsRefused(404, "period.not_published");
        (await desk.Get($"{Desk.Open}/figures/{_text}/general-fund")).IsRefused(404, "period.not_published");
        (await desk.Get($"{Desk.Open}/figures/2026-3")).IsRefused(400, "period.month_invalid");
        (await desk.Post($"periods/{_text}/close")).IsOk();
        var open = (await desk.Get($"{Desk.Open}/figures/{_text}")).IsOk().Json;
        Assert.Equal((78.01m, 72.01m, 6m), ((decimal)open["total"]!["incomeAmount"]!, (decimal)open["total"]!["closingAmount"]!, (decimal)open["total"]!["expenditureAmount"]!));
        Assert.Equal(asked.IsOk().Json["funds"]!.ToJsonString(), open["funds"]!.ToJsonString());
        Assert.Equal((true, false), ((bool)open["closed"]!, (bool)asked.Json["closed"]!));
        (await desk.Get($"{Desk.Open}/figures/{_month.Year}")).Is((bool)(await desk.Get($"figures?year={_month.Year}")).IsOk().Json["closed"]! ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.NotFound);

        (await desk.Post($"donations/{wrong.Id}/void", new JsonObject { ["reason"] = "登记有误" })).IsOk();
        (await desk.As("approver").Post($"donations/{wrong.Id}/change/approve")).IsOk();
        var lines = (await desk.Get($"{Desk.Open}/figures/{_text}/general-fund?sort=position")).IsOk().Items;
        Assert.Equal(
            [(gift.Number, "gift", 66.01m, "示**"), (wrong.Number, "gift", 5m, null), ($"{fund.Number}-Z0001", "disbursement", -6m, "示例文具店")],
            lines.Select(l => ((string)l!["number"]!, (string)l["kind"]!, (decimal)l["amount"]!, (string?)l["name"])));
    }

    [Fact]
    public async Task The_ledger_is_searched_and_leaves_as_a_file()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (fund, other) = (await desk.Launch(Plans.General()), await desk.Launch(Plans.General()));
        (await fund.Record(Gift(66.01m))).IsCreated();
        (await fund.Record(Gift(5).With("earmark", "助学"))).IsCreated();
        (await other.Record(Gift(7))).IsCreated();
        await Spend(fund, 6);

        Assert.Equal([66.01m, 5m, -6m], await Amounts($"fund={fund.Number}"));
        Assert.Equal([5m], await Amounts("earmark=助学"));
        Assert.Equal([-6m], await Amounts("kind=disbursement"));
        Assert.Equal([7m, -6m], await Amounts("amountFrom=6&amountTo=7"));
        Assert.Equal([66.01m, 5m, 7m, -6m], await Amounts($"month={_text}"));
        Assert.Empty(await Amounts($"month={_month.AddMonths(-1):yyyy-MM}"));
        Assert.Equal([-6m], await Amounts($"datedFrom={_month.AddDays(4):yyyy-MM-dd}"));
        Assert.Equal(72.01m, (await desk.Get($"ledger?month={_text}&limit=1&includeTotal=true")).IsOk().Yuan("sum"));
        (await desk.Get("ledger?fund=没有")).IsRefused(404, "campaign.not_found");
        (await desk.Get("ledger?month=3")).IsRefused(400, "period.month_invalid");
        var csv = (await desk.Get($"ledger.csv?month={_text}")).IsOk().Text;
        Assert.Contains("合计,共 4 笔,,,,72.01", csv, StringComparison.Ordinal);
        Assert.Contains("符合筛选条件", csv, StringComparison.Ordinal);
        var figures = (await desk.Get($"figures.csv?month={_text}")).IsOk().Text;
        Assert.Contains($"{_text} 收支月报（未结账", figures, StringComparison.Ordinal);
        Assert.Contains("合计,,0.00,78.01,0.00,0.00,0.00,0.00,0.00,0.00,78.01,6.00,0.00,6.00,72.01", figures, StringComparison.Ordinal);
        Assert.Contains("限定用途小计,,0.00,5.00", figures, StringComparison.Ordinal);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (await desk.Get($"figures.xlsx?year={_month.Year}")).IsOk().MediaType);
        var page = (await desk.Get($"figures/report?month={_text}")).IsOk();
        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("¥72.01", page.Text, StringComparison.Ordinal);

        async Task<List<decimal>> Amounts(string query) => [.. (await desk.Get($"ledger?sort=position&{query}")).IsOk().Items.Select(i => (decimal)i!["amount"]!)];
    }

    [Fact]
    public async Task Indicators_are_shown_and_stop_nothing()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var fund = await desk.Launch(Plans.General());
        var last = _month.Year - 1;
        (await fund.Record(Gift(100).With("givenAt", $"{last}-05-05T09:00:00+08:00").With("receivedAt", $"{last}-05-05T09:00:00+08:00"))).IsCreated();
        await Spend(fund, 69);

        var before = (await desk.Get($"indicators?year={_month.Year}")).IsOk().Json;
        Assert.Equal((69m, 69m, 100m), ((decimal)before["measures"]![0]!["percent"]!, (decimal)before["measures"]![0]!["partAmount"]!, (decimal)before["measures"]![0]!["wholeAmount"]!));
        Assert.Equal((false, 70m), ((bool)before["measures"]![0]!["lines"]![0]!["meets"]!, (decimal)before["measures"]![0]!["lines"]![0]!["percent"]!));
        Assert.Contains("不受其约束", (string)before["statement"]!, StringComparison.Ordinal);
        Assert.Equal(4, before["notRecorded"]!.AsArray().Count);
        (await desk.Get($"annual-figures/{_month.Year}")).IsRefused(404, "annual.not_recorded");
        var (key, figures) = (Guid.CreateVersion7().ToString(), new JsonObject { ["programmeCosts"] = 1, ["managementCost"] = 30, ["evidence"] = "示例决算" });
        Assert.Equal(1, (int)(await desk.Post($"annual-figures/{_month.Year}?dryRun=true", figures.DeepClone())).IsOk().Json["version"]!);
        var recorded = (await desk.Post($"annual-figures/{_month.Year}", figures.DeepClone(), key)).IsOk();
        Assert.Equal(recorded.Text, (await desk.Post($"annual-figures/{_month.Year}", figures.DeepClone(), key)).IsOk().Text);
        (await desk.Post($"annual-figures/{_month.Year}", figures.DeepClone())).IsRefused(422, "annual.reason_missing");
        (await desk.Post($"annual-figures/{_month.Year}", figures.DeepClone().AsObject().Without("evidence").With("reason", "审计"))).IsRefused(422, "annual.evidence_missing");
        (await desk.Post("annual-figures/3000", figures.DeepClone())).IsRefused(422, "annual.year_invalid");
        var corrected = (await desk.Post($"annual-figures/{_month.Year}", figures.DeepClone().AsObject().With("managementCost", 200_000).With("reason", "审计调整"))).IsOk().Json;
        Assert.Equal((30m, 200_000m), ((decimal)corrected["earlier"]![0]!["managementCost"]!, (decimal)corrected["recorded"]!["managementCost"]!));

        var after = (await desk.Get($"indicators?year={_month.Year}")).IsOk().Json;
        Assert.Equal((70m, true), ((decimal)after["measures"]![0]!["percent"]!, (bool)after["measures"]![0]!["lines"]![0]!["meets"]!));
        Assert.Equal((99.96m, false), ((decimal)after["measures"]![2]!["percent"]!, (bool)after["measures"]![2]!["lines"]![0]!["meets"]!));
        (await desk.Get("indicators?year=1800")).IsRefused(400, "period.year_invalid");
    }

    private static JsonObject Gift(decimal yuan) => Plans.Gift(yuan).With("givenAt", $"{_month.AddDays(3):yyyy-MM-dd}T09:00:00+08:00").With("receivedAt", $"{_month.AddDays(3):yyyy-MM-dd}T09:30:00+08:00");

    private static async Task Spend(Campaign fund, decimal yuan)
    {
        var asked = (await fund.Request(yuan)).IsCreated();
        (await fund.As("approver").Decide(asked.Id, "approve")).IsOk();
        (await fund.Decide(asked.Id, "pay", Plans.Voucher().With("paidOn", $"{_month.AddDays(4):yyyy-MM-dd}"))).IsOk();
    }
}
