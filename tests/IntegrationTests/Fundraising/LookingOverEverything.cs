using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Lists over all campaigns: filters, sums and tables agree.</summary>
public sealed class LookingOverEverything(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Gifts_of_several_campaigns_are_found_summed_and_exported()
    {
        var (one, other) = (await _desk.Launch(), await _desk.Launch(Plans.General()));
        var name = $"金湖示例{one.Number[^4..]}号企业有限公司";
        foreach (var (campaign, yuan) in new[] { (one, 10m), (other, 20.5m), (other, 4m) })
            (await campaign.Record(Plans.Gift(yuan).With("donor", Plans.Donor("organisation", name)))).IsCreated();
        var filter = $"name={name}";

        var found = (await _desk.Get($"donations?{filter}&includeTotal=true&limit=2")).IsOk();
        Assert.Equal((3, 34.5m, 2), ((int)found.Json["total"]!, (decimal)found.Json["sum"]!, found.Items.Count));
        Assert.Null((await _desk.Get($"donations?{filter}")).IsOk().Json["sum"]);
        Assert.Equal(24.5m, (decimal)(await _desk.Get($"donations?{filter}&campaignKind=general&includeTotal=true")).IsOk().Json["sum"]!);
        Assert.Equal(20.5m, (decimal)(await _desk.Get($"donations?{filter}&campaign={other.Number}&amountFrom=4.01&includeTotal=true")).IsOk().Json["sum"]!);
        Assert.Empty(await _desk.All($"donations?{filter}&campaign={one.Number}&campaignKind=general"));
        Assert.Equal(24.5m, (decimal)(await other.Get($"donations?{filter}&includeTotal=true")).IsOk().Json["sum"]!);
        var csv = (await _desk.Get($"donations.csv?{filter}")).IsOk().Text;
        Assert.Contains("合计,共 3 笔,,,,,34.5", csv);
        Assert.Contains("仅列出符合筛选条件的记录", csv);
        (await _desk.Get($"donations.xlsx?{filter}")).IsOk();
    }

    [Fact]
    public async Task Payments_and_withdrawals_are_found_summed_and_exported()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(100);
        await campaign.Spend(40);
        (await campaign.Request(7)).IsCreated();
        (await _desk.Post($"donations/{gift.Id}/refunds", new JsonObject { ["amount"] = 5, ["reason"] = "other", ["explanation"] = "示例" })).IsCreated();
        var mine = $"campaign={campaign.Number}";

        Assert.Equal(47m, (decimal)(await _desk.Get($"disbursements?{mine}&includeTotal=true")).IsOk().Json["sum"]!);
        Assert.Equal(40m, (decimal)(await _desk.Get($"disbursements?{mine}&status=paid&purpose=学习用品&includeTotal=true")).IsOk().Json["sum"]!);
        var payments = (await _desk.Get($"disbursements.csv?{mine}")).IsOk().Text;
        Assert.Contains("合计,共 2 笔,,,47", payments);
        Assert.Contains("其中已付,共 1 笔,,,40", payments);
        var refund = Assert.Single(await _desk.All($"withdrawals?{mine}&kind=refund&status=requested&amountFrom=5&amountTo=5&gift={gift.Number}&requestedFrom={Plans.Day(0)}&requestedTo={Plans.Day(0)}"));
        Assert.Equal((5m, gift.Number), ((decimal)refund["amount"]!, (string?)refund["donationNumber"]));
        Assert.Empty(await _desk.All($"withdrawals?{mine}&kind=move"));
        Assert.Empty(await _desk.All($"withdrawals?{mine}&requestedFrom={Plans.Day(1)}"));
        Assert.Contains($"退款,{gift.Number},5.00,待审批", (await _desk.Get($"withdrawals.csv?{mine}")).IsOk().Text);
        foreach (var file in (string[])["disbursements.xlsx", "withdrawals.xlsx"]) (await _desk.Get($"{file}?{mine}")).IsOk();
    }

    [Fact]
    public async Task Campaigns_and_boxes_are_found_by_what_an_officer_looks_for_and_exported()
    {
        var title = $"示例活动{Guid.CreateVersion7():N}";
        var campaign = await _desk.Launch(Plans.Targeted().With("title", title).With("startsOn", "2026-01-05"));
        await campaign.Receive(30);
        foreach (var filter in (string[])["startsFrom=2026-01-05&startsTo=2026-01-05", "raisedFrom=30&raisedTo=30", "emergency=false", "filed=false", "kind=targeted", "status=running"])
            Assert.Equal(campaign.Number, (string?)Assert.Single(await _desk.All($"campaigns?title={title}&{filter}"))["number"]);
        foreach (var filter in (string[])["startsFrom=2026-01-06", "startsTo=2026-01-04", "raisedFrom=30.01", "raisedTo=29.99", "emergency=true", "filed=true"])
            Assert.Empty(await _desk.All($"campaigns?title={title}&{filter}"));
        Assert.Contains($"{campaign.Number},{title},定向募捐,募捐中,2026-01-05", (await _desk.Get($"campaigns/export.csv?title={title}")).IsOk().Text);
        (await _desk.Get("campaigns/export.xlsx")).IsOk();
        (await _desk.Get("collection-boxes/export.xlsx")).IsOk();
        Assert.Contains("募捐箱登记簿", (await _desk.Get("collection-boxes/export.csv?keeper=没有这个人")).IsOk().Text);
    }

    [Fact]
    public async Task Lists_that_came_in_are_found_with_what_became_of_them()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        await campaign.Import(HandedIn.Csv("1,2020-02-01,示例甲,10,,", "2,2020-02-02,示例乙,20,,"));
        var mine = $"campaign={campaign.Number}";

        var found = Assert.Single(await _desk.All($"imports?{mine}&status=completed&held=false&rejected=false&requestedFrom={Plans.Day(0)}&requestedTo={Plans.Day(0)}"));
        Assert.Equal(2, (int)found["accepted"]!);
        foreach (var filter in (string[])["status=failed", "held=true", "rejected=true", "source=没有这份名单", $"requestedTo={Plans.Day(-1)}"]) Assert.Empty(await _desk.All($"imports?{mine}&{filter}"));
        Assert.Contains("共 1 份", (await _desk.Get($"imports/export.csv?{mine}")).IsOk().Text);
        (await _desk.Get("imports/export.xlsx")).IsOk();
        (await _desk.Get("imports?campaign=JH-MJ-1999-0001")).IsRefused(404, "campaign.not_found");
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused()
    {
        foreach (var path in (string[])["donations?amountFrom=2&amountTo=1", "donations.csv?receivedFrom=2026-01-02&receivedTo=2026-01-01", "disbursements?paidFrom=2026-01-02&paidTo=2026-01-01",
            "withdrawals?amountFrom=2&amountTo=1", "campaigns?raisedFrom=2&raisedTo=1", "collection-boxes?outFrom=2026-01-02&outTo=2026-01-01", "ledger?amountFrom=2&amountTo=1", "ledger.csv?datedFrom=2026-01-02&datedTo=2026-01-01", "receipts?issuedFrom=2026-01-02&issuedTo=2026-01-01", "receipts.csv?amountFrom=2&amountTo=1"])
            (await _desk.Get(path)).IsRefused(400, "list.range_inverted");
        (await _desk.Get("donations?campaign=JH-MJ-1999-0001")).IsRefused(404, "campaign.not_found");
        (await _desk.Get("donations?campaignKind=nothing")).IsRefused(400);
    }
}
