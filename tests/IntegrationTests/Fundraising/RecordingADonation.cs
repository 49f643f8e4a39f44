using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class RecordingADonation(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_gift_gets_its_number_and_query_code_and_counts()
    {
        var campaign = await _desk.Launch();

        var gift = (await campaign.Record(Plans.Gift(1409.5m).With("donor.phone", "13800138000").With("donor.idNumber", "320831199003079994"))).IsCreated();
        var shown = (await campaign.Get()).Json;

        Assert.Equal($"{campaign.Number}-000001", gift.Number);
        Assert.Equal(12, ((string)gift.Json["queryCode"]!).Length);
        Assert.Equal("1409.5", gift.Json["amount"]!.ToJsonString());
        Assert.Equal((1409.5m, 1409.5m, 1), ((decimal)shown["raisedAmount"]!, (decimal)shown["availableAmount"]!, (int)shown["donationCount"]!));
        Assert.DoesNotContain("13800138000", gift.Text);
        Assert.DoesNotContain("320831199003079994", gift.Text);
        Assert.Equal(gift.Text, (await _desk.Get("donations/" + gift.Id)).Text);
        Assert.Equal(gift.Text, (await _desk.Get("donations/" + gift.Number)).Text);
    }

    [Theory]
    [InlineData("", "campaign.not_launched")]
    [InlineData("launch suspend", "campaign.suspended")]
    [InlineData("launch end", "campaign.closed")]
    public async Task A_campaign_that_does_not_run_takes_no_money(string steps, string code)
    {
        var campaign = await _desk.Draft();
        foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries)) (await campaign.Step(step)).IsOk();

        (await campaign.Record(Plans.Gift(1))).IsRefused(409, code);
    }

    [Fact]
    public async Task The_same_payment_is_recorded_once_anywhere()
    {
        var (one, other) = (await _desk.Launch(), await _desk.Launch());
        var payment = Plans.Gift(10).With("transactionNumber", "abC" + Desk.NewTransaction());
        var first = (await one.Record(payment)).IsCreated();

        Assert.Contains(first.Number, (await one.Record(payment)).IsRefused(409, "donation.payment_recorded").Text);
        Assert.Contains(first.Number, (await other.Record(payment.With("transactionNumber", ((string)payment["transactionNumber"]!).ToUpperInvariant()))).IsRefused(409, "donation.payment_recorded").Text);
        (await other.Record(payment.With("channel", "alipay"))).IsCreated();
        Assert.Equal(10, (await one.Get()).Yuan("raisedAmount"));
    }

    [Fact]
    public async Task A_large_gift_needs_its_letter()
    {
        var campaign = await _desk.Launch();

        (await campaign.Record(Plans.Gift(1_000_000))).IsRefused(422, "donation.letter_required");
        (await campaign.Record(Plans.Gift(999_999.99m))).IsCreated();
        var gift = (await campaign.Record(Plans.Gift(1_000_000).With("letterReference", "示例函1"))).IsCreated();
        (await _desk.Post($"donations/{gift.Id}/letter", new JsonObject { ["letterReference"] = "示例函2" })).IsRefused(409, "donation.letter_not_owed");
    }

    [Fact]
    public async Task An_overseas_gift_is_used_only_after_its_review()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(Plans.Gift(500).With("overseas", true))).IsCreated();

        Assert.Equal((0m, 500m), ((await campaign.Get()).Yuan("availableAmount"), (await campaign.Get()).Yuan("awaitingReviewAmount")));
        (await campaign.Request(1)).IsRefused(422, "disbursement.exceeds_available");
        Assert.Contains(await _desk.All("tasks?kind=review"), t => (string?)t["subjectId"] == gift.Id);
        var review = (await _desk.Post($"donations/{gift.Number}/review", new JsonObject { ["reviewNumber"] = "示例审1" })).IsOk();
        Assert.False((bool)review.Json["awaitsReview"]!);
        Assert.Equal(review.ETag, (await _desk.Get("donations/" + gift.Id)).ETag);
        Assert.Equal(500, (await campaign.Get()).Yuan("availableAmount"));
        Assert.DoesNotContain(await _desk.All("tasks?kind=review"), t => (string?)t["subjectId"] == gift.Id);
        (await _desk.Post($"donations/{gift.Id}/review", new JsonObject { ["reviewNumber"] = "示例审1" })).IsRefused(409, "donation.not_awaiting_review");
    }

    [Theory]
    [InlineData("individual", "示例甲", "name", "示例甲")]
    [InlineData("individual", "示例甲", "masked", "示**")]
    [InlineData("individual", "示例甲", "anonymous", "爱心人士")]
    [InlineData("organisation", "金湖示例有限公司", "name", "金湖示例有限公司")]
    [InlineData("organisation", "金湖示例有限公司", "anonymous", "爱心单位")]
    [InlineData("anonymous", null, "anonymous", "爱心人士")]
    public async Task The_public_sees_the_donor_as_the_donor_chose(string kind, string? name, string publicity, string shown)
    {
        var campaign = await _desk.Launch();
        (await campaign.Record(Plans.Gift(8).With("donor", Plans.Donor(kind, name)).With("publicity", publicity))).IsCreated();

        var seen = (await _desk.Get(campaign.PublicPath + "/donations")).IsOk();

        Assert.Equal(shown, (string?)seen.Items.Single()!["donor"]);
        if (name is not null && name != shown) Assert.DoesNotContain(name, seen.Text);
    }

    [Fact]
    public async Task A_gift_of_a_hidden_name_is_not_found_by_that_name_in_public()
    {
        var campaign = await _desk.Launch();
        (await campaign.Record(Plans.Gift(8).With("donor.name", "示例寻").With("publicity", "masked"))).IsCreated();
        (await campaign.Record(Plans.Gift(9).With("donor.name", "示例明").With("publicity", "name"))).IsCreated();

        Assert.Empty((await _desk.Get(campaign.PublicPath + "/donations?name=示例寻")).IsOk().Items);
        Assert.Single((await _desk.Get(campaign.PublicPath + "/donations?name=示例明")).IsOk().Items);
        Assert.Single((await campaign.Get("donations?name=示例寻")).IsOk().Items);
    }

    [Fact]
    public async Task Gifts_after_the_last_day_go_elsewhere_and_earlier_ones_are_still_taken()
    {
        var campaign = await _desk.Launch(Plans.Targeted().With("endsOn", Plans.Day(-2)));

        (await campaign.Record(Plans.Gift(1))).IsRefused(422, "donation.received_after_end");
        (await campaign.Record(Plans.Gift(1).With("receivedAt", Plans.Day(-2) + "T23:59:59+08:00").With("givenAt", Plans.Day(-2) + "T23:59:59+08:00"))).IsCreated();
    }
}
