using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>What depends on the clock: each test has a host whose clock it moves.</summary>
public sealed class KeepingTime : IAsyncLifetime
{
    private AccessHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AccessHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_fifth_failure_locks_for_thirty_minutes_and_success_starts_the_count_anew()
    {
        await _host.Account("locked.out", "office");
        using var browser = _host.Browser();
        for (var i = 0; i < 4; i++) await Fails(browser, "Wrong#Boai2025");
        (await browser.SignIn("locked.out", Society.Password)).LeadsTo("/account");

        using var other = _host.Browser();
        for (var i = 0; i < 5; i++) await Fails(other, "Wrong#Boai2025");
        await Fails(other, Society.Password);
        _host.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(30));
        await Fails(other, Society.Password);
        _host.Clock.Advance(TimeSpan.FromSeconds(30));
        (await other.SignIn("locked.out", Society.Password)).LeadsTo("/account");

        async Task Fails(Browser where, string password) => (await where.SignIn("locked.out", password)).Says(HttpStatusCode.Unauthorized, "不正确");
    }

    [Fact]
    public async Task An_idle_session_is_over_after_thirty_minutes_and_an_administrators_after_fifteen()
    {
        using var officer = await _host.SignedIn("idle.officer", ["office"]);
        using var administrator = await _host.SignedIn("idle.administrator", ["security-administrator"]);
        var refresh = (string)(await administrator.Authorize()).IsOk().Json["refresh_token"]!;

        _host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await administrator.Open("/account")).Status);
        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await administrator.Open("/account")).LeadsTo("/sign-in");
        Assert.Equal("invalid_grant", (string?)(await administrator.Token(("grant_type", "refresh_token"), ("client_id", "swagger"), ("refresh_token", refresh))).Json["error"]);
        Assert.Equal(HttpStatusCode.OK, (await officer.Open("/account")).Status);
        _host.Clock.Advance(TimeSpan.FromMinutes(30));
        (await officer.Open("/account")).LeadsTo("/sign-in");
    }

    [Fact]
    public async Task Work_through_the_interface_keeps_a_session_alive_but_not_for_ever()
    {
        using var browser = await _host.SignedIn("busy.officer", ["office"]);
        var token = (string)(await browser.Authorize()).IsOk().Json["access_token"]!;
        for (var minutes = 0; minutes < 40; minutes += 10)
        {
            _host.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True(await _host.Admits(token));
            token = (string)(await browser.Authorize()).IsOk().Json["access_token"]!;
        }

        for (var hours = 0; hours < 30; hours++)
        {
            _host.Clock.Advance(TimeSpan.FromMinutes(25));
            if ((await browser.Open("/account")).Location is not null) return;
        }

        Assert.Fail("a session never ends");
    }

    [Fact]
    public async Task A_reset_link_is_over_after_fifteen_minutes()
    {
        await _host.Account("late.reset", "office");
        var link = (string)(await _host.Post(await _host.Token(), "accounts/late.reset/reset-link")).IsOk().Json["link"]!;
        using var browser = _host.Browser();
        _host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(link)).Status);

        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Gone, (await browser.Open(link)).Status);
    }

    [Fact]
    public async Task An_administrator_changes_his_password_after_ninety_days()
    {
        await _host.Account("old.password", "audit-administrator");
        using var browser = _host.Browser();
        (await browser.SignIn("old.password", Society.Password)).LeadsTo("/sign-in/authenticator");
        var (key, _) = await browser.Enrol(_host.Clock.GetUtcNow());
        _host.Clock.Advance(TimeSpan.FromDays(91));

        (await browser.SignIn("old.password", Society.Password)).LeadsTo("/sign-in/code");
        (await browser.Fill("/sign-in/code", ("code", Totp.CodeAt(key, _host.Clock.GetUtcNow())))).LeadsTo("/sign-in/password");
        Assert.StartsWith("/sign-in/password", (await browser.Open(browser.AuthorizePath("v"))).Location);
        (await browser.Fill("/sign-in/password", ("current", Society.Password), ("password", "Second#Boai2026"), ("again", "Second#Boai2026"))).LeadsTo("/account");
    }

    [Fact]
    public async Task A_code_counts_once_a_recovery_code_too_and_five_wrong_ones_lock()
    {
        await _host.Account("has.factor", "system-administrator");
        using var browser = _host.Browser();
        (await browser.SignIn("has.factor", Society.Password)).LeadsTo("/sign-in/authenticator");
        var enrolled = _host.Clock.GetUtcNow();
        var (key, codes) = await browser.Enrol(enrolled);
        var recovery = codes.Text.Split("<code>")[1].Split("<br>")[0];

        // The code that proved the key is used up.
        using var second = await Half();
        (await Show(second, Totp.CodeAt(key, enrolled))).Says(HttpStatusCode.Unauthorized, "不正确");
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        (await Show(second, Totp.CodeAt(key, _host.Clock.GetUtcNow()))).LeadsTo("/account");
        using var third = await Half();
        (await Show(third, recovery.ToUpperInvariant())).LeadsTo("/account");
        using var fourth = await Half();
        (await Show(fourth, recovery)).Says(HttpStatusCode.Unauthorized, "不正确");
        for (var i = 0; i < 4; i++) await Show(fourth, "000000");
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        (await Show(fourth, Totp.CodeAt(key, _host.Clock.GetUtcNow()))).Says(HttpStatusCode.Unauthorized, "不正确");
        (await fourth.Open("/account")).LeadsTo("/sign-in/code");

        async Task<Browser> Half()
        {
            var half = _host.Browser();
            (await half.SignIn("has.factor", Society.Password)).LeadsTo("/sign-in/code");
            return half;
        }

        static Task<Seen> Show(Browser where, string code) => where.Fill("/sign-in/code", ("code", code));
    }

    [Fact]
    public async Task A_deputy_has_the_roles_on_the_days_and_no_longer()
    {
        await _host.SignedIn("away.cashier", ["cashier"]);
        var (admin, acting) = (await _host.Token(), await _host.SignedIn("acting.officer", ["office"]));
        var today = ChinaTime.DayOf(_host.Clock.GetUtcNow());
        Assert.DoesNotContain("fundraising.pay", await Permissions());

        (await Deputise("away.cashier", "acting.officer", today.AddDays(1), today.AddDays(3))).IsOk();
        Assert.DoesNotContain("fundraising.pay", await Permissions());
        _host.Clock.Advance(TimeSpan.FromDays(1));
        acting = await _host.SignedIn("acting.officer", []);
        Assert.Contains("fundraising.pay", await Permissions());
        _host.Clock.Advance(TimeSpan.FromDays(3));
        acting = await _host.SignedIn("acting.officer", []);
        Assert.DoesNotContain("fundraising.pay", await Permissions());

        today = ChinaTime.DayOf(_host.Clock.GetUtcNow());
        admin = await _host.Token();
        (await Deputise("away.cashier", "acting.officer", today, today.AddDays(3))).IsOk();
        Assert.Contains("fundraising.pay", await Permissions());
        (await _host.Post(admin, "accounts/away.cashier/deputies/end", new JsonObject { ["acting"] = "acting.officer" })).IsOk();
        Assert.DoesNotContain("fundraising.pay", await Permissions());

        await _host.SignedIn("an.accountant", ["accountant"]);
        await _host.SignedIn("an.administrator", ["system-administrator"]);
        (await Deputise("away.cashier", "an.accountant", today, today)).IsRefused(409, "access.roles_apart");
        (await Deputise("an.administrator", "acting.officer", today, today)).IsRefused(409, "deputy.of_administrator");
        (await Deputise("away.cashier", "away.cashier", today, today)).IsRefused(422, "deputy.of_himself");
        (await Deputise("away.cashier", "acting.officer", today, today.AddDays(-1))).IsRefused(422, "deputy.days_invalid");

        async Task<string> Permissions() => (await _host.Get((string)(await acting.Authorize()).IsOk().Json["access_token"]!, "me")).IsOk().Json["permissions"]!.ToJsonString();

        Task<Fundraising.Answer> Deputise(string absent, string who, DateOnly from, DateOnly to) => _host.Post(admin, $"accounts/{absent}/deputies", new JsonObject { ["acting"] = who, ["from"] = $"{from:yyyy-MM-dd}", ["to"] = $"{to:yyyy-MM-dd}" });
    }
}
