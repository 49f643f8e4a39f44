using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class PayingADisbursement(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Money_is_asked_for_approved_by_somebody_else_and_paid()
    {
        var campaign = await Funded(1000);

        var asked = (await campaign.Request(400)).IsCreated();
        Assert.Equal(1000, (await campaign.Get()).Yuan("availableAmount"));
        Assert.True(await HasTask("approve", asked.Id));
        (await campaign.Pay(asked.Id)).IsRefused(409, "disbursement.not_approved");
        var approved = (await campaign.As("approver").Decide(asked.Number, "approve")).IsOk();
        Assert.Equal((600m, 400m), await Figures(campaign, "availableAmount", "committedAmount"));
        Assert.True(await HasTask("pay", asked.Id));
        var paid = (await campaign.Pay(asked.Id)).IsOk();

        Assert.Equal(("local", "approver", "paid"), ((string?)paid.Json["requestedBy"], (string?)approved.Json["decidedBy"], (string?)paid.Json["status"]));
        Assert.Equal((0m, 400m), await Figures(campaign, "committedAmount", "disbursedAmount"));
        Assert.False(await HasTask("pay", asked.Id));
        Assert.Equal(paid.Text, (await campaign.Get($"disbursements/{asked.Id}")).IsOk().Text);
        Assert.Equal(paid.ETag, (await campaign.Get($"disbursements/{asked.Number}")).ETag);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Who_asks_does_not_decide(string verb)
    {
        var campaign = await Funded(10);
        var asked = (await campaign.Request(10)).IsCreated();

        (await campaign.Decide(asked.Id, verb)).IsRefused(403, "disbursement.same_person");
    }

    [Fact]
    public async Task A_rejected_or_cancelled_payment_is_closed_and_its_money_free()
    {
        var campaign = await Funded(10);
        var (rejected, cancelled) = ((await campaign.Request(10)).IsCreated(), (await campaign.Request(10)).IsCreated());
        (await campaign.As("approver").Decide(rejected.Id, "reject", new JsonObject { ["reason"] = "不合规定" })).IsOk();
        (await campaign.As("approver").Decide(cancelled.Id, "approve")).IsOk();
        (await campaign.As("approver").Decide(cancelled.Id, "approve")).IsRefused(409, "disbursement.approved");
        (await campaign.Decide(cancelled.Id, "cancel", new JsonObject { ["reason"] = "不再需要" })).IsOk();

        foreach (var closed in (string[])[rejected.Id, cancelled.Id])
        {
            foreach (var verb in (string[])["approve", "reject", "cancel"]) (await campaign.As("approver").Decide(closed, verb)).IsRefused(409, "disbursement.closed");
            (await campaign.Pay(closed)).IsRefused(409, "disbursement.closed");
        }

        Assert.Equal((10m, 0m), await Figures(campaign, "availableAmount", "committedAmount"));
    }

    [Fact]
    public async Task More_than_there_is_is_refused_to_the_fen()
    {
        var campaign = await Funded(10000);

        Assert.Contains("0.01 元", (await campaign.Request(10000.01m)).IsRefused(422, "disbursement.exceeds_available").Text);
        (await campaign.Request(10000)).IsCreated();
    }

    [Fact]
    public async Task A_large_payment_needs_the_number_of_a_decision()
    {
        var campaign = await Funded(100_000);

        (await campaign.Request(29_999.99m)).IsCreated();
        Assert.Equal("DEC-01", (string?)(await campaign.Request(30_000)).IsRefused(422, "disbursement.decision_required").Json["rule"]);
        (await campaign.Request(30_000, decision: "示例会纪〔2026〕1号")).IsCreated();
    }

    [Fact]
    public async Task Money_for_one_purpose_is_not_spent_on_another()
    {
        var campaign = await Funded(100);
        await campaign.Receive(50, "助学");

        (await campaign.Request(100.01m)).IsRefused(422, "disbursement.exceeds_available");
        (await campaign.Request(50.01m, "助学")).IsRefused(422, "disbursement.exceeds_available");
        (await campaign.Request(1, "不存在的用途")).IsRefused(422, "disbursement.exceeds_available");
        (await campaign.Request(50, "助学")).IsCreated();
    }

    [Fact]
    public async Task A_payment_belongs_to_its_campaign()
    {
        var (campaign, other) = (await Funded(10), await Funded(10));
        var asked = (await campaign.Request(10)).IsCreated();

        (await other.As("approver").Decide(asked.Id, "approve")).IsRefused(404, "disbursement.not_found");
        (await other.Get($"disbursements/{asked.Number}")).IsRefused(404, "disbursement.not_found");
        (await campaign.As("approver").Decide((await campaign.Receive(1)).Id, "approve")).IsRefused(404, "disbursement.not_found");
    }

    [Fact]
    public async Task A_campaign_with_open_payments_is_not_settled()
    {
        var campaign = await Funded(10);
        var asked = (await campaign.Request(10)).IsCreated();
        (await campaign.Step("end")).IsOk();

        (await campaign.Step("settle")).IsRefused(409, "campaign.disbursements_open");
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();
        (await campaign.Pay(asked.Id)).IsOk();
        (await campaign.Step("settle")).IsOk();
    }

    [Fact]
    public async Task Payments_are_listed_by_status_and_the_public_sees_the_paid_ones()
    {
        var campaign = await Funded(100);
        var asked = (await campaign.Request(3)).IsCreated();
        var paid = await campaign.Spend(7);

        Assert.Equal([paid.Id, asked.Id], await Listed(campaign, ""));
        Assert.Equal([asked.Id, paid.Id], await Listed(campaign, "?sort=amount"));
        Assert.Equal([asked.Id], await Listed(campaign, "?status=requested"));
        var open = (await _desk.Get(campaign.PublicPath + "/disbursements")).IsOk();
        Assert.Equal(paid.Number, (string?)open.Items.Single()!["number"]);
        (await campaign.Get("disbursements?status=open")).IsRefused(400, "request.unknown_value");
    }

    private async Task<Campaign> Funded(decimal yuan)
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(yuan);
        return campaign;
    }

    private async Task<bool> HasTask(string kind, string subject) => (await _desk.All($"tasks?kind={kind}")).Exists(t => (string?)t["subjectId"] == subject);

    private static async Task<(decimal First, decimal Second)> Figures(Campaign campaign, string first, string second)
    {
        var shown = (await campaign.Get()).IsOk();
        return (shown.Yuan(first), shown.Yuan(second));
    }

    private static async Task<List<string>> Listed(Campaign campaign, string query) =>
        [.. (await campaign.Get("disbursements" + query)).IsOk().Items.Select(i => (string)i!["id"]!)];
}
