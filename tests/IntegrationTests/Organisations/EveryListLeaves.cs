using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>What the document promises of each operation of the module, asked of each: lists leave as files, and commands on an older version are refused.</summary>
public sealed class EveryListLeaves(FundraisingFixture host)
{
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task Every_list_has_its_files()
    {
        var paths = await Paths();
        // The job's rows have errors.csv; divisions are a table of codes that nobody keeps apart.
        var lists = paths.Where(p => p.Operation("get") is { } get && IsList(get) && !p.Path.EndsWith("/divisions", StringComparison.Ordinal)).Select(p => p.Path).ToList();
        Assert.True(lists.Count >= 15, $"{lists.Count} lists");
        Assert.Empty(lists.SelectMany(l => new[] { $"{l}/export.xlsx", $"{l}/export.csv" }).Except(paths.Select(p => p.Path)));
    }

    [Fact]
    public async Task A_file_shows_what_its_list_does_and_nobody_by_name()
    {
        var unit = await Operate(_desk);
        var site = (await _desk.Post($"{Root}/sites", Site())).IsCreated();
        (await _desk.Post($"{Root}/sites/{site.Id}/open", Step("2026-03-01"))).IsOk();
        (await _desk.Post($"{Root}/sites/{site.Id}/inspect", new JsonObject { ["findings"] = new JsonArray(new JsonObject { ["text"] = "杂物" }), ["report"] = Document(), ["on"] = "2026-05-04" })).IsOk();
        (await _desk.Post($"{Root}/sites/{site.Id}/services", new JsonObject { ["kind"] = "other", ["people"] = 35, ["note"] = "健康讲座" })).IsOk();
        foreach (var (path, told) in ((string, string)[])
        [
            ($"{unit.Path}/officers", "会长"), ($"{unit.Path}/evidence", "批文"), ($"{unit.Path}/history", "organisation-opened"), ($"{unit.Path}/assessments", "达标历史"), ($"{Root}/tasks", "整改：杂物"), ($"{Root}/assessments/runs", "测算记录"),
            ($"{Root}/standards", "有制度"), ($"{Root}/sites/{site.Id}/inspections", "档案 1"), ($"{Root}/sites/{site.Id}/findings", "未整改 1 项"), ($"{Root}/sites/{site.Id}/services", "健康讲座"), ($"{Root}/sites/{site.Id}/history", "site-opened"), ($"{Root}/coverage", "金南镇"),
        ])
        {
            var csv = (await _desk.Get($"{path}/export.csv")).IsOk().Text;
            Assert.True(csv.Contains(told, StringComparison.Ordinal), $"{path}: {csv}");
            Assert.DoesNotContain("示例甲", csv);
            Assert.DoesNotContain("13800138000", csv);
            Assert.Equal(HttpStatusCode.OK, (await _desk.Get($"{path}/export.xlsx")).Status);
        }

        Assert.Equal("杂物", (string?)Assert.Single((await _desk.Get($"{Root}/sites/{site.Id}/findings?open=true")).IsOk().Items)!["text"]);
        Assert.Equal(35, (int)Assert.Single((await _desk.Get($"{Root}/sites/{site.Id}/services")).IsOk().Items)!["people"]!);
        Assert.Equal("2027-05-04", (string?)Assert.Single((await _desk.Get($"{Root}/sites/{site.Id}/inspections")).IsOk().Items)!["nextReviewOn"]);
    }

    [Fact]
    public async Task Every_command_on_an_older_version_is_refused()
    {
        var things = new Dictionary<string, string>
        {
            ["grassroots-organisations"] = (await Operate(_desk)).Id,
            ["sites"] = (await _desk.Post($"{Root}/sites", Site())).IsCreated().Id,
            ["named-institutions"] = (await _desk.Post($"{Root}/named-institutions", Example("applyForNaming", await Api()).With("proposedName", $"示例红十字医院{Guid.CreateVersion7():N}"))).IsCreated().Id,
            ["emblem-checks"] = (await _desk.Post($"{Root}/emblem-checks", Example("checkEmblem", await Api()))).IsCreated().Id,
        };
        var (unit, heir) = (new Unit(_desk, things["grassroots-organisations"], ""), await Register(_desk));
        things["proposals"] = (await unit.Post("proposals", new JsonObject { ["reason"] = "迁址", ["profile"] = new JsonObject { ["name"] = $"示例{unit.Id}", ["hostUnit"] = "示例单位" } })).IsCreated().Id;
        var commands = (await Paths()).SelectMany(p => new[] { "post", "put" }.Where(m => p.Operation(m) is not null && p.Path.Contains("{id}", StringComparison.Ordinal)).Select(m => (p.Path, Method: m, Operation: p.Operation(m)!))).ToList();
        Assert.True(commands.Count >= 40, $"{commands.Count} commands");
        foreach (var (path, method, operation) in commands.Where(c => (string)c.Operation["operationId"]! != "proposeChange"))
        {
            var thing = path[(Root.Length + 1)..].Split('/')[0];
            var parts = path.Replace("{id}", things[thing], StringComparison.Ordinal).Split('/').Select(s => s switch { "{number}" => "1", _ when s.StartsWith('{') => Guid.CreateVersion7().ToString(), _ => s });
            var answer = await _desk.As("reviewer").Send(new HttpMethod(method.ToUpperInvariant()), string.Join('/', parts), Body(operation, heir), headers: ("If-Match", "\"999999\""));
            Assert.True((int)answer.Status == 412, $"{operation["operationId"]}: {(int)answer.Status} {answer.Text}");
        }
    }

    private async Task<JsonNode> Api() => (await _desk.Get("/swagger/organisations/swagger.json")).IsOk().Json;

    private async Task<List<PathOf>> Paths() => [.. (await Api())["paths"]!.AsObject().Where(p => p.Key.StartsWith(Root + "/", StringComparison.Ordinal)).Select(p => new PathOf(p.Key, p.Value!))];

    private static bool IsList(JsonNode get) => get["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["$ref"]?.ToString().Contains("ListResponse", StringComparison.Ordinal) == true
        || get["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["properties"]?["nextCursor"] is not null;

    private static JsonObject Example(string operation, JsonNode document)
    {
        var found = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Single(o => (string?)o.Value!["operationId"] == operation).Value!;
        return found["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone().AsObject();
    }

    // What an example names by number is there for sure only on a fresh host.
    private static StringContent? Body(JsonNode operation, Unit heir)
    {
        if (operation["requestBody"]?["content"]?["application/json"] is not { } body) return null;
        var example = body["example"] ?? body["examples"]!.AsObject().First().Value!["value"];
        return new(example!.ToJsonString().Replace("JH-ZZ-0002", heir.Number, StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
    }

    private static JsonObject Site() => new()
    {
        ["name"] = "示例阵地",
        ["kind"] = "partyServiceCentre",
        ["division"] = "320831001",
        ["address"] = $"示例路{Guid.CreateVersion7():N}号",
        ["hostUnit"] = "示例社区",
        ["responsiblePerson"] = "示例甲",
        ["phone"] = "13800138000",
        ["on"] = "2026-01-08",
    };

    private sealed record PathOf(string Path, JsonNode Operations)
    {
        public JsonNode? Operation(string method) => Operations[method];
    }
}
