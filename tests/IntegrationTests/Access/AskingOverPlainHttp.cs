using System.Net;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Passwords and tokens travel by https, or do not leave the machine; a proxy that speaks https is believed only where it is configured (SEC-10).</summary>
public sealed class AskingOverPlainHttp
{
    private const string Elsewhere = "X-Test-Comes-From-Elsewhere";

    [Fact]
    public async Task From_elsewhere_nothing_secret_is_taken_or_shown()
    {
        await using var access = await Start();
        var token = await access.Token();

        (await Ask(access, HttpMethod.Post, "/connect/token", body: Grant)).IsRefused(403, "access.plain_http");
        (await Ask(access, HttpMethod.Get, "/connect/authorize?client_id=swagger")).IsRefused(403, "access.plain_http");
        (await Ask(access, HttpMethod.Get, "/.well-known/openid-configuration")).IsRefused(403, "access.plain_http");
        foreach (var page in (string[])["/sign-in", "/account", "/set-up", "/reset"]) (await Ask(access, HttpMethod.Get, page)).IsRefused(403, "access.plain_http");
        (await Ask(access, HttpMethod.Get, $"{AccessHost.Root}/me", token)).IsRefused(403, "access.plain_http");
        // What everybody may read stays open, and the machine itself is not elsewhere.
        (await Ask(access, HttpMethod.Get, "/api/v1/public/about")).IsOk();
        (await access.Get(token, "me")).IsOk();
    }

    [Fact]
    public async Task A_proxy_is_believed_where_it_is_configured_and_nowhere_else()
    {
        (string, string) https = ("X-Forwarded-Proto", "https");
        await using (var alone = await Start())
        {
            (await Ask(alone, HttpMethod.Post, "/connect/token", body: Grant, headers: https)).IsRefused(403, "access.plain_http");
            (await Ask(alone, HttpMethod.Get, "/sign-in", headers: https)).IsRefused(403, "access.plain_http");
        }

        await using var behind = await Start("--Web:Proxies", "127.0.0.1");
        var token = (string)(await Ask(behind, HttpMethod.Post, "/connect/token", body: Grant, headers: https)).IsOk().Json["access_token"]!;
        (await Ask(behind, HttpMethod.Get, $"{AccessHost.Root}/me", token, headers: https)).IsOk();
        (await Ask(behind, HttpMethod.Get, "/sign-in", headers: https)).IsOk();
        (await Ask(behind, HttpMethod.Get, "/sign-in", headers: ("X-Forwarded-Proto", "http"))).IsRefused(403, "access.plain_http");
        (await Ask(behind, HttpMethod.Get, "/sign-in")).IsRefused(403, "access.plain_http");
    }

    private static FormUrlEncodedContent Grant => new(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = AccessHost.ProgramId, ["client_secret"] = AccessHost.Secret });

    private static Task<AccessHost> Start(params string[] args) => AccessHost.Start(null, b => b.Services.AddSingleton<IStartupFilter>(new FromElsewhere()), args);

    private static async Task<Answer> Ask(AccessHost access, HttpMethod method, string path, string? token = null, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Add(Elsewhere, "1");
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = access.Client.BaseAddress };
        return await Answer.Of(await client.SendAsync(request));
    }

    /// <summary>Lets a request look as if it had come in by another network card than loopback.</summary>
    private sealed class FromElsewhere : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                if (context.Request.Headers.ContainsKey(Elsewhere)) context.Connection.LocalIpAddress = IPAddress.Parse("192.0.2.1");
                return go(context);
            });
            next(app);
        };
    }
}
