using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ErasingADonor(FundraisingFixture fixture)
{
    private readonly Desk _desk = fixture.Desk;

    private static JsonObject Asking(params string[] kinds) =>
        new() { ["kinds"] = new JsonArray([.. kinds.Select(k => JsonValue.Create(k))]), ["reason"] = "本人来函请求", ["identityChecked"] = true };

    private static JsonObject Told => Plans.Gift(88).With("donor.name", "欧阳示例").With("donor.phone", "13912345678").With("donor.idNumber", "320831199003079994").With("message", "示例留言内容").With("publicity", "name");

    private static string[] Words(JsonNode? list) => [.. list!.AsArray().Select(k => (string)k!)];

    [Fact]
    public async Task Contact_data_goes_and_the_name_on_the_voucher_stays_with_its_reason()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(Told)).IsCreated();

        var erased = (await _desk.Post($"donations/{gift.Id}/erase", Asking("name", "contact", "identity", "message"))).IsOk();

        Assert.Equal(["contact", "identity", "message"], Words(erased.Json["erased"]));
        var kept = Assert.Single(erased.Json["kept"]!.AsArray())!;
        Assert.Equal(("name", $"{Plans.Today.Year + 30}-12-31", true, "SEC-05"), ((string?)kept["kind"], (string?)kept["until"], (bool)kept["restricted"]!, (string?)kept["rule"]));
        Assert.Contains("会计", (string?)kept["reason"]);
        var after = (await _desk.Get("donations/" + gift.Id)).IsOk();
        Assert.Equal(("欧阳**", true, null), ((string?)after.Json["donor"]!["name"], (bool)after.Json["restricted"]!, (string?)after.Json["message"]));
        Assert.Equal(88, after.Yuan("amount"));
        Assert.Equal(["donation-recorded", "campaign-person-erased"], (await _desk.Get($"donations/{gift.Id}/history")).IsOk().Items.Select(i => (string)i!["what"]!));
    }

    [Fact]
    public async Task What_stays_is_no_longer_shown_outside_the_desk()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(Told)).IsCreated();
        Assert.Contains("欧阳示例", (await _desk.Get($"{campaign.PublicPath}/donations")).IsOk().Text);

        (await _desk.Post($"donations/{gift.Id}/erase", Asking("name"))).IsOk();

        foreach (var outside in (string[])[$"{campaign.PublicPath}/donations", $"{campaign.PublicPath}/donations?name=欧阳", $"{campaign.Path}/donations.csv"])
            Assert.DoesNotContain("欧阳", (await _desk.Get(outside)).IsOk().Text);
        Assert.Contains("爱心人士", (await _desk.Get($"{campaign.PublicPath}/donations")).IsOk().Text);
    }

    [Fact]
    public async Task Who_did_not_prove_his_identity_is_refused_and_nothing_goes()
    {
        var gift = (await (await _desk.Launch()).Record(Told)).IsCreated();
        var path = $"donations/{gift.Id}/erase";

        (await _desk.Post(path, Asking("contact").With("identityChecked", false))).IsRefused(422, "erasure.identity_unproved");
        (await _desk.Post(path, Asking("contact").Without("identityChecked"))).IsRefused(422, "erasure.identity_unproved");
        (await _desk.Post(path, Asking())).IsRefused(422, "erasure.kinds_missing");
        (await _desk.Post(path, Asking("contact").Without("reason"))).IsRefused(422, "erasure.reason_missing");
        (await _desk.Post(path, Asking("contact").With("requestedOn", Plans.Day(1)))).IsRefused(422, "erasure.requested_in_future");
        (await _desk.Post($"donations/{Guid.CreateVersion7()}/erase", Asking("contact"))).IsRefused(404, "donation.not_found");

        Assert.Equal("示例留言内容", (string?)(await _desk.Get("donations/" + gift.Id)).Json["message"]);
        Assert.Equal(gift.ETag, (await _desk.Get("donations/" + gift.Id)).ETag);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_go_and_changes_nothing()
    {
        var gift = (await (await _desk.Launch()).Record(Told)).IsCreated();

        var would = (await _desk.Post($"donations/{gift.Id}/erase?dryRun=true", Asking("message", "name"))).IsOk();

        Assert.Equal(["message"], Words(would.Json["erased"]));
        Assert.Equal("name", (string?)Assert.Single(would.Json["kept"]!.AsArray())!["kind"]);
        Assert.Equal(gift.ETag, (await _desk.Get("donations/" + gift.Id)).ETag);
        Assert.Equal("示例留言内容", (string?)(await _desk.Get("donations/" + gift.Id)).Json["message"]);
    }

    [Fact]
    public async Task A_repeat_gets_the_same_answer_and_erasing_again_tells_nothing_new()
    {
        var gift = (await (await _desk.Launch()).Record(Told)).IsCreated();
        var (path, key) = ($"donations/{gift.Id}/erase", Guid.CreateVersion7().ToString());
        var first = (await _desk.Post(path, Asking("message", "name"), key)).IsOk();

        var again = (await _desk.Post(path, Asking("message", "name"), key)).IsOk();
        Assert.Equal((true, first.Text), (again.Replayed, again.Text));
        (await _desk.Post(path, Asking("contact"), key)).IsRefused(422, "idempotency.key_reused");
        Assert.Equal(["message"], Words((await _desk.Post(path, Asking("message", "name"))).IsOk().Json["erased"]));

        var item = Assert.Single((await _desk.Get($"/api/v1/platform/erasures?subject={gift.Id}")).IsOk().Items)!;
        Assert.Equal(("本人来函请求", "local"), ((string?)item["reason"], (string?)item["by"]));
        Assert.Equal(["message"], Words(item["erased"]));
        Assert.Equal(["name"], Words(item["restricted"]));
    }

    [Fact]
    public async Task Memory_does_not_give_back_what_was_erased()
    {
        var campaign = await _desk.Launch();
        var (request, key) = (Told, Guid.CreateVersion7().ToString());
        var gift = (await campaign.Record(request, key)).IsCreated();
        Assert.Contains("示例留言内容", (await campaign.Record(request, key)).Text);

        (await _desk.Post($"donations/{gift.Id}/erase", Asking("message", "name"))).IsOk();

        var again = (await campaign.Record(request, key)).IsCreated();
        Assert.True(again.Replayed);
        Assert.Equal((null, gift.Number, gift.Id, true), ((string?)again.Json["message"], again.Number, again.Id, (bool)again.Json["restricted"]!));
        Assert.DoesNotContain("欧阳示例", again.Text);
    }

    [Fact]
    public async Task The_version_that_an_erasure_raises_is_the_one_that_a_decision_compares_with()
    {
        var gift = (await (await _desk.Launch()).Record(Told.With("overseas", true))).IsCreated();
        var review = new JsonObject { ["reviewNumber"] = "示例审1" };
        (await _desk.Post($"donations/{gift.Id}/erase", Asking("contact"))).IsOk();
        var shown = (await _desk.Get("donations/" + gift.Id)).IsOk();
        Assert.NotEqual(gift.ETag, shown.ETag);

        (await _desk.Post($"donations/{gift.Id}/review", review, headers: ("If-Match", gift.ETag))).IsRefused(412, "version.stale");
        (await _desk.Post($"donations/{gift.Id}/erase", Asking("message"), headers: ("If-Match", gift.ETag))).IsRefused(412, "version.stale");
        var reviewed = (await _desk.Post($"donations/{gift.Id}/review", review, headers: ("If-Match", shown.ETag))).IsOk();

        Assert.Equal(reviewed.ETag, (await _desk.Get("donations/" + gift.Id)).ETag);
    }

    [Fact]
    public async Task A_held_row_is_erased_by_its_id_and_its_money_can_still_be_taken()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        (await campaign.Record(Plans.Gift(10).With("givenAt", "2020-02-01T09:00:00+08:00").With("receivedAt", "2020-02-01T10:00:00+08:00"))).IsCreated();
        var job = await campaign.Import(HandedIn.Csv("1,2020-02-01,示例甲,10,,示例备注"));
        var held = Assert.Single(await _desk.All($"{campaign.Path}/imports/{job.Id}/held"));
        Assert.Equal("示**", (string?)held["name"]);

        var erased = (await _desk.Post("/api/v1/platform/erasures", Asking("name", "message").With("subject", (string)held["id"]!))).IsOk();

        Assert.Equal(["name", "message"], Words(erased.Json["erased"]));
        Assert.Null((string?)Assert.Single(await _desk.All($"{campaign.Path}/imports/{job.Id}/held"))["name"]);
        (await campaign.Post($"imports/{job.Id}/held/accept", new JsonObject { ["rows"] = new JsonArray(2) })).IsOk();
        var taken = (await _desk.Get("donations/" + (string)held["id"]!)).IsOk();
        Assert.Equal(("anonymous", null, null), ((string?)taken.Json["donor"]!["kind"], (string?)taken.Json["donor"]!["name"], (string?)taken.Json["message"]));
        await campaign.Holds(2, 20);
    }

    [Fact]
    public async Task Who_is_responsible_for_a_campaign_stays_until_it_is_settled()
    {
        var campaign = await _desk.Launch();
        var asking = Asking("name").With("subject", campaign.Number);
        var running = (await _desk.Post("/api/v1/platform/erasures", asking)).IsOk();
        Assert.Equal(("FUN-02", false), ((string?)running.Json["kept"]![0]!["rule"], (bool)running.Json["kept"]![0]!["restricted"]!));
        Assert.Equal("示例负责人", (string?)(await campaign.Get()).Json["responsiblePerson"]);
        (await campaign.Step("end")).IsOk();
        var settled = (await campaign.Step("settle")).IsOk();

        (await _desk.Post("/api/v1/platform/erasures", asking.DeepClone())).IsOk();

        var shown = (await campaign.Get()).IsOk();
        Assert.Null((string?)shown.Json["responsiblePerson"]);
        Assert.NotEqual(settled.ETag, shown.ETag);
        Assert.DoesNotContain("示例负责人", (await campaign.Get("history")).IsOk().Text);
    }

    [Fact]
    public async Task A_payee_stays_while_the_payment_is_open_or_on_its_voucher()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(100);
        async Task<Answer> Asked() => (await campaign.Post("disbursements", Plans.Payment(5).With("payee", "示例收款人"))).IsCreated();
        async Task<JsonNode> Erase(Answer payment) => (await _desk.Post("/api/v1/platform/erasures", Asking("name").With("subject", payment.Id))).IsOk().Json;
        var (open, rejected, paid) = (await Asked(), await Asked(), await Asked());
        (await campaign.As("approver").Decide(rejected.Id, "reject", new JsonObject { ["reason"] = "示例" })).IsOk();
        (await campaign.As("approver").Decide(paid.Id, "approve")).IsOk();
        (await campaign.Pay(paid.Id)).IsOk();
        Assert.Contains("示**", (await _desk.Get($"{campaign.PublicPath}/disbursements")).IsOk().Text);

        Assert.Equal("FUN-08", (string?)(await Erase(open))["kept"]![0]!["rule"]);
        Assert.Equal(["name"], Words((await Erase(rejected))["erased"]));
        Assert.Equal("SEC-05", (string?)(await Erase(paid))["kept"]![0]!["rule"]);

        Assert.DoesNotContain("示**", (await _desk.Get($"{campaign.PublicPath}/disbursements")).IsOk().Text);
        (await campaign.As("approver").Decide(open.Id, "approve")).IsOk();
    }

    [Fact]
    public async Task Somebody_who_is_on_no_record_is_not_found() =>
        (await _desk.Post("/api/v1/platform/erasures", Asking("name").With("subject", Guid.CreateVersion7().ToString()))).IsRefused(404, "erasure.subject_unknown");
}
