using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace JinhuRedCross.Bench;

/// <summary>Signs in to the platform as a program that may do everything, and again before its token ends.</summary>
internal sealed class Ticket() : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Id = "bench";
    private const string Secret = "a-secret-of-the-bench";
    private const string Question = "/api/v1/fundraising/campaigns?limit=1";
    private static readonly TimeSpan _fresh = TimeSpan.FromMinutes(5);

    /// <summary>What the platform is told, so that the bench may sign in.</summary>
    public static readonly string[] Configured = ["--Access:Bootstrap:Client:Id", Id, "--Access:Bootstrap:Client:Secret", Secret, "--Access:Bootstrap:Client:Permissions", "*"];

    private readonly SemaphoreSlim _gate = new(1);
    private AuthenticationHeaderValue? _header;
    private DateTimeOffset _since = DateTimeOffset.MinValue;

    /// <summary>Null for an earlier build that asks nobody on this machine to sign in.</summary>
    public async Task<AuthenticationHeaderValue?> Show(Uri server, CancellationToken cancel = default)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            var now = TimeProvider.System.GetUtcNow();
            if (now - _since < _fresh) return _header;
            using var asked = await base.SendAsync(new(HttpMethod.Get, new Uri(server, Question)), cancel);
            _header = asked.StatusCode == HttpStatusCode.Unauthorized ? await SignIn(server, cancel) : null;
            _since = now;
            return _header;
        }
        finally
        {
            _gate.Release();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/api/v1/public/", StringComparison.Ordinal)) request.Headers.Authorization = await Show(request.RequestUri, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _gate.Dispose();
        base.Dispose(disposing);
    }

    private async Task<AuthenticationHeaderValue> SignIn(Uri server, CancellationToken cancel)
    {
        KeyValuePair<string, string>[] form = [new("grant_type", "client_credentials"), new("client_id", Id), new("client_secret", Secret)];
        using var answer = await base.SendAsync(new(HttpMethod.Post, new Uri(server, "/connect/token")) { Content = new FormUrlEncodedContent(form) }, cancel);
        return new("Bearer", (string)(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancel))!["access_token"]!);
    }
}
