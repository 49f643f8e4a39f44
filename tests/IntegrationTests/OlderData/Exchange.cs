using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.OlderData;

/// <summary>What somebody once asked and was answered, under the idempotency key that the server gave or took.</summary>
internal sealed record Exchange(string Method, string Path, string? Key, string? Actor, string? Body, string Type, int Status, string Answer)
{
    public bool IsCommand => Method != "GET" && Status < 300;

    /// <summary>Asks the same again.</summary>
    public async Task<Answer> Again(HttpClient client)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Key is not null) request.Headers.Add("Idempotency-Key", Key);
        request.Actor = Actor;
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Type);
        }

        return await Fundraising.Answer.Of(await client.SendAsync(request));
    }

    /// <summary>The same status, and everything that was said then is said now; more may be said.</summary>
    public void IsAnsweredBy(Answer now)
    {
        Assert.True((int)now.Status == Status, $"{Method} {Path}: {(int)now.Status} instead of {Status}: {now.Text}");
        Holds(JsonNode.Parse(Answer), now.Json, $"{Method} {Path}");
    }

    private static void Holds(JsonNode? then, JsonNode? now, string where)
    {
        if (then is JsonObject members)
        {
            Assert.True(now is JsonObject, $"{where} is no object any more: {now}");
            foreach (var (name, value) in members.Where(m => m.Key != "traceId")) Holds(value, now[name], $"{where} {name}");
        }
        else if (then is JsonArray items)
        {
            Assert.True(now is JsonArray array && array.Count == items.Count, $"{where}: not as many as there were: {now}");
            for (var i = 0; i < items.Count; i++) Holds(items[i], now![i], $"{where}[{i}]");
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(then, now), $"{where}: {now} instead of {then}");
        }
    }
}

/// <summary>Writes down every exchange that goes through it.</summary>
internal sealed class Scribe(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public List<Exchange> Exchanges { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var key = response.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        if (response.StatusCode is not HttpStatusCode.ServiceUnavailable)
        {
            Exchanges.Add(new(
                request.Method.Method, request.RequestUri!.PathAndQuery, key, request.Actor, body, request.Content?.Headers.ContentType?.ToString() ?? "application/json",
                (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken)));
        }

        return response;
    }
}
