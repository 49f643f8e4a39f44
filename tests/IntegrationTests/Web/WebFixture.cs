using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Web;

[assembly: AssemblyFixture(typeof(WebFixture))]

namespace JinhuRedCross.IntegrationTests.Web;

/// <summary>One host with the throw-away module, shared by the tests of the web layer.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private TestHost? _host;

    internal TestHost Host => _host!;

    public HttpClient Client => Host.Client;

    public async ValueTask InitializeAsync() => _host = await TestHost.Start([new ThrowAwayModule()]);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Task<HttpResponseMessage> Post(string body, string path = "/api/v1/things/things", string type = "application/json") =>
        Post(Encoding.UTF8.GetBytes(body), path, type);

    public Task<HttpResponseMessage> Post(byte[] body, string path = "/api/v1/things/things", string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return Client.PostAsync(path, content);
    }

    /// <summary>The body of an answer that must be a whole problem document.</summary>
    public static async Task<JsonNode> ProblemOf(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.Equal("/errors/" + (string?)problem["code"], (string?)problem["type"]);
        foreach (var member in (string[])["title", "detail", "traceId"]) Assert.False(string.IsNullOrEmpty((string?)problem[member]), member);
        return problem;
    }
}
