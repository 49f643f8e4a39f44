using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Platform;

public sealed class ReadingTheAuditTrail : IDisposable
{
    private const string Trail = "/api/v1/platform/audit";
    private const string Large = "/api/v1/platform/parameters/Fundraising.LargeDonationYuan";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Who_changed_exported_and_erased_what_stands_in_it_before_he_is_answered()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client, "accountant");
        var campaign = await desk.Launch();
        var gift = await campaign.Receive(10);
        (await desk.Post($"{Large}/set", Value(5000))).IsOk();
        (await desk.Post($"{Large}/set?dryRun=true", Value(6000))).IsOk();
        (await desk.Post($"{Large}/set", Value(0))).IsRefused(422);
        (await desk.Get($"campaigns/{campaign.Number}/donations.csv?name=示例")).IsOk();
        (await desk.Post($"donations/{gift.Number}/erase", new JsonObject { ["kinds"] = new JsonArray("message"), ["reason"] = "来函，电话 13800138000", ["identityChecked"] = true })).IsOk();

        var lines = await Lines(desk, "");

        Assert.Equal(["erasure", "export", "parameterChange"], lines.Select(l => (string)l["action"]!));
        Assert.All(lines, l => Assert.Equal(("accountant", "127.0.0.1", "done"), ((string)l["actor"]!, (string)l["address"]!, (string)l["result"]!)));
        Assert.Equal(("parameter/Fundraising.LargeDonationYuan", "platform.parameters", "POST /api/v1/platform/parameters/{key}/set"), ((string)lines[2]["object"]!, (string)lines[2]["permission"]!, (string)lines[2]["operation"]!));
        Assert.StartsWith($"list/{campaign.Number}-", (string)lines[1]["object"]!, StringComparison.Ordinal);
        Assert.Equal(["name"], lines[1]["fields"]!.AsArray().Select(f => (string)f!));
        Assert.Equal(["message"], lines[0]["fields"]!.AsArray().Select(f => (string)f!));
        Assert.Equal("来函，电话 ***", (string)lines[0]["reason"]!);
    }

    [Fact]
    public async Task It_is_searched_by_actor_action_object_result_and_day_page_by_page_and_that_is_told_too()
    {
        await using var host = await TestHost.Start();
        var (one, other) = (new Desk(host.Client, "one"), new Desk(host.Client, "other"));
        for (var i = 0; i < 5; i++) (await one.Post($"{Large}/set", Value(1000 + i))).IsOk();
        (await other.Post("/api/v1/platform/parameters/Audit.KeepMonths/set", Value(48))).IsOk();
        var today = Plans.Day(0);

        Assert.Single(await Lines(one, "?actor=other"));
        Assert.Equal(5, (await Lines(one, "?object=parameter/Fundraising.LargeDonationYuan")).Count);
        Assert.Equal(6, (await Lines(one, "?object=parameter&action=parameterChange")).Count);
        Assert.Empty(await Lines(one, "?action=parameterChange&result=refused"));
        Assert.Empty(await Lines(one, $"?action=parameterChange&to={Plans.Day(-1)}"));
        Assert.Equal(6, (await Lines(one, $"?action=parameterChange&from={today}&to={today}")).Count);
        var paged = await one.All($"{Trail}?action=parameterChange", limit: 2);
        Assert.Equal(6, paged.Select(l => (string)l["id"]!).Distinct().Count());
        Assert.Equal(6, (int)(await one.Get($"{Trail}?action=parameterChange&limit=1&includeTotal=true")).IsOk().Json["total"]!);
        var cursor = (string)(await one.Get($"{Trail}?action=parameterChange&limit=1")).Json["nextCursor"]!;
        (await one.Get($"{Trail}?action=export&cursor={cursor}")).IsRefused(400, "list.cursor_invalid");
        (await one.Get($"{Trail}?action=nothing")).IsRefused(400);

        var reads = await Lines(one, "?action=auditRead");
        Assert.True(reads.Count >= 10, $"{reads.Count}");
        var file = (await one.Get("/api/v1/platform/audit.csv?action=parameterChange")).IsOk();
        Assert.Equal(6, file.Text.Split("parameter/").Length - 1);
        Assert.StartsWith("list/audit-", (string)(await Lines(one, "?action=export"))[0]["object"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_refused_stands_in_it_and_of_many_there_is_one_line_with_their_count()
    {
        await using var host = await TestHost.Start();
        for (var i = 0; i < 30; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous.GetAsync("/api/v1/fundraising/donations/320831199003079994")).StatusCode);

        var desk = new Desk(host.Client);
        var lines = await Until(() => Lines(desk, "?action=refusal"), found => found.Sum(l => (int)l["count"]!) == 30);

        Assert.True(lines.Count < 10, $"{lines.Count} lines");
        Assert.All(lines, l => Assert.Equal(("refused", "access.sign_in_required", "***"), ((string)l["result"]!, (string)l["code"]!, (string)l["object"]!)));
        Assert.DoesNotContain("9994", (await desk.Get(Trail)).Text);
    }

    [Fact]
    public async Task What_was_answered_stands_in_it_after_a_crash_and_an_altered_line_is_named_by_its_place()
    {
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            var desk = new Desk(host.Client);
            for (var i = 0; i < 5; i++) (await desk.Post($"{Large}/set", Value(1000 + i))).IsOk();
            await host.Kill();
        }

        await using (var again = await TestHost.Start(folder: _folder.FullName))
            Assert.Equal(5, (await Lines(new Desk(again.Client), "?action=parameterChange")).Count);

        Assert.Equal(0, (await Verb.Run(_folder.FullName, "verify")).ExitCode);
        await AuditSql.Run(_folder.FullName, "update journal set actor = 'somebody' where position = 3");

        var (code, output) = await Verb.Run(_folder.FullName, "verify");
        Assert.Equal(1, code);
        Assert.Matches(@"审计 \d{4}-\d\d position 3 stream audit-", output);
        Assert.Single(output.Split('\n'), line => line.Contains("position ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_comes_back_from_a_backup_as_it_was()
    {
        var restored = Directory.CreateTempSubdirectory("jinhu-test-").FullName;
        var file = Path.Combine(_folder.FullName, "all.backup");
        var data = Path.Combine(_folder.FullName, "data");
        await using (var host = await TestHost.Start(folder: data))
        {
            (await new Desk(host.Client, "accountant").Post($"{Large}/set", Value(5000))).IsOk();
            Assert.Equal(0, (await Verb.Run(data, "backup", file)).ExitCode);
        }

        var (code, output) = await Verb.Run(restored, "restore", file);
        Assert.True(code == 0, output);
        Assert.Contains("审计", (await Verb.Run(restored, "verify")).Output);
        await using var again = await TestHost.Start(folder: restored);
        var line = Assert.Single(await Lines(new Desk(again.Client), ""));
        Assert.Equal(("accountant", "parameterChange"), ((string)line["actor"]!, (string)line["action"]!));
        Directory.Delete(restored, recursive: true);
    }

    [Fact]
    public async Task Months_that_are_too_young_are_not_purged_whatever_is_set()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        (await desk.Post("/api/v1/platform/parameters/Audit.KeepMonths/set", Value(5))).IsRefused(422, "parameter.out_of_limits");
        (await desk.Post($"{Trail}/purge", Purge(Month(-35)))).IsRefused(422, "audit.too_young");
        (await desk.Post($"{Trail}/purge", Purge(Month(-36)))).IsOk();
        (await desk.Post("/api/v1/platform/parameters/Audit.KeepMonths/set", Value(6))).IsOk();
        (await desk.Post($"{Trail}/purge", Purge(Month(-5)))).IsRefused(422, "audit.too_young");
        Assert.Empty((await desk.Post($"{Trail}/purge", Purge(Month(-6)))).IsOk().Json["purged"]!.AsArray());
        (await desk.Post($"{Trail}/purge", Purge("jüngst"))).IsRefused(422, "audit.month_invalid");
        (await desk.Post($"{Trail}/purge", Purge(Month(-6), null))).IsRefused(422, "audit.reason_missing");
    }

    private static JsonObject Value(decimal value) => new() { ["value"] = value, ["basis"] = "示例依据", ["from"] = Plans.Day(0) };

    private static JsonObject Purge(string before, string? reason = "保留期满") => new() { ["before"] = before, ["reason"] = reason };

    private static string Month(int months) => Plans.Today.AddMonths(months).ToString("yyyy-MM");

    // Without those that come of signing in and asking, unless it asks for them.
    private static async Task<List<JsonNode>> Lines(Desk desk, string query) =>
        [.. (await desk.Get($"{Trail}{query}{(query.Length == 0 ? "?" : "&")}limit=200")).IsOk().Items.Select(i => i!)
            .Where(i => (string)i["action"]! is var action && (query.Contains(action, StringComparison.Ordinal) || action is not ("auditRead" or "signIn" or "accountChange")))];

    private static async Task<List<JsonNode>> Until(Func<Task<List<JsonNode>>> ask, Predicate<List<JsonNode>> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var found = await ask();
            if (wanted(found)) return found;
            await Task.Delay(100, patience.Token);
        }
    }
}
