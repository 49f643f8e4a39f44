using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace JinhuRedCross.Bench;

/// <summary>The whole platform as a process, as a county runs it.</summary>
internal sealed class Platform(Server server) : IAsyncDisposable
{
    private const string Campaigns = "/api/v1/fundraising/campaigns";

    public Server Server => server;

    public HttpClient Client => server.Client;

    /// <param name="args">Where it stores, besides the folder.</param>
    public static Task<Platform> Start(string folder, params IEnumerable<string> args) => Start(["--Data:Directory", folder, .. args]);

    /// <param name="args">All that it is told.</param>
    public static async Task<Platform> Start(IReadOnlyList<string> args) => new(await Server.Platform(args));

    /// <summary>Another build of it.</summary>
    public static async Task<Platform> Of(string dll, string folder, params string[] more) => new(await Server.Platform(["--Data:Directory", folder, .. more], dll));

    /// <summary>Campaigns that take gifts.</summary>
    public async Task<IReadOnlyList<Guid>> Launch(int count = 1)
    {
        var launched = new List<Guid>();
        while (launched.Count < count)
        {
            var drafted = await Post(Campaigns, Plan());
            var id = (string)drafted["id"]!;
            await Post($"{Campaigns}/{id}/launch", new() { ["reason"] = "测试" });
            launched.Add(Guid.Parse(id));
        }

        return launched;
    }

    /// <summary>Waits until read models and seals have come up with the journal, and says how long that took: work that commands had put off.</summary>
    public async Task<TimeSpan> Settled()
    {
        var clock = Stopwatch.StartNew();
        while (await Lag() > 0) await Task.Delay(20);
        return clock.Elapsed;
    }

    /// <summary>How many records are yet to be seen by the read model that is farthest behind, or by the sealer.</summary>
    public async Task<long> Lag()
    {
        var parts = await Parts();
        var models = parts["readModels"]!["data"]!.AsObject().Select(m => (long)m.Value!["lag"]!);
        return models.Append((long)parts["journal"]!["data"]!["unsealed"]!).Max();
    }

    /// <summary>The position of the newest record.</summary>
    public async Task<long> Newest() => (long)(await Parts())["journal"]!["data"]!["newest"]!;

    public async Task<JsonObject> Campaign(Guid id) => (await Client.GetFromJsonAsync<JsonObject>($"{Campaigns}/{id}"))!;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<JsonNode> Parts() => (await Client.GetFromJsonAsync<JsonObject>("/health/ready"))!["entries"]!;

    private async Task<JsonObject> Post(string path, JsonObject body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw new InvalidOperationException($"{path}: {text}");
    }

    private static JsonObject Plan() => new()
    {
        ["title"] = "测量用募捐",
        ["purpose"] = "资助困难家庭学生",
        ["kind"] = "targeted",
        ["startsOn"] = "2025-12-01",
        ["endsOn"] = TimeProvider.System.GetUtcNow().AddDays(300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["area"] = "江苏省淮安市金湖县",
        ["responsiblePerson"] = "示例负责人",
        ["officeAddress"] = "示例路1号",
        ["donationMethods"] = new JsonArray("bankTransfer", "weChatPay"),
        ["bankAccount"] = "示例银行",
        ["beneficiaries"] = "困难家庭学生",
        ["useOfFunds"] = "助学金",
        ["costEstimate"] = 0,
        ["surplusPlan"] = "用于同类项目",
        ["goalAmount"] = 100000,
    };
}
