using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>Who bears the name, and where the emblem is (ORG-12, ORG-13).</summary>
public sealed class NamingAndEmblems(FundraisingFixture host)
{
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task An_institution_is_named_reviewed_and_loses_the_name_which_is_free_then()
    {
        var (asked, key) = (Asked(), Guid.CreateVersion7().ToString());
        var refused = (await _desk.Post($"{Root}/named-institutions", Asked(level: "first"))).IsRefused(422, "naming.level_too_low");
        Assert.Equal(("ORG-12", "县级冠名须二级以上医院，现为一级"), ((string?)refused.Json["rule"], (string?)refused.Json["detail"]));
        var naming = (await _desk.Post($"{Root}/named-institutions", asked, key)).IsCreated();
        Assert.Matches("^JH-GM-[0-9]{4}$", naming.Number);
        Assert.True((await _desk.Post($"{Root}/named-institutions", asked, key)).IsCreated().Replayed);
        (await _desk.Post($"{Root}/named-institutions", asked.DeepClone())).IsRefused(409, "naming.name_taken");
        var path = $"{Root}/named-institutions/{naming.Number}";
        Assert.Equal("decideNaming", (string?)Assert.Single(await Tasks(naming.Id))["kind"]);

        (await _desk.Post($"{path}/approve", Step("2026-02-02"), headers: ("If-Match", "\"7\""))).IsRefused(412);
        Assert.Equal("2027-02-02", (string?)(await _desk.Post($"{path}/approve", Step("2026-02-02"))).IsOk().Json["nextReviewOn"]);
        (await _desk.Post($"{path}/approve", Step("2026-02-03"))).IsRefused(409, "naming.wrong_step");
        (await _desk.Post($"{path}/review", new JsonObject { ["conditions"] = Conditions().With("nonProfit", false), ["document"] = Document(), ["on"] = "2026-03-01" })).IsOk();
        var task = Assert.Single(await Tasks(naming.Id));
        Assert.Equal(("整改或撤销冠名：冠名的医疗机构须为非营利性", naming.Number), ((string?)task["title"], (string?)task["subjectNumber"]));
        Assert.Equal("lapsed", (string?)(await _desk.Get(path)).IsOk().Json["status"]);
        (await _desk.Post($"{path}/withdraw", Step("2026-03-05").With("reason", "改制"))).IsOk();
        Assert.Empty(await Tasks(naming.Id));
        (await _desk.Post($"{Root}/named-institutions", asked.DeepClone())).IsCreated();

        Assert.Equal(["naming-applied", "naming-approved", "naming-reviewed", "naming-withdrawn"], (await _desk.Get($"{path}/history")).IsOk().Items.Select(s => (string?)s!["what"]));
        var name = (string?)asked["proposedName"];
        Assert.Equal(["withdrawn"], (await _desk.Get($"{Root}/named-institutions?name={name}&status=withdrawn")).IsOk().Items.Select(n => (string?)n!["status"]));
        Assert.Contains("共 2 项", (await _desk.Get($"{Root}/named-institutions/export.csv?name={name}")).IsOk().Text);
        (await _desk.Get($"{Root}/named-institutions/JH-GM-9999")).IsRefused(404, "naming.not_found");
    }

    [Fact]
    public async Task A_wrong_use_of_the_emblem_is_reported_and_put_right()
    {
        var user = $"示例药店{Guid.CreateVersion7():N}";
        var check = (await _desk.Post($"{Root}/emblem-checks", Found(user, "pharmacyOrVeterinary"))).IsCreated();
        Assert.Equal(("open", "红十字标志不得用于药店、兽医站（使用办法第十八条）", "2026-03-24"), ((string?)check.Json["status"], (string?)check.Json["faults"]![0], (string?)check.Json["dueOn"]));
        var path = $"{Root}/emblem-checks/{check.Number}";
        Assert.Equal(("correctEmblem", true), ((string?)Assert.Single(await Tasks(check.Id))["kind"], (bool)Assert.Single(await Tasks(check.Id))["overdue"]!));
        (await _desk.Post($"{path}/fine", Step("2026-04-20").With("fine", 100))).IsRefused(409, "emblem.wrong_step");
        (await _desk.Post($"{path}/report", Step("2026-04-01").With("authority", "金湖县人民政府"))).IsOk();
        (await _desk.Post($"{path}/fine", Step("2026-04-20").With("fine", 10000.01m))).IsRefused(422, "emblem.fine_too_large");
        Assert.Equal(2000m, (await _desk.Post($"{path}/fine", Step("2026-04-20").With("fine", 2000))).IsOk().Yuan("fine"));
        Assert.Equal("putRight", (string?)(await _desk.Post($"{path}/put-right", new JsonObject { ["measure"] = "已拆除", ["document"] = Document(), ["on"] = "2026-05-02" })).IsOk().Json["status"]);
        Assert.Empty(await Tasks(check.Id));

        Assert.Equal("complies", (string?)(await _desk.Post($"{Root}/emblem-checks", Found(user, "clothing"))).IsCreated().Json["status"]);
        Assert.Equal(["putRight"], (await _desk.Get($"{Root}/emblem-checks?user={user}&status=putRight")).IsOk().Items.Select(c => (string?)c!["status"]));
        Assert.Contains("共 2 项，不合规定 1 项", (await _desk.Get($"{Root}/emblem-checks/export.csv?user={user}")).IsOk().Text);
        Assert.Equal(4, (await _desk.Get($"{path}/history")).IsOk().Items.Count);
    }

    private async Task<List<JsonNode>> Tasks(string subject) => [.. (await _desk.All($"{Root}/tasks")).Where(t => (string?)t["subjectId"] == subject)];

    private static JsonObject Asked(string level = "second") => new()
    {
        ["institution"] = "示例医院",
        ["proposedName"] = $"示例红十字医院{Guid.CreateVersion7():N}",
        ["division"] = "320831001",
        ["address"] = "示例路9号",
        ["level"] = "county",
        ["form"] = "redCross",
        ["conditions"] = Conditions().With("level", level),
        ["document"] = Document(),
        ["on"] = "2026-01-12",
    };

    private static JsonObject Conditions() => new() { ["licenceNumber"] = "许可证1", ["licenceUntil"] = "2035-12-31", ["nonProfit"] = true, ["groupMember"] = true, ["level"] = "second", ["foundedByRedCross"] = false };

    private static JsonObject Found(string user, string use) => new()
    {
        ["user"] = user,
        ["division"] = "320831001",
        ["place"] = "示例路10号",
        ["description"] = "所见",
        ["use"] = use,
        ["byRedCross"] = use == "clothing",
        ["nameBeneath"] = use == "clothing",
        ["onRoof"] = false,
        ["small"] = true,
        ["document"] = Document(),
        ["on"] = "2026-03-09",
    };
}
