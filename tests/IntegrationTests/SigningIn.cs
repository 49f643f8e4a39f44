using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests;

/// <summary>Signs in whoever a test sends as, once: the program that the configuration names, or another that may do as much and is made when somebody first acts under its name.</summary>
/// <param name="folder">The host's data folder; programs live as long as it.</param>
/// <param name="clock">The host's clock, by which tokens end.</param>
internal sealed class SigningIn(string folder, TimeProvider clock) : DelegatingHandler(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 })
{
    /// <summary>Who acts where a test names nobody. Before there was sign-in he was called so, and repeats of older data are still his.</summary>
    public const string Somebody = "local";

    private const string Secret = "a-secret-of-the-tests";

    /// <summary>What a host is told, so that somebody may sign in.</summary>
    public static readonly IReadOnlyList<string> Configured =
        ["--Access:Bootstrap:Client:Id", Somebody, "--Access:Bootstrap:Client:Secret", Secret, "--Access:Bootstrap:Client:Permissions", "*"];

    // A host that starts again on a folder finds its programs there, and a secret is shown but once.
    private static readonly ConcurrentDictionary<(string Folder, string Actor), string> _secrets = new();

    private readonly ConcurrentDictionary<string, Token> _tokens = new();
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>An answer like any other where the host gives no token.</summary>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!(path.StartsWith("/api/v1/", StringComparison.Ordinal) || path == "/metrics") || path.StartsWith("/api/v1/public/", StringComparison.Ordinal) || request.Headers.Contains("Authorization"))
            return await base.SendAsync(request, cancellationToken);
        try
        {
            request.Headers.Authorization = await TokenOf(request.Actor ?? Somebody, request.RequestUri, cancellationToken);
        }
        catch (RefusedByHostException refused)
        {
            return refused.Answer;
        }

        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _gate.Dispose();
        base.Dispose(disposing);
    }

    private async Task<AuthenticationHeaderValue> TokenOf(string actor, Uri host, CancellationToken cancel)
    {
        if (Known(actor) is { } known) return known;
        await _gate.WaitAsync(cancel);
        try
        {
            return Known(actor) ?? await SignIn(actor, await SecretOf(actor, host, cancel), host, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    private AuthenticationHeaderValue? Known(string actor) => _tokens.TryGetValue(actor, out var token) && clock.GetUtcNow() is var now && now >= token.From && now < token.Until ? token.Header : null;

    private async Task<AuthenticationHeaderValue> SignIn(string id, string secret, Uri host, CancellationToken cancel)
    {
        var from = clock.GetUtcNow();
        KeyValuePair<string, string>[] form = [new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)];
        var told = await Ask(new(HttpMethod.Post, new Uri(host, "/connect/token")) { Content = new FormUrlEncodedContent(form) }, cancel);
        var header = new AuthenticationHeaderValue("Bearer", (string)told["access_token"]!);
        _tokens[id] = new(header, from, from.AddSeconds((int)told["expires_in"]!));
        return header;
    }

    private async Task<string> SecretOf(string actor, Uri host, CancellationToken cancel)
    {
        if (actor == Somebody) return Secret;
        if (_secrets.TryGetValue((folder, actor), out var known)) return known;
        var somebody = Known(Somebody) ?? await SignIn(Somebody, Secret, host, cancel);
        var clients = new Uri(host, "/api/v1/access/clients");
        var client = new { id = actor, displayName = actor, permissions = (string[])["*"] };
        JsonNode told;
        try
        {
            told = await Ask(new(HttpMethod.Post, clients) { Content = JsonContent.Create(client), Headers = { Authorization = somebody } }, cancel);
        }
        catch (RefusedByHostException there) when (there.Answer.StatusCode == HttpStatusCode.Conflict)
        {
            // The folder is a copy of one in which it was made.
            told = await Ask(new(HttpMethod.Post, $"{clients}/{actor}/rotate-secret") { Headers = { Authorization = somebody } }, cancel);
        }

        return _secrets[(folder, actor)] = (string)told["secret"]!;
    }

    private async Task<JsonNode> Ask(HttpRequestMessage request, CancellationToken cancel)
    {
        var answer = await base.SendAsync(request, cancel);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel))! : throw new RefusedByHostException(answer);
    }

    private sealed record Token(AuthenticationHeaderValue Header, DateTimeOffset From, DateTimeOffset Until);

    private sealed class RefusedByHostException(HttpResponseMessage answer) : Exception
    {
        public HttpResponseMessage Answer => answer;
    }
}

/// <summary>Who sends a request.</summary>
internal static class Actors
{
    private static readonly HttpRequestOptionsKey<string> _actor = new("actor");

    extension(HttpRequestMessage request)
    {
        /// <summary>The program under whose name it is sent; null for the one that the configuration names.</summary>
        public string? Actor
        {
            get => request.Options.TryGetValue(_actor, out var actor) ? actor : null;
            set => ((IDictionary<string, object?>)request.Options)[_actor.Key] = value;
        }
    }
}
