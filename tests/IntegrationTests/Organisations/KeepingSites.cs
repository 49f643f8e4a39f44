using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>Sites run when they have what their kind must have, and coverage counts what there is (ORG-01 to ORG-04, ORG-11).</summary>
public sealed class KeepingSites(FundraisingFixture host)
{
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task A_home_is_prepared_opened_inspected_put_right_and_closed()
    {
        var unit = await Operate(_desk);
        var site = (await _desk.Post($"{Root}/sites", Proposed("humanityHome").With("organisation", unit.Number))).IsCreated();
        var path = $"{Root}/sites/{site.Number}";
        Assert.Equal(("示**", "138****8000"), ((string?)site.Json["responsible"], (string?)site.Json["phone"]));

        var missing = (await _desk.Post($"{path}/open", Step("2026-03-01"))).IsRefused(422, "site.requirement_missing");
        Assert.Equal(4, missing.Json["errors"]!["content"]!.AsArray().Count);
        (await _desk.Put($"{path}/content", Content(new JsonObject { ["hardware"] = new JsonArray(new JsonObject { ["name"] = "广场" }) }))).IsRefused(422, "site.hardware_without_vca");
        (await _desk.Put($"{path}/content", Content(Home()))).IsOk();
        var old = (await _desk.Get(path)).ETag;
        Assert.Equal("2027-03-01", (string?)(await _desk.Post($"{path}/open", Step("2026-03-01"))).IsOk().Json["nextReviewOn"]);
        (await _desk.Post($"{path}/rectify", new JsonObject { ["reason"] = "损坏" }, headers: ("If-Match", old))).IsRefused(412);
        Assert.True((bool)(await unit.Get("assessment")).IsOk().Json["items"]![3]!["holds"]!);

        (await _desk.Post($"{path}/inspect", new JsonObject { ["findings"] = new JsonArray(new JsonObject { ["text"] = "杂物" }), ["report"] = Document(), ["on"] = "2026-05-04" })).IsOk();
        var task = Assert.Single(await _desk.All($"{Root}/tasks?kind=closeFinding"), t => (string?)t["subjectId"] == site.Id);
        Assert.Equal(("整改：杂物", site.Number), ((string?)task["title"], (string?)task["subjectNumber"]));
        (await _desk.Post($"{path}/rectify", new JsonObject { ["reason"] = "损坏", ["on"] = "2026-05-06" })).IsOk();
        (await _desk.Post($"{path}/resume", new JsonObject { ["on"] = "2026-06-01" })).IsRefused(422, "site.findings_open");
        (await _desk.Post($"{path}/findings/1/close", new JsonObject { ["measure"] = "已清理" })).IsRefused(422, "organisation.field_missing");
        (await _desk.Post($"{path}/findings/1/close", new JsonObject { ["measure"] = "已清理", ["document"] = Document() })).IsOk();
        (await _desk.Post($"{path}/findings/2/close", new JsonObject { ["measure"] = "已清理", ["document"] = Document() })).IsRefused(404, "site.finding_not_open");
        (await _desk.Post($"{path}/resume", new JsonObject { ["on"] = "2026-06-01" })).IsOk();
        Assert.False((bool)(await unit.Get("assessment?on=2026-05-10")).IsOk().Json["items"]![3]!["holds"]!);
        (await _desk.Post($"{path}/close", new JsonObject { ["reason"] = "收回" })).IsOk();
        (await _desk.Post($"{path}/services", new JsonObject { ["kind"] = "other", ["people"] = 3 })).IsRefused(409, "site.closed");
        Assert.Equal(7, (await _desk.Get($"{path}/history")).IsOk().Items.Count - 1);
    }

    [Fact]
    public async Task Loans_are_granted_within_the_fund_and_repaid()
    {
        var site = (await _desk.Post($"{Root}/sites", Proposed("humanityHome"))).IsCreated();
        var path = $"{Root}/sites/{site.Id}";
        (await _desk.Put($"{path}/content", Content(Home()))).IsOk();
        (await _desk.Post($"{path}/open", Step("2026-03-01"))).IsOk();
        (await _desk.Put($"{path}/fund", new JsonObject { ["amount"] = 30000, ["document"] = Document() })).IsOk();
        var key = Guid.CreateVersion7().ToString();
        (await _desk.Post($"{path}/loans", Loan("户1", 20000), key)).IsOk();
        Assert.True((await _desk.Post($"{path}/loans", Loan("户1", 20000), key)).IsOk().Replayed);
        (await _desk.Post($"{path}/loans", Loan("户1", 10000))).IsRefused(409, "site.household_owes");
        (await _desk.Post($"{path}/loans", Loan("户2", 10000.01m))).IsRefused(422, "site.fund_exhausted");
        Assert.Equal((20000m, 1), ((await _desk.Get(path)).IsOk().Yuan("lentAmount"), (int)(await _desk.Get(path)).Json["openLoans"]!));
        (await _desk.Post($"{path}/loans/户2/repay", new JsonObject { ["amount"] = 1 })).IsRefused(404, "site.loan_not_open");
        key = Guid.CreateVersion7().ToString();
        var repaid = (await _desk.Post($"{path}/loans/户1/repay", new JsonObject { ["amount"] = 20000 }, key)).IsOk();
        Assert.Equal((0m, 0), (repaid.Yuan("lentAmount"), (int)repaid.Json["openLoans"]!));
        Assert.True((await _desk.Post($"{path}/loans/户1/repay", new JsonObject { ["amount"] = 20000 }, key)).IsOk().Replayed);

        static JsonObject Loan(string household, decimal amount) => new() { ["household"] = household, ["amount"] = amount };
    }

    [Fact]
    public async Task One_kind_is_at_an_address_once_and_others_may_be_there_too()
    {
        var first = Proposed("humanityHome");
        (await _desk.Post($"{Root}/sites", first)).IsCreated();
        (await _desk.Post($"{Root}/sites", first.DeepClone())).IsRefused(409, "site.place_taken");
        (await _desk.Post($"{Root}/sites", first.DeepClone().AsObject().With("kind", "elderCareBase"))).IsCreated();
        (await _desk.Post($"{Root}/sites", Proposed("humanityHome").With("organisation", "没有"))).IsRefused(422, "site.organisation_not_found");
        var there = (await _desk.Get($"{Root}/sites?address={(string?)first["address"]}&sort=name")).IsOk().Items;
        Assert.Equal(["elderCareBase", "humanityHome"], there.Select(s => (string?)s!["kind"]).Order(StringComparer.Ordinal));
        Assert.Contains("共 2 项", (await _desk.Get($"{Root}/sites/export.csv?address={(string?)first["address"]}")).IsOk().Text);
    }

    [Fact]
    public async Task Who_answers_for_a_site_is_erased_once_it_is_closed()
    {
        var site = (await _desk.Post($"{Root}/sites", Proposed("partyServiceCentre"))).IsCreated();
        var asking = new JsonObject { ["subject"] = site.Id, ["kinds"] = new JsonArray("name", "contact"), ["reason"] = "本人来函请求", ["identityChecked"] = true };
        Assert.Equal("ORG-01", (string?)(await _desk.Post("/api/v1/platform/erasures?dryRun=true", asking.DeepClone())).IsOk().Json["kept"]![0]!["rule"]);
        (await _desk.Post($"{Root}/sites/{site.Id}/close", new JsonObject { ["reason"] = "收回" })).IsOk();
        Assert.Equal(2, (await _desk.Post("/api/v1/platform/erasures", asking)).IsOk().Json["erased"]!.AsArray().Count);
        var after = (await _desk.Get($"{Root}/sites/{site.Id}")).IsOk().Json;
        Assert.Equal((null, null), ((string?)after["responsible"], (string?)after["phone"]));
    }

    [Fact]
    public async Task Coverage_is_counted_on_any_day_and_shown_to_everybody_without_people()
    {
        await using var own = await TestHost.Start();
        var desk = new Desk(own.Client);
        var street = await Operate(desk, Unit.Proposed("street", "320831001"));
        await Operate(desk, Unit.Proposed("school", "320831002"));
        await Operate(desk, Unit.Proposed("town", "320831106"));

        Assert.Equal((2, 8, 25m), await On(""));
        Assert.Equal((0, 8, 0m), await On("?on=2026-03-01"));
        Assert.Equal((2, 8, 25m), await On("?on=2026-03-02"));
        (await desk.Get($"{Root}/coverage?on=2018-07-31")).IsRefused(422, "coverage.too_early");
        (await street.Post("begin-dissolution", Step("2026-09-08").With("reason", "revoked").With("explanation", "撤销"))).IsOk();
        (await street.Post("dissolve", Step("2026-09-30").With("untransferredMembers", 0).With("balance", 0).With("duesSettled", true).With("assetsSettled", true).With("sealAndPlaqueHandedIn", true))).IsOk();
        Assert.Equal((1, 8, 12.5m), await On("?on=2026-09-30"));
        Assert.Equal((2, 8, 25m), await On("?on=2026-09-29"));

        var open = (await desk.Get("/api/v1/public/organisations/coverage")).IsOk().Json;
        Assert.Equal((12, "国家统计局统计用区划代码（2023年），街道和镇"), (open["townships"]!.AsArray().Count, (string?)open["denominatorSource"]));
        var units = (await desk.Get("/api/v1/public/organisations")).IsOk();
        Assert.Equal(2, units.Items.Count);
        Assert.DoesNotContain("示例甲", units.Text);
        (await desk.Post($"{Root}/sites", Proposed("partyServiceCentre"))).IsCreated();
        Assert.Empty((await desk.Get("/api/v1/public/sites")).IsOk().Items);
        Assert.Contains("1/8", (await desk.Get($"{Root}/coverage/export.csv")).IsOk().Text);

        async Task<(int, int, decimal)> On(string query)
        {
            var shown = (await desk.Get($"{Root}/coverage{query}")).IsOk().Json;
            return ((int)shown["covered"]!, (int)shown["denominator"]!, (decimal)shown["percentage"]!);
        }
    }

    private static JsonObject Proposed(string kind) => new()
    {
        ["name"] = "示例阵地",
        ["kind"] = kind,
        ["division"] = "320831001",
        ["address"] = $"示例路{Guid.CreateVersion7():N}号",
        ["hostUnit"] = "示例社区",
        ["responsiblePerson"] = "示例甲",
        ["phone"] = "13800138000",
        ["on"] = "2026-01-08",
    };

    private static JsonObject Content(JsonObject content) => new() { ["content"] = content };

    private static JsonObject Home() => new() { ["grassrootsOrganisations"] = 1, ["volunteerTeams"] = 1, ["vcaReference"] = "VCA-1", ["vcaOn"] = "2026-01-10", ["planOn"] = "2026-01-15", ["drillOn"] = "2026-02-01" };
}
