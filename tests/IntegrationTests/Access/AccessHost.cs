using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>A host with a clock of its own and a program that may do everything; nothing signs in by itself here.</summary>
internal sealed class AccessHost(TestHost host, ShiftedClock clock) : IAsyncDisposable
{
    public const string Root = "/api/v1/access";

    public const string ProgramId = "boot";

    public const string Secret = "a-secret-of-the-tests-1";

    public TestHost Host => host;

    public HttpClient Client => host.Anonymous;

    public ShiftedClock Clock => clock;

    public static Task<AccessHost> Start(string? folder = null, params IReadOnlyList<string> args) => Start(folder, null, args);

    public static async Task<AccessHost> Start(string? folder, Action<WebApplicationBuilder>? customise, IReadOnlyList<string> args)
    {
        var clock = new ShiftedClock();
        string[] all = ["--Access:Bootstrap:Client:Id", ProgramId, "--Access:Bootstrap:Client:Secret", Secret, "--Access:Bootstrap:Client:Permissions", "*", .. args];
        return new(await TestHost.Start(folder: folder, customise: b =>
        {
            b.Services.AddSingleton<TimeProvider>(clock);
            customise?.Invoke(b);
        }, args: all), clock);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>A token for a program; the one that may do everything unless told otherwise.</summary>
    public async Task<string> Token(string id = ProgramId, string secret = Secret) =>
        (string)(await Connect("token", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret))).IsOk().Json["access_token"]!;

    public async Task<Answer> Connect(string endpoint, params (string Name, string Value)[] form) =>
        await Answer.Of(await Client.PostAsync("/connect/" + endpoint, new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)))));

    public Task<Answer> Send(string? token, HttpMethod method, string path, JsonNode? body = null) =>
        Send(token, method, path, body is null ? null : new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));

    public async Task<Answer> Send(string? token, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{Root}/{path}");
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Content = content;
        return await Answer.Of(await Client.SendAsync(request));
    }

    public Task<Answer> Get(string? token, string path) => Send(token, HttpMethod.Get, path, (HttpContent?)null);

    public Task<Answer> Post(string? token, string path, JsonNode? body = null) => Send(token, HttpMethod.Post, path, body);

    /// <summary>Whether this token is let in at all.</summary>
    public async Task<bool> Admits(string? token) => (await Get(token, "me")).Status switch
    {
        HttpStatusCode.OK => true,
        HttpStatusCode.Unauthorized => false,
        var other => throw new InvalidOperationException($"{other}"),
    };
}
