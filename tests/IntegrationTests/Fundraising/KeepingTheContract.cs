using System.Net;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class KeepingTheContract(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task What_is_created_lies_where_its_location_says_in_the_same_version()
    {
        var draft = (await _desk.Post("campaigns", Plans.Targeted())).IsCreated();
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);
        var asked = (await campaign.Request(5)).IsCreated();

        foreach (var created in (Answer[])[draft, gift, asked])
        {
            var found = (await _desk.Get(created.Headers.Location!.ToString())).IsOk();
            Assert.Equal((created.Text, created.ETag), (found.Text, found.ETag));
        }
    }

    [Fact]
    public async Task A_known_version_is_not_sent_again()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);
        var asked = (await campaign.Request(5)).IsCreated();

        foreach (var path in (string[])[$"{Desk.Root}/{campaign.Path}", $"{Desk.Root}/donations/{gift.Id}", $"{Desk.Root}/{campaign.Path}/disbursements/{asked.Id}", campaign.PublicPath])
        {
            var tag = (await _desk.Get(path)).IsOk().ETag;
            var known = (await _desk.Get(path, ("If-None-Match", tag))).Is(HttpStatusCode.NotModified);
            Assert.Equal(("", tag), (known.Text, known.ETag));
            (await _desk.Get(path, ("If-None-Match", "\"999\""))).IsOk();
        }
    }

    [Fact]
    public async Task An_edit_of_an_older_version_is_refused()
    {
        var campaign = await _desk.Draft();
        var old = (await campaign.Get()).ETag;
        (await _desk.Put(campaign.Path, Plans.Targeted().With("title", "甲的修改"), headers: ("If-Match", old))).IsOk();

        (await _desk.Put(campaign.Path, Plans.Targeted().With("title", "乙的修改"), headers: ("If-Match", old))).IsRefused(412);
        Assert.Equal("甲的修改", (string?)(await campaign.Get()).Json["title"]);
    }

    [Fact]
    public async Task A_payment_has_a_version_of_its_own()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);
        var asked = (await campaign.Request(5)).IsCreated();
        await campaign.Receive(10);

        (await campaign.As("approver").Decide(asked.Id, "approve", headers: ("If-Match", "\"1\""))).IsRefused(412);
        var approved = (await campaign.As("approver").Decide(asked.Id, "approve", headers: ("If-Match", asked.ETag))).IsOk();
        (await campaign.Decide(asked.Id, "pay", Plans.Voucher(), headers: ("If-Match", asked.ETag))).IsRefused(412);
        (await campaign.Decide(asked.Id, "pay", Plans.Voucher(), headers: ("If-Match", approved.ETag))).IsOk();
    }

    [Fact]
    public async Task A_gift_has_a_version_of_its_own()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);
        var gift = (await campaign.Record(Plans.Gift(10).With("overseas", true))).IsCreated();
        await campaign.Receive(10);

        (await Review(gift, "\"999\"")).IsRefused(412);
        (await Review(gift, gift.ETag)).IsOk();

        Task<Answer> Review(Answer of, string version) => _desk.Post($"donations/{of.Id}/review", new JsonObject { ["reviewNumber"] = "示例审1" }, headers: ("If-Match", version));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_changes_nothing()
    {
        var campaign = await _desk.Launch();
        var taken = Plans.Gift(10);
        var first = (await campaign.Record(taken)).IsCreated();
        var asked = (await campaign.Request(5)).IsCreated();
        var before = await campaign.Get();

        Assert.Equal($"{campaign.Number}-000002", (await campaign.Post("donations?dryRun=true", Plans.Gift(7))).IsOk().Number);
        Assert.Contains(first.Number, (await campaign.Post("donations?dryRun=true", taken)).IsRefused(409, "donation.payment_recorded").Text);
        Assert.Equal("requested", (string?)(await campaign.Post("disbursements?dryRun=true", Plans.Payment(10))).IsOk().Json["status"]);
        (await campaign.Post("disbursements?dryRun=true", Plans.Payment(11))).IsRefused(422, "disbursement.exceeds_available");
        Assert.Equal("approved", (string?)(await campaign.As("approver").Decide(asked.Id, "approve?dryRun=true")).IsOk().Json["status"]);
        Assert.Equal("ended", (string?)(await campaign.Post("end?dryRun=true")).IsOk().Json["status"]);
        var draft = (await _desk.Post("campaigns?dryRun=true", Plans.General())).IsOk();

        Assert.Equal((before.Text, before.ETag), ((await campaign.Get()).Text, (await campaign.Get()).ETag));
        (await _desk.Get("campaigns/" + draft.Id)).IsRefused(404, "campaign.not_found");
        Assert.Single((await campaign.Get("donations")).Items);
    }

    [Fact]
    public async Task A_dry_run_keeps_no_key()
    {
        var (campaign, key) = (await _desk.Launch(), Guid.CreateVersion7().ToString());
        (await campaign.Post("donations?dryRun=true", Plans.Gift(7), key)).IsOk();

        Assert.False((await campaign.Post("donations", Plans.Gift(8), key)).IsCreated().Replayed);
    }

    [Fact]
    public async Task A_decision_that_was_taken_is_not_told_to_have_failed()
    {
        var campaign = await _desk.Draft();

        var answer = await campaign.Post("launch", headers: ("If-None-Match", "nonsense"));

        Assert.Equal(answer.Status == HttpStatusCode.OK ? "running" : "draft", (string?)(await campaign.Get()).Json["status"]);
    }

    [Fact]
    public async Task The_actor_is_whoever_signed_in_whatever_a_header_says()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);

        var asked = (await campaign.As("maker").Post("disbursements", Plans.Payment(1), headers: ("X-Actor", "boss"))).IsCreated();

        Assert.Equal("maker", (string?)asked.Json["requestedBy"]);
    }

    [Fact]
    public async Task Refusals_speak_the_language_of_the_caller()
    {
        var path = $"campaigns/{Guid.Empty}";

        Assert.Contains("no such campaign", (string?)(await _desk.Get(path, ("Accept-Language", "en-GB, zh;q=0.5"))).IsRefused(404).Json["detail"]);
        Assert.Contains("没有这个募捐活动", (string?)(await _desk.Get(path)).IsRefused(404).Json["detail"]);
    }

    [Theory]
    [InlineData("version.stale")]
    [InlineData("idempotency.key_reused")]
    [InlineData("store.unavailable")]
    [InlineData("day.out_of_range")]
    [InlineData("donation.inquiry_locked")]
    public async Task The_type_of_a_refusal_leads_to_its_explanation(string code) => (await _desk.Get("/errors/" + code)).IsOk();

    [Fact]
    public async Task A_repeat_is_not_measured_by_the_version_it_once_met()
    {
        var (campaign, key) = (await _desk.Draft(), Guid.CreateVersion7().ToString());
        var tag = (await campaign.Get()).ETag;
        var launched = (await campaign.Post("launch", key: key, headers: ("If-Match", tag))).IsOk();

        Assert.Equal(launched.Text, (await campaign.Post("launch", key: key, headers: ("If-Match", tag))).IsOk().Text);
    }
}
