using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>An organisation from its register entry to its end (ORG-05, ORG-07 to ORG-10).</summary>
public sealed class FoundingOrganisations(FundraisingFixture host)
{
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task It_is_registered_founded_opened_put_right_and_dissolved()
    {
        var (unit, heir) = (await Operate(_desk), await Register(_desk));

        var open = (await unit.Get()).IsOk();
        Assert.Equal(("operating", "2031-02-05", true, "黎城街道"), ((string?)open.Json["status"], (string?)open.Json["termTo"], (bool)open.Json["hasContact"]!, (string?)open.Json["townshipName"]));
        (await unit.Post("rectify", Step("2026-05-06").With("reason", "档案不全"))).IsOk();
        Assert.Equal("operating", (string?)(await unit.Post("pass-rectification", Step("2026-06-08"))).IsOk().Json["status"]);
        (await unit.Post("begin-dissolution", Step("2026-09-08").With("reason", "merged").With("explanation", "合并"))).IsRefused(422, "organisation.successors_missing");
        (await unit.Post("begin-dissolution", Step("2026-09-08").With("reason", "merged").With("explanation", "合并").With("successors", new JsonArray("没有")))).IsRefused(422, "organisation.successor_not_found");
        (await unit.Post("begin-dissolution", Step("2026-09-08").With("reason", "merged").With("explanation", "合并").With("successors", new JsonArray(heir.Number)))).IsOk();
        var settled = Step("2026-09-30").With("untransferredMembers", 0).With("balance", 0).With("duesSettled", true).With("assetsSettled", true).With("sealAndPlaqueHandedIn", true);
        (await unit.Post("dissolve", settled.DeepClone().AsObject().With("untransferredMembers", 12))).IsRefused(422, "organisation.members_left");
        Assert.Equal("dissolved", (string?)(await unit.Post("dissolve", settled)).IsOk().Json["status"]);

        Assert.Equal(unit.Number, (string?)(await heir.Get()).IsOk().Json["predecessors"]![0]);
        var steps = (await unit.Get("history")).IsOk().Items.Select(i => (string?)i!["what"]).ToList();
        Assert.Equal(("organisation-registered", "organisation-dissolved", 11), (steps[0], steps[^1], steps.Count));
    }

    [Fact]
    public async Task A_step_out_of_order_and_a_day_that_goes_back_are_refused()
    {
        var unit = await Register(_desk);
        (await unit.Post("open", Step("2026-03-02").With("duesPaidOn", "2026-02-20"))).IsRefused(409, "organisation.wrong_step");
        (await unit.Post("apply", Apply().With("stamped", false))).IsRefused(422, "organisation.application_unstamped");
        (await unit.Post("apply", Apply())).IsOk();
        (await unit.Post("refuse-preparation", Step("2026-01-20"))).IsRefused(422, "organisation.field_missing");
        (await unit.Post("approve-preparation", Step("2026-01-11"))).IsRefused(422, "organisation.day_before_last_step");
        var wrong = (await unit.Post("approve-preparation", Step("2026-01-20").With("documentNumber", "金红[2026]3号"))).IsRefused(422, "document_number.invalid");
        Assert.Equal("K-10", (string?)wrong.Json["rule"]);
        Assert.Contains(await _desk.All($"{Root}/tasks?kind=decideApplication"), t => (string?)t["subjectId"] == unit.Id && (string?)t["subjectNumber"] == unit.Number);
        (await unit.Post("refuse-preparation", Step("2026-01-20").With("reason", "计划不完整"))).IsOk();
        Assert.DoesNotContain(await _desk.All($"{Root}/tasks?kind=decideApplication"), t => (string?)t["subjectId"] == unit.Id);
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_takes_no_second_number()
    {
        var (asked, key) = (Proposed(), Guid.CreateVersion7().ToString());
        var first = (await _desk.Post($"{Root}/grassroots-organisations", asked, key)).IsCreated();
        var again = (await _desk.Post($"{Root}/grassroots-organisations", asked, key)).IsCreated();
        Assert.Equal((first.Text, true), (again.Text, again.Replayed));
        Assert.Matches("^JH-ZZ-[0-9]{4}$", first.Number);
        (await _desk.Post($"{Root}/grassroots-organisations", asked)).IsRefused(409, "organisation.name_taken");

        var unit = new Unit(_desk, first.Id, first.Number);
        var dry = (await unit.Post("apply?dryRun=true", Apply())).IsOk();
        Assert.Equal(("applied", "incubating"), ((string?)dry.Json["status"], (string?)(await unit.Get()).Json["status"]));
    }

    [Fact]
    public async Task A_decision_on_an_older_version_is_refused()
    {
        var unit = await Register(_desk);
        var old = (await unit.Get()).ETag;
        (await unit.Post("apply", Apply(), headers: ("If-Match", old))).IsOk();

        (await unit.Post("approve-preparation", Step("2026-01-20"), headers: ("If-Match", old))).IsRefused(412);
        (await unit.Post("register-figures", new JsonObject { ["paidMembers"] = 9, ["volunteers"] = 6, ["document"] = Document() }, headers: ("If-Match", old))).IsRefused(412);
        (await _desk.Put(unit.Path, new JsonObject { ["name"] = "新", ["hostUnit"] = "新", ["reason"] = "改" }, headers: ("If-Match", old))).IsRefused(412);
        Assert.Equal(2, (int)(await unit.Get()).Json["version"]!);
    }

    [Fact]
    public async Task A_council_that_is_too_small_and_a_code_that_is_no_more_are_refused()
    {
        var unit = await Register(_desk);
        (await unit.Post("apply", Apply())).IsOk();
        (await unit.Post("elect", Elect())).IsRefused(409, "organisation.not_founded");
        (await unit.Post("approve-preparation", Step("2026-01-20"))).IsOk();
        (await unit.Post("hold-founding-meeting", Step("2026-02-05").With("attendance", 60))).IsOk();
        var error = (await unit.Post("elect", Elect(council: 4))).IsRefused(422, "organisation.council_size");
        Assert.Equal("ORG-08", (string?)error.Json["rule"]);
        (await unit.Post("elect", Elect(council: 1, members: 8))).IsOk();
        (await unit.Post("establish", Step("2026-02-10"))).IsOk();

        var gone = (await _desk.Post($"{Root}/grassroots-organisations", Proposed("town", "320831105"))).IsRefused(422, "division.abolished");
        Assert.Contains("该区划已撤销，现属银涂镇(320831111)", (string?)gone.Json["detail"]);
        Assert.Equal(12, (await _desk.Get($"{Root}/divisions")).IsOk().Items.Count);
        Assert.Contains((await _desk.Get($"{Root}/divisions?on=2017-06-01")).IsOk().Items, d => (string?)d!["name"] == "闵桥镇");
    }

    [Fact]
    public async Task They_are_found_by_state_place_and_what_they_belong_to()
    {
        var top = await Register(_desk, Proposed("street", "320831002"));
        var below = await Register(_desk, Proposed("community", "320831002001").With("parent", top.Number));
        (await Register(_desk, Proposed("community", "320831002002"))).ToString();
        (await below.Post("apply", Apply())).IsOk();

        Assert.Equal([top.Id, below.Id], await Ids($"under={top.Number}"));
        Assert.Equal([below.Id], await Ids($"under={top.Number}&status=applied"));
        Assert.Equal([below.Id], await Ids($"under={top.Number}&division=320831002001"));
        Assert.Empty(await Ids($"under={top.Number}&kind=hospital"));
        (await _desk.Get($"{Root}/grassroots-organisations?under=没有")).IsRefused(404, "organisation.not_found");
        (await _desk.Get($"{Root}/grassroots-organisations?status=unknown")).IsRefused(400);
        var csv = (await _desk.Get($"{Root}/grassroots-organisations/export.csv?under={top.Number}")).IsOk().Text;
        Assert.Contains("基层组织名册", csv);
        Assert.Contains(below.Number, csv);
        Assert.Contains("共 2 项", csv);

        async Task<List<string>> Ids(string query) => [.. (await _desk.Get($"{Root}/grassroots-organisations?{query}")).IsOk().Items.Select(i => (string)i!["id"]!)];
    }

    [Fact]
    public async Task Who_leads_is_shown_masked_and_erased_when_the_term_is_over()
    {
        var unit = await Operate(_desk);
        var officers = (await unit.Get("officers")).IsOk();
        var contact = officers.Items.Single(o => (bool)o!["contact"]!)!;
        Assert.Equal(("示**", "138****8000"), ((string?)contact["name"], (string?)contact["phone"]));

        var asking = new JsonObject { ["subject"] = (string?)contact["id"], ["kinds"] = new JsonArray("name", "contact"), ["reason"] = "本人来函请求", ["identityChecked"] = true };
        var kept = (await _desk.Post("/api/v1/platform/erasures?dryRun=true", asking.DeepClone())).IsOk().Json;
        Assert.Equal(("name", "ORG-08"), ((string?)kept["kept"]![0]!["kind"], (string?)kept["kept"]![0]!["rule"]));
        (await unit.Post("elect", Elect().With("on", "2026-04-01"))).IsOk();
        var erased = (await _desk.Post("/api/v1/platform/erasures", asking)).IsOk().Json;
        Assert.Equal(["name", "contact"], erased["erased"]!.AsArray().Select(k => (string?)k));

        var after = (await unit.Get("officers")).IsOk().Items.Single(o => (string?)o!["id"] == (string?)contact["id"])!;
        Assert.Null(after["name"]);
        Assert.Null(after["phone"]);
        Assert.Contains((await unit.Get("history")).IsOk().Items, s => (string?)s!["what"] == "organisation-person-erased");
    }

    [Fact]
    public async Task A_term_that_has_ended_is_told_and_overdue_by_itself()
    {
        var unit = await Operate(_desk, year: 2020);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((string?)(await unit.Get()).IsOk().Json["status"] != "termOverdue") await Task.Delay(100, patience.Token);
        var task = Assert.Single(await _desk.All($"{Root}/tasks?kind=elect&organisation={unit.Number}"));
        Assert.Equal(("2025-02-05", true), ((string?)task["dueOn"], (bool)task["overdue"]!));
        (await unit.Post("rectify", Step("2026-03-01").With("reason", "未换届"))).IsOk();
        (await unit.Post("pass-rectification", Step("2026-03-02"))).IsRefused(409, "organisation.term_over");
        (await unit.Post("elect", Elect().With("on", "2026-03-03"))).IsOk();
        Assert.Equal("operating", (string?)(await unit.Post("pass-rectification", Step("2026-03-04"))).IsOk().Json["status"]);
        Assert.Empty(await _desk.All($"{Root}/tasks?kind=elect&organisation={unit.Number}"));
    }

    [Fact]
    public async Task Evidence_is_recorded_and_withdrawn()
    {
        var unit = await Operate(_desk);
        var figures = (await unit.Post("register-figures", new JsonObject { ["paidMembers"] = 9, ["volunteers"] = 6, ["document"] = Document(), ["on"] = "2026-03-10" })).IsOk();
        Assert.Equal((9, 6), ((int)figures.Json["paidMembers"]!, (int)figures.Json["volunteers"]!));
        (await unit.Post("activities", new JsonObject { ["title"] = "活动", ["line"] = "firstAid", ["participants"] = 0, ["document"] = Document() })).IsRefused(422, "organisation.number_out_of_limits");
        (await unit.Post("funds", new JsonObject { ["source"] = "fiscal", ["form"] = "budget", ["year"] = 2026, ["amount"] = 0.005, ["document"] = Document() })).IsRefused(422, "amount.too_precise");
        (await unit.Post("regulations", new JsonObject { ["kind"] = "finance", ["title"] = "财务制度", ["issuedOn"] = "2026-03-01", ["document"] = new JsonObject { ["reference"] = "档案" } })).IsRefused(422, "organisation.hash_invalid");
        var evidence = (await unit.Get("evidence?kind=registerFigures")).IsOk().Items.Single()!;

        (await unit.Post("evidence/1/withdraw", new JsonObject { ["reason"] = "不是材料" })).IsRefused(404, "organisation.evidence_not_found");
        (await unit.Post($"evidence/{figures.ETag.Trim('"')}/withdraw", new JsonObject { ["reason"] = "登记有误" })).IsOk();
        (await unit.Post($"evidence/{evidence["id"]}/withdraw", new JsonObject { ["reason"] = "登记有误" })).IsRefused(404, "organisation.evidence_not_found");
        Assert.Empty((await unit.Get("evidence?kind=registerFigures&standing=true")).IsOk().Items);
        Assert.Equal(["approval", "approval", "leadership"], (await unit.Get("evidence?standing=true&sort=kind")).IsOk().Items.Select(i => (string?)i!["kind"]));
    }
}
