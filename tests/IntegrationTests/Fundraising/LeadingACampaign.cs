using System.Net;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class LeadingACampaign(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task The_public_page_names_platforms_and_partner()
    {
        var plan = Plans.Public().With("onlinePlatforms", new JsonArray("腾讯公益"))
            .With("partner", new JsonObject { ["name"] = "金湖示例商会", ["agreementNumber"] = "示例协1号", ["evaluatedOn"] = Plans.Day(-60), ["account"] = "示例银行" });
        (await _desk.Post("campaigns", plan.DeepClone().AsObject().With("partner.account", "商会账户"))).IsRefused(422, "campaign.partner_account");
        (await _desk.Post("campaigns", plan.DeepClone().AsObject().With("onlinePlatforms", new JsonArray("示例众筹网")))).IsRefused(422, "campaign.platform_not_designated");
        var campaign = await _desk.Draft(plan);
        (await campaign.Post("file", Plans.Filing())).IsOk();

        Assert.Equal("示例协1号", (string?)(await campaign.Get()).IsOk().Json["partner"]!["agreementNumber"]);
        var open = (await _desk.Get(campaign.PublicPath)).IsOk().Json;
        Assert.Equal(("金湖示例商会", "腾讯公益"), ((string?)open["partnerName"], (string?)open["onlinePlatforms"]![0]));
    }

    [Fact]
    public async Task A_public_campaign_lives_from_its_draft_to_its_settlement()
    {
        var campaign = await _desk.Draft(Plans.Public());
        await Steps(campaign, ("draft", ""), ("filed", "file"), ("running", "launch"), ("suspended", "suspend"), ("running", "resume"));
        var changed = (await campaign.Post("change", Plans.Public().With("title", "改名").With("refilingNumber", "示例变更1"))).IsOk();
        await Steps(campaign, ("ended", "end"), ("settled", "settle"));

        Assert.Equal("改名", (string?)changed.Json["title"]);
        Assert.Equal("示例变更1", (string?)changed.Json["filingNumber"]);
        Assert.Equal(Plans.Day(0), (string?)(await campaign.Get()).Json["settledOn"]);
    }

    [Theory]
    [InlineData("", "launch", 422, "campaign.not_filed")]
    [InlineData("", "suspend", 409, "campaign.not_running")]
    [InlineData("", "resume", 409, "campaign.not_suspended")]
    [InlineData("", "end", 409, "campaign.not_launched")]
    [InlineData("", "settle", 409, "campaign.not_ended")]
    [InlineData("file", "file", 409, "campaign.filed_already")]
    [InlineData("file launch", "launch", 409, "campaign.launched")]
    [InlineData("file launch", "settle", 409, "campaign.not_ended")]
    [InlineData("file launch suspend", "suspend", 409, "campaign.not_running")]
    [InlineData("file launch end", "end", 409, "campaign.closed")]
    [InlineData("file launch end", "launch", 409, "campaign.closed")]
    [InlineData("file launch end settle", "settle", 409, "campaign.closed")]
    public async Task A_step_out_of_order_is_refused(string before, string step, int status, string code)
    {
        var campaign = await _desk.Draft(Plans.Public());
        foreach (var earlier in before.Split(' ', StringSplitOptions.RemoveEmptyEntries)) (await Step(campaign, earlier)).IsOk();

        (await Step(campaign, step)).IsRefused(status, code);
    }

    [Fact]
    public async Task An_emergency_is_launched_first_and_filed_afterwards_and_a_task_reminds_of_it()
    {
        var campaign = await _desk.Launch(Plans.Emergency());

        var task = (await Tasks("file", campaign.Id)).Single();
        Assert.Equal(Plans.Day(7), (string?)task["dueOn"]);
        (await campaign.Post("file", Plans.Filing(0))).IsOk();
        Assert.Empty(await Tasks("file", campaign.Id));
    }

    [Fact]
    public async Task An_emergency_without_its_incident_is_not_launched_unfiled()
    {
        var campaign = await _desk.Draft(Plans.Emergency().Without("incidentName"));

        (await campaign.Step("launch")).IsRefused(422, "campaign.not_filed");
    }

    [Fact]
    public async Task A_targeted_campaign_needs_no_filing_and_the_general_fund_not_even_a_plan()
    {
        var targeted = await _desk.Launch(Plans.Targeted());
        var general = await _desk.Launch(Plans.General());

        (await targeted.Post("file", Plans.Filing())).IsRefused(409, "campaign.needs_no_filing");
        Assert.Null((await general.Get()).Json["endsOn"]);
        (await _desk.Post("campaigns", Plans.General().With("endsOn", Plans.Day(1)))).IsRefused(422, "campaign.general_has_no_end");
    }

    [Fact]
    public async Task A_plan_that_lacks_something_is_told_everything_that_it_lacks()
    {
        var refused = (await _desk.Post("campaigns", Plans.Public().Without("costEstimate").Without("surplusPlan"))).IsRefused(422, "campaign.plan_incomplete");

        Assert.Equal("FUN-02", (string?)refused.Json["rule"]);
        Assert.Contains("募捐成本、剩余财产的处理", refused.Text);
        Assert.Equal(["costEstimate", "surplusPlan"], refused.Json["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task A_certificate_must_hold_on_all_days()
    {
        var campaign = await _desk.Draft(Plans.Public().With("certificate.validTo", Plans.Day(299)));
        (await campaign.Post("file", Plans.Filing())).IsOk();

        (await campaign.Step("launch")).IsRefused(422, "campaign.certificate_does_not_cover");
    }

    [Fact]
    public async Task A_filing_that_comes_late_is_refused_with_the_last_possible_day()
    {
        var campaign = await _desk.Draft(Plans.Public());

        Assert.Contains(Plans.Day(-40), (await campaign.Post("file", Plans.Filing(-39))).IsRefused(422, "campaign.filed_late").Text);
        (await campaign.Post("file", Plans.Filing(-40))).IsOk();
    }

    [Fact]
    public async Task A_draft_is_edited_and_a_filed_plan_only_changed()
    {
        var campaign = await _desk.Draft(Plans.Public());
        (await campaign.Post("change", Plans.Public())).IsRefused(409, "campaign.is_draft");
        var edited = (await _desk.Put(campaign.Path, Plans.Public().With("title", "新名称"))).IsOk();
        (await campaign.Post("file", Plans.Filing())).IsOk();

        Assert.Equal("新名称", (string?)edited.Json["title"]);
        (await _desk.Put(campaign.Path, Plans.Public())).IsRefused(409, "campaign.not_draft");
        (await campaign.Post("change", Plans.Public())).IsRefused(422, "campaign.refiling_missing");
    }

    [Fact]
    public async Task A_campaign_whose_days_have_passed_shows_a_task_to_end_it()
    {
        var campaign = await _desk.Launch(Plans.Targeted().With("endsOn", Plans.Day(-2)));

        Assert.Equal(Plans.Day(-1), (string?)(await Tasks("end", campaign.Id)).Single()["dueOn"]);
        (await campaign.Step("end")).IsOk();
        Assert.Empty(await Tasks("end", campaign.Id));
    }

    [Fact]
    public async Task Campaigns_are_found_by_status_kind_and_title()
    {
        var title = "寻找" + Guid.CreateVersion7();
        var ids = new List<string>();
        foreach (var plan in (JsonObject[])[Plans.Targeted(), Plans.Public(), Plans.General()]) ids.Add((await _desk.Draft(plan.With("title", title))).Id);
        (await _desk.Post($"campaigns/{ids[0]}/launch")).IsOk();

        Assert.Equal([ids[2], ids[1], ids[0]], await Found($"title={title}"));
        Assert.Equal([ids[0]], await Found($"title={title}&status=running"));
        Assert.Equal([ids[1]], await Found($"title={title}&kind=public"));
        Assert.Equal(ids, await Found($"title={title}&sort=number"));
        Assert.Equal(3, (int?)(await _desk.Get($"campaigns?title={title}&limit=1&includeTotal=true")).Json["total"]);
        (await _desk.Get("campaigns?status=Running")).IsRefused(400);
        (await _desk.Get("campaigns?sort=title")).IsRefused(400, "request.unknown_sort");
    }

    [Fact]
    public async Task Drafts_stay_inside_and_everything_filed_or_launched_is_public()
    {
        var draft = await _desk.Draft();
        var running = await _desk.Launch();

        (await _desk.Get(draft.PublicPath)).IsRefused(404, "campaign.not_found");
        Assert.Equal("running", (string?)(await _desk.Get(running.PublicPath)).IsOk().Json["status"]);
        var all = await _desk.All($"{Desk.Open}/campaigns");
        Assert.Contains(all, c => (string?)c["number"] == running.Number);
        Assert.DoesNotContain(all, c => (string?)c["number"] == draft.Number);
    }

    [Fact]
    public async Task A_campaign_goes_by_its_id_or_its_number()
    {
        var campaign = await _desk.Draft();

        Assert.Equal((await campaign.Get()).Text, (await _desk.Get($"campaigns/{campaign.Number}")).Text);
        (await _desk.Get("campaigns/JH-MJ-2020-9999")).IsRefused(404, "campaign.not_found");
        (await _desk.Get($"campaigns/{Guid.Empty}")).IsRefused(404, "campaign.not_found");
        (await _desk.Post("campaigns/JH-MJ-2020-9999/launch")).IsRefused(404, "campaign.not_found");
    }

    private static Task<Answer> Step(Campaign campaign, string verb) => verb == "file" ? campaign.Post("file", Plans.Filing()) : campaign.Step(verb);

    private static async Task Steps(Campaign campaign, params (string Status, string Verb)[] steps)
    {
        foreach (var (status, verb) in steps)
        {
            var answer = verb.Length == 0 ? await campaign.Get() : await Step(campaign, verb);
            Assert.Equal(status, (string?)answer.Is(HttpStatusCode.OK).Json["status"]);
        }
    }

    private async Task<List<string>> Found(string query) => [.. (await _desk.Get("campaigns?" + query)).IsOk().Items.Select(i => (string)i!["id"]!)];

    private async Task<List<JsonNode>> Tasks(string kind, string subject) => [.. (await _desk.All($"tasks?kind={kind}")).Where(t => (string?)t["subjectId"] == subject)];
}
