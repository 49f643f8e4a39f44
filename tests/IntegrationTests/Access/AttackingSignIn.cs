using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.Access.Features.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed class AttackingSignIn(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/account")]
    [InlineData("/\\evil.example")]
    [InlineData("/account\r\nLocation: https://evil.example")]
    [InlineData("/connect/authorize")]
    [InlineData("/account/../../evil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/api/v1/access/me")]
    public async Task Nobody_is_led_elsewhere_after_sign_in(string back)
    {
        using var browser = await _host.SignedIn("open.redirect", ["office"], withFactor: false);

        var led = await browser.Open("/sign-in?return=" + Uri.EscapeDataString(back));

        Assert.Equal(HttpStatusCode.Redirect, led.Status);
        Assert.Equal(_host.Client.BaseAddress!.Authority, new Uri(_host.Client.BaseAddress!, led.Location).Authority);
        Assert.StartsWith("/account", led.Location);
    }

    [Fact]
    public async Task A_planted_session_gains_nothing_by_the_victims_sign_in()
    {
        await _host.Account("fixed.victim", "office");
        using var attacker = await _host.SignedIn("fixed.attacker", ["office"], withFactor: false);
        using var victim = _host.Browser();
        victim.Cookies.Add(victim.Host, new Cookie("jinhu-session", attacker.Session));
        var planted = await victim.Open("/sign-in");
        planted.LeadsTo("/account");

        using var fresh = _host.Browser();
        fresh.Cookies.Add(fresh.Host, new Cookie("jinhu-visit", new string('a', 64)));
        (await fresh.SignIn("fixed.victim", Society.Password)).LeadsTo("/account");

        Assert.NotEqual(attacker.Session, fresh.Session);
        Assert.NotEqual(new string('a', 64), fresh.Cookies.GetCookies(fresh.Host)["jinhu-visit"]?.Value);
    }

    [Fact]
    public async Task A_second_sign_in_ends_the_first_session_of_that_browser()
    {
        await _host.Account("signs.twice", "office");
        using var browser = _host.Browser();
        var page = await browser.Open("/sign-in");
        (string, string)[] fields = [.. Browser.HiddenIn(page.Text), ("userName", "signs.twice"), ("password", Society.Password)];
        (await browser.Post("/sign-in", fields)).LeadsTo("/account");
        using var thief = _host.Browser();
        thief.Cookies.Add(thief.Host, new Cookie("jinhu-session", browser.Session));
        Assert.Equal(HttpStatusCode.OK, (await thief.Open("/account")).Status);

        (await browser.Fill("/account")).LeadsTo("/sign-in");
        (await browser.SignIn("signs.twice", Society.Password)).LeadsTo("/account");

        (await thief.Open("/account")).LeadsTo("/sign-in");
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_from_other_sites()
    {
        await _host.Account("has.cookies", "office");
        using var browser = _host.Browser();
        var signed = await browser.SignIn("has.cookies", Society.Password);

        Assert.All(signed.Cookies, c => Assert.True(c.Contains("httponly", StringComparison.OrdinalIgnoreCase) && c.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) && c.Contains("path=/", StringComparison.OrdinalIgnoreCase), c));
        Assert.Contains(signed.Cookies, c => c.StartsWith("jinhu-session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_have_no_script_and_say_so()
    {
        using var browser = _host.Browser();
        var page = await browser.Open("/sign-in");

        Assert.DoesNotContain("<script", page.Text);
        Assert.Contains("default-src 'none'", page.Policy);
        Assert.Contains("form-action 'self'", page.Policy);
        Assert.Contains("frame-ancestors 'none'", page.Policy);
        Assert.DoesNotContain("unsafe", page.Policy);
        Assert.Contains("viewport", page.Text);
    }

    [Fact]
    public async Task What_is_typed_comes_back_as_text()
    {
        using var browser = _host.Browser();
        var page = await browser.SignIn("\"><script>alert(1)</script>", "x");

        Assert.DoesNotContain("<script", page.Text);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await _host.Account("forged.form", "office");
        (string, string)[] given = [("userName", "forged.form"), ("password", Society.Password), ("return", "/account")];
        using var browser = _host.Browser();
        using var attacker = _host.Browser();
        var own = Browser.HiddenIn((await browser.Open("/sign-in")).Text).ToArray();
        var foreign = Browser.HiddenIn((await attacker.Open("/sign-in")).Text).ToArray();

        (await browser.Post("/sign-in", given)).Says(HttpStatusCode.BadRequest, "页面已过期");
        (await browser.Post("/sign-in", [.. given, ("form", foreign[0].Value)])).Says(HttpStatusCode.BadRequest, "页面已过期");
        (await browser.Post("/sign-in", [.. given, own[0]], ("Origin", "https://evil.example"))).Says(HttpStatusCode.BadRequest, "页面已过期");
        (await browser.Post("/sign-in", [.. given, own[0]], ("Origin", "null"))).Says(HttpStatusCode.BadRequest, "页面已过期");
        (await browser.Post("/sign-in", [.. given, own[0]], ("Sec-Fetch-Site", "cross-site"))).Says(HttpStatusCode.BadRequest, "页面已过期");
        Assert.Null(browser.Session);
        (await browser.Post("/sign-in", [.. given, own[0]], ("Origin", _host.Client.BaseAddress!.ToString().TrimEnd('/')), ("Sec-Fetch-Site", "same-origin"))).LeadsTo("/account");

        foreach (var page in (string[])["/sign-out", "/sign-in/password", "/sign-in/code", "/set-up", "/reset"])
        {
            var refused = await browser.Post(page, [("password", "x")]);
            Assert.True(refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.Gone, $"{page}: {refused.Status}");
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/account")).Status);
    }

    [Fact]
    public async Task A_session_is_no_token_and_a_token_no_session()
    {
        using var browser = await _host.SignedIn("only.cookie", ["office"], withFactor: false);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Open("/api/v1/access/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Open("/api/v1/access/me", ("Authorization", "Bearer " + browser.Session))).Status);
    }

    [Fact]
    public async Task An_unknown_name_looks_like_a_wrong_password()
    {
        await _host.Account("known.name", "office");
        await _host.Account("disabled.name", "office");
        (await _host.Post(await _host.Token(), "accounts/disabled.name/disable")).IsOk();
        var answers = new List<(string Name, HttpStatusCode Status, string Text, double Seconds)>();
        foreach (var name in (string[])["known.name", "unknown.name", "disabled.name"])
        {
            using var browser = _host.Browser();
            await browser.SignIn(name, "Wrong#Boai2025");
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 3; i++)
            {
                var page = await browser.SignIn(name, "Wrong#Boai2025");
                answers.Add((name, page.Status, Without(page.Text, name), watch.Elapsed.TotalSeconds));
                watch.Restart();
            }
        }

        Assert.Single(answers.Select(a => (a.Status, a.Text)).Distinct());
        // The hash is nearly all of the time; without it the answer would come in a hundredth.
        var fastest = answers.GroupBy(a => a.Name).Select(g => g.Min(a => a.Seconds)).ToList();
        Assert.True(fastest.Max() < 4 * fastest.Min(), string.Join(", ", fastest));

        static string Without(string page, string name) => Browser.HiddenIn(page).Aggregate(page, (text, field) => text.Replace(field.Value, "", StringComparison.Ordinal)).Replace(name, "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flooded.name")]
    [InlineData("flooded.nobody")]
    public async Task Of_ten_thousand_passwords_five_are_looked_at(string name)
    {
        var attempts = _host.Host.App.Services.GetRequiredService<Attempts>();
        var looked = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, cancel) =>
        {
            if (!await attempts.Begin("password", name, cancel)) return;
            Interlocked.Increment(ref looked);
            await attempts.Failed("password", name, cancel);
        });

        Assert.Equal(5, looked);
        using var browser = _host.Browser();
        (await browser.SignIn(name, Society.Password)).Says(HttpStatusCode.Unauthorized, "不正确");
    }

    [Fact]
    public async Task Members_that_are_not_asked_for_are_refused()
    {
        var token = await _host.Token();
        foreach (var extra in (string[])["id", "roles", "enabled", "passwordHash", "createdBy", "version"])
        {
            var body = new JsonObject { ["userName"] = "mass.assigned", ["displayName"] = "示例", [extra] = "x" };
            (await _host.Post(token, "accounts", body)).IsRefused(400, "request.unknown_member");
        }

        foreach (var extra in (string[])["configured", "enabled", "secret", "createdBy"])
        {
            var body = new JsonObject { ["id"] = "mass-client", ["displayName"] = "示例", ["permissions"] = new JsonArray(), [extra] = "x" };
            (await _host.Post(token, "clients", body)).IsRefused(400, "request.unknown_member");
        }
    }

    [Fact]
    public async Task One_program_cannot_revoke_or_look_into_anothers_token()
    {
        var token = await _host.Token();
        var made = (await _host.Post(token, "clients", new JsonObject { ["id"] = "nosy-client", ["displayName"] = "示例", ["permissions"] = new JsonArray("fundraising.read") })).IsCreated().Json;
        (string, string)[] nosy = [("client_id", "nosy-client"), ("client_secret", (string)made["secret"]!)];

        await _host.Connect("revoke", [("token", token), .. nosy]);
        var looked = await _host.Connect("introspect", [("token", token), .. nosy]);

        Assert.True(await _host.Admits(token));
        Assert.False(looked.Text.Contains("\"sub\"", StringComparison.Ordinal), looked.Text);
    }
}
