using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace JinhuRedCross.Bench.Cases;

/// <summary>A thousand organisations assessed in one run: all for the first time, then with nothing changed.</summary>
internal static class Assessing
{
    private const string Root = "/api/v1/organisations";
    private static readonly string[] _regulations = ["membership", "volunteering", "finance", "records"];

    public static async Task Run(Workbench bench)
    {
        var count = bench.Quick ? 50 : 1000;
        await using var platform = await Platform.Start(bench.NewFolder());
        Report.Say($"Assessing: {count} organisations with ten pieces of evidence each");
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => await Enter(platform.Client, i));
        await platform.Settled();
        var (first, changed) = await Once(platform.Client);
        await platform.Settled();
        var again = new List<double>();
        for (var round = 0; round < bench.Rounds; round++) again.Add((await Once(platform.Client)).Milliseconds);
        Report.Table(
            $"A run over {count} organisations, {count * 10} pieces of evidence",
            ["", "ms", "standings written"],
            [["first run", Ms(first), changed.ToString(CultureInfo.InvariantCulture)], ["nothing changed, median", Ms(again.Order().ElementAt(again.Count / 2)), "0"]]);
    }

    private static async Task<(double Milliseconds, int Changed)> Once(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        var run = await Post(client, $"{Root}/assessments/run", null);
        return (clock.Elapsed.TotalMilliseconds, (int)run["changed"]!);
    }

    private static async Task Enter(HttpClient client, int i)
    {
        var unit = await Post(client, $"{Root}/grassroots-organisations", new() { ["name"] = $"测量组织{i}", ["kind"] = "school", ["division"] = "320831001", ["hostUnit"] = "测量单位", ["on"] = "2026-01-05" });
        var path = $"{Root}/grassroots-organisations/{unit["id"]}";
        await Post(client, $"{path}/register-figures", Proved(new() { ["paidMembers"] = 5 + (i % 10), ["volunteers"] = 6 }));
        foreach (var kind in _regulations) await Post(client, $"{path}/regulations", Proved(new() { ["kind"] = kind, ["title"] = "制度", ["issuedOn"] = "2026-01-05" }));
        foreach (var line in (string[])["firstAid", "other", "bloodDonation"]) await Post(client, $"{path}/activities", Proved(new() { ["title"] = "活动", ["line"] = line, ["participants"] = 20 }));
        await Post(client, $"{path}/funds", Proved(new() { ["source"] = "dues", ["form"] = "income", ["year"] = TimeProvider.System.GetUtcNow().Year, ["amount"] = 500 }));
        await Post(client, $"{path}/stations", Proved(new() { ["name"] = "站点", ["address"] = "测量路1号" }));
    }

    private static JsonObject Proved(JsonObject evidence)
    {
        evidence["document"] = new JsonObject { ["reference"] = "档案", ["sha256"] = new string('a', 64) };
        return evidence;
    }

    private static async Task<JsonNode> Post(HttpClient client, string path, JsonObject? body)
    {
        using var answer = body is null ? await client.PostAsync(path, null) : await client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }

    private static string Ms(double milliseconds) => milliseconds.ToString("0", CultureInfo.InvariantCulture);
}
