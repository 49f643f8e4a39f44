using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class MendingGifts(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_refund_is_asked_for_approved_by_somebody_else_and_paid()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(100);
        await campaign.Spend(30);

        (await _desk.Post($"donations/{gift.Id}/refunds", Refund(70.01m))).IsRefused(422, "refund.exceeds_unspent");
        var key = Guid.CreateVersion7().ToString();
        var asked = (await _desk.Post($"donations/{gift.Id}/refunds", Refund(50), key)).IsCreated();
        var again = (await _desk.Post($"donations/{gift.Id}/refunds", Refund(50), key)).IsCreated();
        Assert.Equal((asked.Text, true), (again.Text, again.Replayed));
        Assert.Equal(asked.Text, (await _desk.Get(asked.Headers.Location!.ToString())).IsOk().Text);
        Assert.True(await HasTask("approveRefund", gift.Id));
        var refund = $"donations/{gift.Id}/refunds/{asked.Number}";
        (await _desk.Post($"{refund}/approve")).IsRefused(403, "refund.same_person");
        (await _desk.Post($"{refund}/pay", Voucher())).IsRefused(409, "refund.not_approved");
        (await _desk.As("approver").Post($"{refund}/approve", null, null, ("If-Match", "\"999\""))).IsRefused(412);
        (await _desk.As("approver").Post($"{refund}/approve", null, null, ("If-Match", asked.ETag))).IsOk();
        Assert.Equal((20m, 50m, 0m), await Figures(campaign, "availableAmount", "committedAmount", "refundedAmount"));
        (await campaign.Request(20.01m)).IsRefused(422, "disbursement.exceeds_available");
        var paid = (await _desk.Post($"{refund}/pay", Voucher())).IsOk();

        Assert.Equal(("done", "approver"), ((string?)paid.Json["status"], (string?)paid.Json["decidedBy"]));
        Assert.Equal((20m, 0m, 50m), await Figures(campaign, "availableAmount", "committedAmount", "refundedAmount"));
        Assert.Equal((100m, 50m), await Figures(await campaign.Trace(gift), "amount", "refundedAmount"));
        Assert.Equal(20m, (await _desk.Get(campaign.PublicPath)).Yuan("unspentAmount"));
        var listed = (await _desk.All($"{Desk.Open}/campaigns")).Single(c => (string?)c["number"] == campaign.Number);
        Assert.Equal(20m, (decimal)listed["unspentAmount"]!);
        Assert.Equal(20m, (await campaign.Trace(gift)).Yuan("unspentAmount"));
        (await _desk.Post($"{refund}/pay", Voucher())).IsRefused(409, "refund.not_approved");
        (await _desk.Post($"donations/{gift.Id}/void", Because("登记有误"))).IsRefused(409, "donation.spent");
        Assert.False(await HasTask("payRefund", gift.Id));
    }

    [Fact]
    public async Task A_voided_gift_leaves_the_sums_and_the_public_list_and_its_payment_may_be_entered_again()
    {
        var campaign = await _desk.Launch();
        var wrong = Plans.Gift(88).With("transactionNumber", Desk.NewTransaction());
        var gift = (await campaign.Record(wrong)).IsCreated();
        (await campaign.Record(wrong)).IsRefused(409, "donation.payment_recorded");

        (await _desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsRefused(409, "donation.nothing_pending");
        (await _desk.Post($"donations/{gift.Id}/void", Because(null))).IsRefused(422, "donation.reason_missing");
        (await _desk.Post($"donations/{gift.Id}/void", Because("金额记错"))).IsOk();
        (await _desk.Post($"donations/{gift.Id}/void", Because("金额记错"))).IsRefused(409, "donation.change_pending");
        (await _desk.Post($"donations/{gift.Id}/change/approve")).IsRefused(403, "refund.same_person");
        var voided = (await _desk.As("approver").Post($"donations/{gift.Number}/change/approve")).IsOk();

        Assert.Equal(("voided", 0m, 88m), ((string?)voided.Json["state"], voided.Yuan("amount"), voided.Yuan("recordedAmount")));
        Assert.Equal(voided.ETag, (await _desk.Get($"donations/{gift.Id}")).ETag);
        Assert.Equal((0m, 0m), await Figures(await campaign.Get(), "raisedAmount", "donationCount"));
        Assert.Empty((await _desk.Get($"{campaign.PublicPath}/donations")).IsOk().Items);
        Assert.Empty((await campaign.Get("donations")).IsOk().Items);
        Assert.Single((await campaign.Get("donations?state=voided")).IsOk().Items);
        Assert.Contains("合计,共 0 笔", (await campaign.Get("donations.csv")).IsOk().Text, StringComparison.Ordinal);
        (await campaign.Record(wrong)).IsCreated();
        var history = (await _desk.Get($"donations/{gift.Id}/history")).IsOk().Items;
        Assert.Equal(["donation-recorded", "donation-withdrawal-requested", "donation-withdrawal-approved"], history.Select(h => (string)h!["what"]!));
    }

    [Fact]
    public async Task A_moved_gift_is_traced_by_its_first_number_wherever_it_lies()
    {
        var (from, to) = (await _desk.Launch(), await _desk.Launch());
        var gift = await from.Receive(100);
        await from.Spend(30);

        (await _desk.Post($"donations/{gift.Id}/move", Move("JH-MJ-1999-0001"))).IsRefused(404, "campaign.not_found");
        (await _desk.Post($"donations/{gift.Id}/move", Move(to.Number, "助学"))).IsOk();
        (await _desk.As("approver").Post($"donations/{gift.Id}/change/reject", Because("先核对"))).IsOk();
        (await _desk.Post($"donations/{gift.Id}/move", Move(to.Number, "助学"))).IsOk();
        var key = Guid.CreateVersion7().ToString();
        var moved = (await _desk.As("approver").Post($"donations/{gift.Id}/change/approve", null, key)).IsOk();
        Assert.True((await _desk.As("approver").Post($"donations/{gift.Id}/change/approve", null, key)).IsOk().Replayed);
        await to.Spend(20, "助学");

        Assert.Equal((30m, to.Number), (moved.Yuan("amount"), (string?)moved.Json["movedTo"]));
        Assert.Equal((30m, 0m), await Figures(await from.Get(), "raisedAmount", "availableAmount"));
        Assert.Equal((70m, 50m), await Figures(await to.Get(), "raisedAmount", "availableAmount"));
        var arrived = Assert.Single((await to.Get("donations")).IsOk().Items)!;
        Assert.Equal((gift.Number, "助学"), ((string?)arrived["movedFrom"], (string?)arrived["earmark"]));
        var trace = (await from.Trace(gift)).IsOk();
        Assert.Equal([30m, 20m], trace.Json["parts"]!.AsArray().Select(p => (decimal)p!["amount"]!));
        Assert.Equal((100m, 50m), await Figures(trace, "amount", "unspentAmount"));
    }

    [Fact]
    public async Task A_crash_between_the_two_halves_of_a_move_is_mended_by_due_work_once()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (from, to) = (await desk.Launch(), await desk.Launch());
        var gift = await from.Receive(12.34m);
        (await desk.Post($"donations/{gift.Id}/move", Move(to.Number))).IsOk();

        // The first half alone, as if the process had ended right after it.
        var grain = host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ICampaignGrain>(Guid.Parse(from.Id));
        var asked = (await grain.Show()).Withdrawals.Values.Single();
        var born = (await host.App.Services.GetRequiredService<Journal>().FindCommand(Guid.Parse(gift.Id)))!.Value.Records[0].Event;
        Assert.Null((await grain.ApproveWithdrawal(new(Guid.CreateVersion7(), [1], "approver"), asked.Id, PlacedGift.Of((DonationRecorded)born))).Error);
        Assert.Equal(0, (await to.Get()).Yuan("raisedAmount"));

        for (var patience = 0; patience < 100 && (await to.Get()).Yuan("raisedAmount") == 0; patience++) await Task.Delay(300, TestContext.Current.CancellationToken);

        Assert.Equal((12.34m, 1m), await Figures(await to.Get(), "raisedAmount", "donationCount"));
        Assert.Equal((0m, 0m), await Figures(await from.Get(), "raisedAmount", "donationCount"));
    }

    [Fact]
    public async Task Personal_data_is_erased_wherever_a_gift_was_moved()
    {
        // A host of its own: scrubbing its files holds the read side up for a moment.
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (from, to) = (await desk.Launch(), await desk.Launch());
        var gift = await from.Receive(100);
        (await desk.Post($"donations/{gift.Id}/move", Move(to.Number))).IsOk();
        (await desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsOk();
        var arrived = (string)Assert.Single((await to.Get("donations")).IsOk().Items)!["number"]!;

        (await desk.Post($"donations/{arrived}/erase", new JsonObject { ["kinds"] = new JsonArray("contact", "name", "message"), ["reason"] = "来函请求", ["identityChecked"] = true })).IsOk();

        foreach (var number in (string[])[gift.Number, arrived])
        {
            var shown = (await desk.Get($"donations/{number}")).IsOk();
            Assert.Equal((true, "anonymous"), ((bool)shown.Json["restricted"]!, (string?)shown.Json["publicity"]));
        }
    }

    [Fact]
    public async Task A_correction_and_another_publicity_are_seen_at_once()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(66);

        (await _desk.Post($"donations/{gift.Id}/correct", new JsonObject { ["reason"] = "无" })).IsRefused(422, "donation.nothing_corrected");
        var (key, correction) = (Guid.CreateVersion7().ToString(), new JsonObject { ["donor"] = new JsonObject { ["kind"] = "organisation", ["name"] = "金湖示例更正公司" }, ["reason"] = "单位捐赠误记为个人" });
        var renamed = (await _desk.Post($"donations/{gift.Id}/correct", correction, key, ("If-Match", gift.ETag))).IsOk();
        (await _desk.Post($"donations/{gift.Id}/publicity", new JsonObject { ["publicity"] = "anonymous" }, null, ("If-Match", gift.ETag))).IsRefused(412);
        var hidden = (await _desk.Post($"donations/{gift.Id}/publicity", new JsonObject { ["publicity"] = "anonymous" }, null, ("If-Match", renamed.ETag))).IsOk();
        (await _desk.Post($"donations/{gift.Id}/publicity", new JsonObject { ["publicity"] = "anonymous" })).IsRefused(409, "donation.publicity_unchanged");

        (await _desk.Post($"donations/{gift.Id}/void", Because("登记有误"))).IsOk();
        var again = (await _desk.Post($"donations/{gift.Id}/correct", correction, key, ("If-Match", gift.ETag))).IsOk();
        Assert.Equal((true, renamed.Text, renamed.ETag), (again.Replayed, again.Text, again.ETag));
        (await _desk.As("approver").Post($"donations/{gift.Id}/change/reject", Because(null))).IsOk();
        Assert.Equal("金湖示例更正公司", (string?)renamed.Json["donor"]!["name"]);
        Assert.Equal("爱心单位", (string?)hidden.Json["displayName"]);
        Assert.Equal("爱心单位", (string?)Assert.Single((await _desk.Get($"{campaign.PublicPath}/donations")).IsOk().Items)!["donor"]);
        var history = (await _desk.Get($"donations/{gift.Id}/history")).IsOk().Items;
        Assert.Equal(["donation-recorded", "donation-corrected", "donation-publicity-changed", "donation-withdrawal-requested", "donation-withdrawal-rejected"], history.Select(h => (string)h!["what"]!));
        Assert.DoesNotContain("更正公司", history.ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonObject Refund(decimal yuan) => new() { ["amount"] = yuan, ["reason"] = "duplicate", ["explanation"] = "汇了两次" };

    private static JsonObject Because(string? reason) => new() { ["reason"] = reason };

    private static JsonObject Voucher() => new() { ["voucherNumber"] = "退字1号" };

    private static JsonObject Move(string campaign, string? earmark = null) => new() { ["campaign"] = campaign, ["earmark"] = earmark, ["reason"] = "记错了活动", ["consentReference"] = "示例同意书1" };

    private static async Task<(decimal, decimal, decimal)> Figures(Campaign campaign, string first, string second, string third)
    {
        var shown = (await campaign.Get()).IsOk();
        return (shown.Yuan(first), shown.Yuan(second), shown.Yuan(third));
    }

    private static Task<(decimal, decimal)> Figures(Answer shown, string first, string second) => Task.FromResult((shown.Yuan(first), shown.Yuan(second)));

    private async Task<bool> HasTask(string kind, string subject) => (await _desk.All($"tasks?kind={kind}")).Exists(t => (string?)t["subjectId"] == subject);
}
