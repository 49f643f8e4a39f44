using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Months are closed, and from then on say the same to the fen, whatever comes later (FUN-17, TRA-01).</summary>
public sealed class ClosingMonths : IDisposable
{
    private static readonly DateOnly _this = new(Plans.Today.Year, Plans.Today.Month, 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_figures_of_a_month_add_up_fund_by_fund()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (fund, campaign) = (await desk.Launch(Plans.General()), await desk.Launch());
        await Receive(fund, 100.10m, Month(2, 5));
        await Receive(fund, 50, Month(2, 28), "organisation");
        await Receive(fund, 0.01m, Month(1, 1), "anonymous", earmark: "助学");
        await Receive(campaign, 7, Month(1, 2));
        await Spend(fund, 30, Month(1, 3));

        var before = (await desk.Get($"figures?month={Text(2)}")).IsOk().Json;
        Assert.Equal((0m, 150.10m, 100.10m, 50m, 0m, 150.10m), Line(before["total"]!));
        var month = (await desk.Get($"figures?month={Text(1)}")).IsOk().Json;
        Assert.Equal((150.10m, 7.01m, 7m, 0m, 30m, 127.11m), Line(month["total"]!));
        Assert.Equal((0m, 7.01m, 7m, 0m, 0m, 7.01m), Line(month["restricted"]!));
        Assert.Equal((150.10m, 0m, 0m, 0m, 30m, 120.10m), Line(month["unrestricted"]!));
        Assert.Equal([fund.Number, campaign.Number], month["funds"]!.AsArray().Select(f => (string?)f!["number"]));
        Assert.Equal("助学", (string?)month["funds"]![0]!["earmarks"]![0]!["earmark"]);
        Assert.Equal((0m, false, null), ((decimal)month["check"]!["difference"]!, (bool)month["check"]!["comparedWithCampaigns"]!, (string?)month["check"]!["told"]));
        var running = (await desk.Get("figures")).IsOk().Json;
        Assert.Equal((0m, true), ((decimal)running["check"]!["difference"]!, (bool)running["check"]!["comparedWithCampaigns"]!));
        Assert.Equal(127.11m, (decimal)running["total"]!["closingAmount"]!);
        (await desk.Get($"figures?month={Text(1)}&year=2026")).IsRefused(400, "period.one_of");
        (await desk.Get("figures?month=2026-3")).IsRefused(400, "period.month_invalid");
        (await desk.Get("figures?year=3000")).IsRefused(400, "period.year_invalid");
    }

    [Fact]
    public async Task Months_are_closed_in_order_and_reopened_by_somebody_else()
    {
        await using var host = await TestHost.Start();
        var (desk, chief) = (new Desk(host.Client, "accountant"), new Desk(host.Client, "chief"));
        await desk.Launch(Plans.General());
        (await desk.Post($"periods/{Text(0)}/close")).IsRefused(422, "period.not_over");
        (await desk.Post("periods/2026-3/close")).IsRefused(400, "period.month_invalid");
        Assert.Equal("closed", (string?)(await desk.Post($"periods/{Text(3)}/close?dryRun=true")).IsOk().Json["state"]);
        var key = Guid.CreateVersion7().ToString();
        var closed = (await desk.Post($"periods/{Text(3)}/close", key: key)).IsOk();
        (await desk.Post($"periods/{Text(1)}/close")).IsRefused(409, "period.not_next");
        (await desk.Post($"periods/{Text(3)}/close")).IsRefused(409, "period.closed_already");
        (await desk.Post($"periods/{Text(2)}/close")).IsOk();
        (await chief.Post($"periods/{Text(3)}/reopen", Because("漏记"))).IsRefused(409, "period.not_newest");
        (await desk.Post($"periods/{Text(2)}/reopen", Because("漏记"))).IsRefused(403, "period.same_person");
        (await chief.Post($"periods/{Text(2)}/reopen", Because(null))).IsRefused(422, "period.reason_missing");
        (await chief.Post($"periods/{Text(2)}/reopen", Because("漏记"))).IsOk();
        (await chief.Post($"periods/{Text(2)}/reopen", Because("漏记"))).IsRefused(409, "period.not_closed");
        var again = (await desk.Post($"periods/{Text(3)}/close", key: key)).IsOk();

        Assert.Equal((closed.Text, true), (again.Text, again.Replayed));
        var shown = (await desk.Get($"periods/{Text(2)}")).IsOk().Json;
        Assert.Equal(("open", "漏记"), ((string?)shown["period"]!["state"], (string?)shown["steps"]![1]!["reason"]));
        Assert.Equal(["month-closed", "month-reopened"], shown["steps"]!.AsArray().Select(s => (string?)s!["what"]));
        var task = Assert.Single((await desk.Get("tasks?kind=closeMonth")).IsOk().Items)!;
        Assert.Equal((Text(2), _this.AddMonths(-1).AddDays(9).ToString("yyyy-MM-dd"), null), ((string?)task["subjectNumber"], (string?)task["dueOn"], (string?)task["campaignId"]));
        Assert.Contains((await desk.Get($"periods?year={_this.AddMonths(-3).Year}")).IsOk().Items, p => (string?)p!["month"] == Text(3) && (string?)p["closedBy"] == "accountant");
    }

    [Fact]
    public async Task A_closed_month_stays_the_same_to_the_fen_whatever_comes_later()
    {
        string told;
        Campaign fund;
        await using (var host = await TestHost.Start(folder: _folder.FullName))
        {
            var desk = new Desk(host.Client);
            fund = await desk.Launch(Plans.General());
            var other = await desk.Launch(Plans.General());
            // It is what payments use first.
            await Receive(fund, 1, Month(2, 4));
            var (voided, moved, refunded, corrected) = (await Receive(fund, 10, Month(2, 5)), await Receive(fund, 20, Month(2, 6)), await Receive(fund, 40, Month(2, 7)), await Receive(fund, 80, Month(2, 8)));
            var unpaid = (await fund.Request(1)).IsCreated();
            (await fund.As("approver").Decide(unpaid.Id, "approve")).IsOk();
            (await desk.Post($"periods/{Text(2)}/close")).IsOk();
            told = await Told(desk, 2);
            Assert.Equal(151m, (decimal)JsonNode.Parse(told)!["total"]!["closingAmount"]!);

            // Nothing dated in it is paid.
            (await fund.Decide(unpaid.Id, "pay", Plans.Voucher().With("paidOn", Month(2, 28)))).IsRefused(422, "period.closed");
            (await fund.Decide(unpaid.Id, "pay", Plans.Voucher().With("paidOn", Month(1, 1)))).IsOk();
            var refund = (await desk.Post($"donations/{refunded.Id}/refunds", new JsonObject { ["amount"] = 40, ["reason"] = "duplicate", ["explanation"] = "汇了两次" })).IsCreated();
            (await desk.As("approver").Post($"donations/{refunded.Id}/refunds/{refund.Id}/approve")).IsOk();
            (await desk.Post($"donations/{refunded.Id}/refunds/{refund.Id}/pay", Plans.Voucher().With("paidOn", Month(2, 28)))).IsRefused(422, "period.closed");
            (await desk.Post($"donations/{refunded.Id}/refunds/{refund.Id}/pay", Plans.Voucher().With("paidOn", Month(1, 2)))).IsOk();
            // A late gift keeps its day and is booked in the open month.
            var (key, gift) = (Guid.CreateVersion7().ToString(), Gift(0.01m, Month(2, 9)));
            Assert.Equal(Text(1), (string?)(await fund.Post("donations?dryRun=true", gift)).IsOk().Json["bookedMonth"]);
            var late = (await fund.Record(gift, key)).IsCreated();
            var again = (await fund.Record(gift, key)).IsCreated();
            Assert.Equal((Text(1), Month(2, 9), late.Text), ((string?)late.Json["bookedMonth"], ((string)late.Json["receivedAt"]!)[..10], again.Text));
            await Change(desk, voided, "void", Because("登记有误"));
            await Change(desk, moved, "move", Because("记错了资金").With("campaign", other.Number));
            (await desk.Post($"donations/{corrected.Id}/correct", Because("到账日期有误").With("receivedAt", Month(1, 3) + "T09:30:00+08:00"))).IsOk();
            Assert.Equal(told, await Told(desk, 2));

            var open = (await desk.Get($"figures?month={Text(1)}")).IsOk().Json["total"]!;
            Assert.Equal((151m, 0.01m, 0.01m, 0m, 41m, 110.01m), Line(open));
            var running = (await desk.Get("figures")).IsOk().Json;
            Assert.Equal((110.01m, -10m, 20m, 20m, 10m, 100.01m), ((decimal)running["total"]!["openingAmount"]!, (decimal)running["total"]!["incomeAmount"]!, (decimal)running["total"]!["movedInAmount"]!, (decimal)running["total"]!["movedOutAmount"]!, (decimal)running["total"]!["voidedAmount"]!, (decimal)running["total"]!["closingAmount"]!));
            Assert.Equal((0m, true), ((decimal)running["check"]!["difference"]!, (bool)running["check"]!["comparedWithCampaigns"]!));
            await Rebuild(desk);
            Assert.Equal(told, await Told(desk, 2));
        }

        await using var next = await TestHost.Start(folder: _folder.FullName);
        var later = new Desk(next.Client);
        Assert.Equal(told, await Told(later, 2));
        var asked = (await (fund with { Desk = later }).Request(1)).IsCreated();
        (await (fund with { Desk = later.As("approver") }).Decide(asked.Id, "approve")).IsOk();
        // What is closed is known before the first request is served.
        (await (fund with { Desk = later }).Decide(asked.Id, "pay", Plans.Voucher().With("paidOn", Month(2, 28)))).IsRefused(422, "period.closed");
    }

    private static string Text(int monthsAgo) => _this.AddMonths(-monthsAgo).ToString("yyyy-MM");

    private static string Month(int monthsAgo, int day) => $"{Text(monthsAgo)}-{day:D2}";

    private static async Task<string> Told(Desk desk, int monthsAgo) => (await desk.Get($"figures?month={Text(monthsAgo)}")).IsOk().Text;

    private static JsonObject Because(string? reason) => new() { ["reason"] = reason };

    private static JsonObject Gift(decimal yuan, string day, string kind = "individual", string? earmark = null)
    {
        var gift = Plans.Gift(yuan).With("givenAt", day + "T09:00:00+08:00").With("receivedAt", day + "T09:30:00+08:00").With("earmark", earmark);
        return kind == "individual" ? gift : gift.With("donor", Plans.Donor(kind, kind == "organisation" ? "金湖示例公司" : null)).With("publicity", "anonymous");
    }

    private static async Task<Answer> Receive(Campaign fund, decimal yuan, string day, string kind = "individual", string? earmark = null) => (await fund.Record(Gift(yuan, day, kind, earmark))).IsCreated();

    private static async Task Spend(Campaign fund, decimal yuan, string day)
    {
        var asked = (await fund.Request(yuan)).IsCreated();
        (await fund.As("approver").Decide(asked.Id, "approve")).IsOk();
        (await fund.Decide(asked.Id, "pay", Plans.Voucher().With("paidOn", day))).IsOk();
    }

    private static async Task Change(Desk desk, Answer gift, string what, JsonObject request)
    {
        (await desk.Post($"donations/{gift.Id}/{what}", request)).IsOk();
        (await desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsOk();
    }

    private static async Task Rebuild(Desk desk)
    {
        const string path = "/api/v1/platform/read-models/ledger/rebuild";
        (await desk.Post(path)).Is(System.Net.HttpStatusCode.Accepted);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((string?)(await desk.Get(path)).IsOk().Json["status"] != "completed") await Task.Delay(50, patience.Token);
    }

    private static (decimal Opening, decimal Income, decimal Individual, decimal Organisation, decimal Expenditure, decimal Closing) Line(JsonNode line) => (
        (decimal)line["openingAmount"]!, (decimal)line["incomeAmount"]!, (decimal)line["individualAmount"]!, (decimal)line["organisationAmount"]!, (decimal)line["expenditureAmount"]!, (decimal)line["closingAmount"]!);
}
