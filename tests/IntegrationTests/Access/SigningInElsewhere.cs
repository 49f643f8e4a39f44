using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Another OpenID provider says who somebody is: here a second host of ours (SEC-08, ADR 0043).</summary>
public sealed class SigningInElsewhere
{
    private const string Begin = "/sign-in/external";
    private const string ClientId = "jinhu-county";
    private const string ClientSecret = "a-secret-between-two-hosts";

    [Fact]
    public async Task Whom_an_administrator_has_linked_signs_in_and_acts_in_his_own_name()
    {
        await using var provider = await AccessHost.Start();
        await using var host = await Relying(provider);
        var (subject, id) = await Known(provider, host, "zhang.san");
        using var elsewhere = await provider.SignedIn("zhang.san", [], withFactor: false);

        using var stranger = host.Browser();
        var unknown = await Pass(stranger, elsewhere);
        unknown.Says(HttpStatusCode.Forbidden, "尚未与这里的账户关联");
        Assert.Contains(subject, unknown.Text);
        Assert.Null(stranger.Session);

        Assert.Equal(subject, (string?)(await Link(host, "zhang.san", subject)).IsOk().Json["externalSubject"]);
        using var browser = host.Browser();
        Assert.Contains("用示例统一认证登录", (await browser.Open("/sign-in")).Text);
        (await Pass(browser, elsewhere, "/swagger")).LeadsTo("/swagger");
        var token = (string)(await browser.Authorize()).IsOk().Json["access_token"]!;
        Assert.Equal(id, (string?)(await host.Get(token, "me")).IsOk().Json["subject"]);

        (await Link(host, "other.person", subject, make: true)).IsRefused(409, "account.external_taken");
        (await host.Post(await host.Token(), "accounts/zhang.san/disable")).IsOk();
        Assert.False(await host.Admits(token));
        using var late = host.Browser();
        (await Pass(late, elsewhere)).Says(HttpStatusCode.Forbidden, "账户已停用");
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_here_unless_the_provider_is_trusted_with_it()
    {
        await using var provider = await AccessHost.Start();
        using var elsewhere = await provider.SignedIn("li.si", [], withFactor: false);
        await using (var host = await Relying(provider))
        {
            await Linked(provider, host);
            using var browser = host.Browser();
            (await Pass(browser, elsewhere)).LeadsTo("/sign-in/authenticator");
        }

        await using var trusting = await Relying(provider, "--Access:External:SecondFactor", "true", "--Access:External:Only", "true");
        await Linked(provider, trusting);
        using var trusted = trusting.Browser();
        (await Pass(trusted, elsewhere)).LeadsTo("/account");
        Assert.Equal(HttpStatusCode.OK, (await trusted.Open("/account")).Status);
        using var typing = trusting.Browser();
        Assert.DoesNotContain("password", (await typing.Open("/sign-in")).Text);
        (await typing.Post("/sign-in", [("userName", "li.si"), ("password", Society.Password)])).Says(HttpStatusCode.Forbidden, "只能用示例统一认证登录");

        static async Task Linked(AccessHost provider, AccessHost host)
        {
            var (subject, _) = await Known(provider, host, "li.si", "system-administrator");
            (await Link(host, "li.si", subject)).IsOk();
        }
    }

    [Fact]
    public async Task What_is_not_of_this_visit_or_was_altered_signs_nobody_in_and_a_provider_that_is_away_is_told()
    {
        var provider = await AccessHost.Start();
        var authority = provider.Host.App.Urls.First();
        await using var host = await Relying(provider);
        var (subject, _) = await Known(provider, host, "wang.wu");
        (await Link(host, "wang.wu", subject)).IsOk();
        using (var elsewhere = await provider.SignedIn("wang.wu", [], withFactor: false))
        using (var browser = host.Browser())
        using (var victim = host.Browser())
        {
            var back = await Ask(browser, elsewhere);
            // Somebody else's code, in a browser that did not ask for it.
            (await victim.Open(back)).Says(HttpStatusCode.BadRequest, "没有完成");
            (await browser.Open(back.Replace("code=", "code=x", StringComparison.Ordinal))).Says(HttpStatusCode.BadRequest, "没有完成");
            (await browser.Open(back)).Says(HttpStatusCode.BadRequest, "没有完成");
            Assert.Null(browser.Session);
            Assert.Null(victim.Session);
            Assert.Equal("/account", (await Pass(browser, elsewhere, "https://evil.example/")).Location);
            (await browser.Open("/sign-in/external/callback?error=access_denied")).Says(HttpStatusCode.BadRequest, "没有完成");
        }

        await provider.DisposeAsync();
        await using var alone = await AccessHost.Start(null, Configured(authority));
        using var waiting = alone.Browser();
        (await waiting.Open(Begin)).Says(HttpStatusCode.BadRequest, "没有完成");
        Assert.Equal(HttpStatusCode.OK, (await waiting.Open("/sign-in")).Status);
    }

    [Theory]
    [InlineData("http://sso.example.cn", "x", "y")]
    [InlineData("https://sso.example.cn", "x", "")]
    [InlineData("sso", "x", "y")]
    public async Task What_is_configured_by_halves_or_in_the_clear_is_told_at_the_start(string authority, string id, string secret) =>
        Assert.Contains("Access:External", (await Assert.ThrowsAnyAsync<Exception>(() => AccessHost.Start(null, "--Access:External:Authority", authority, "--Access:External:ClientId", id, "--Access:External:ClientSecret", secret))).ToString());

    private static async Task<AccessHost> Relying(AccessHost provider, params string[] more)
    {
        var host = await AccessHost.Start(null, [.. Configured(provider.Host.App.Urls.First()), .. more]);
        await Register(provider, host);
        return host;
    }

    private static string[] Configured(string authority) =>
        ["--Access:External:Authority", authority, "--Access:External:ClientId", ClientId, "--Access:External:ClientSecret", ClientSecret, "--Access:External:DisplayName", "示例统一认证"];

    private static async Task Register(AccessHost provider, AccessHost host)
    {
        await using var scope = provider.Host.App.Services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var wanted = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ClientType = OpenIddictConstants.ClientTypes.Confidential,
            ConsentType = OpenIddictConstants.ConsentTypes.Implicit,
            RedirectUris = { new(host.Client.BaseAddress!, "/sign-in/external/callback") },
            Permissions = { OpenIddictConstants.Permissions.Endpoints.Authorization, OpenIddictConstants.Permissions.Endpoints.Token, OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode, OpenIddictConstants.Permissions.ResponseTypes.Code },
        };
        if (await applications.FindByClientIdAsync(ClientId) is { } there) await applications.UpdateAsync(there, wanted);
        else await applications.CreateAsync(wanted);
    }

    // Somebody with an account on both hosts: his subject there, his id here.
    private static async Task<(string Subject, string Id)> Known(AccessHost provider, AccessHost host, string name, params string[] roles)
    {
        using var there = await provider.SignedIn(name, [], withFactor: false);
        using var here = await host.SignedIn(name, roles, withFactor: false);
        return (await IdOf(provider, name), await IdOf(host, name));

        static async Task<string> IdOf(AccessHost host, string name) => (string)(await host.Get(await host.Token(), $"accounts/{name}")).IsOk().Json["id"]!;
    }

    private static async Task<Answer> Link(AccessHost host, string account, string subject, bool make = false)
    {
        if (make) await host.SignedIn(account, [], withFactor: false);
        return await host.Send(await host.Token(), HttpMethod.Put, $"accounts/{account}/external", new JsonObject { ["subject"] = subject });
    }

    // To the provider and back: the address with which the browser returns.
    private static async Task<string> Ask(Browser browser, Browser elsewhere, string back = "/account")
    {
        var sent = await browser.Open($"{Begin}?return={Uri.EscapeDataString(back)}");
        Assert.True(sent.Status == HttpStatusCode.Redirect, $"{sent.Status} {sent.Text}");
        var returned = await elsewhere.Open(sent.Location!);
        Assert.True(returned.Status == HttpStatusCode.Redirect && returned.Location!.StartsWith(new Uri(browser.Host, "/sign-in/external/callback?").ToString(), StringComparison.Ordinal), $"{returned.Status} {returned.Location} {returned.Text}");
        return returned.Location!;
    }

    private static async Task<Seen> Pass(Browser browser, Browser elsewhere, string back = "/account") => await browser.Open(await Ask(browser, elsewhere, back));
}
