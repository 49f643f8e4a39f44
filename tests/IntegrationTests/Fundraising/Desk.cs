using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Somebody who works with the platform over HTTP.</summary>
internal sealed class Desk(HttpClient client, string? actor = null)
{
    public const string Root = "/api/v1/fundraising";

    public const string Open = "/api/v1/public";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private static long _transactions;

    public HttpClient Client => client;

    public Desk As(string other) => new(client, other);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content = null, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{Root}/{path}") { Content = content };
        request.Actor = actor;
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await Answer.Of(await client.SendAsync(request));
    }

    /// <summary>An answer that says that it lags, as on a busy machine it may, is asked for again: no test could go by it.</summary>
    public async Task<Answer> Get(string path, params (string Name, string Value)[] headers)
    {
        var asked = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await Send(HttpMethod.Get, path, headers: headers);
            if (!answer.Lags || Stopwatch.GetElapsedTime(asked) > _patience) return answer;
        }
    }

    public Task<Answer> Post(string path, JsonNode? body = null, string? key = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body is null ? null : Content(body.ToJsonString()), key, headers);

    public Task<Answer> Put(string path, JsonNode body, string? key = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, Content(body.ToJsonString()), key, headers);

    public Task<Answer> PostText(string path, string body, string type = "application/json") => Send(HttpMethod.Post, path, Content(body, type));

    public async Task<Campaign> Draft(JsonObject? plan = null) => Campaign.Of(this, (await Post("campaigns", plan ?? Plans.Targeted())).IsCreated());

    /// <summary>A campaign that takes gifts.</summary>
    public async Task<Campaign> Launch(JsonObject? plan = null)
    {
        var campaign = await Draft(plan);
        (await campaign.Step("launch")).IsOk();
        return campaign;
    }

    /// <summary>A public campaign, filed in time.</summary>
    public async Task<Campaign> File()
    {
        var campaign = await Draft(Plans.Public());
        (await campaign.Post("file", Plans.Filing())).IsOk();
        return campaign;
    }

    /// <summary>A transaction number that nobody has used.</summary>
    public static string NewTransaction() => $"T{Guid.CreateVersion7():N}-{Interlocked.Increment(ref _transactions)}";

    /// <summary>All items of a list, page by page.</summary>
    public Task<List<JsonNode>> All(string path, int limit = 200) => All(path, limit, page => Get(page));

    /// <param name="get">How a page is asked for.</param>
    public static async Task<List<JsonNode>> All(string path, int limit, Func<string, Task<Answer>> get)
    {
        var all = new List<JsonNode>();
        for (string? cursor = null; ;)
        {
            var page = (await get($"{path}{(path.Contains('?') ? '&' : '?')}limit={limit}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}")).IsOk();
            all.AddRange(page.Items.Select(i => i!.DeepClone()));
            cursor = (string?)page.Json["nextCursor"];
            if (cursor is null) return all;
        }
    }

    private static ByteArrayContent Content(string text, string type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
