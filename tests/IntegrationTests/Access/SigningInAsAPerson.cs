using System.Net;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed class SigningInAsAPerson(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task By_a_code_with_proof_and_a_refresh_that_works_once()
    {
        using var browser = await _host.SignedIn("code.refresh", ["office"], withFactor: false);
        var (code, verifier) = await browser.Code();

        Assert.Equal("invalid_grant", (string?)(await browser.Redeem(code, "another-verifier-of-at-least-43-characters-long")).Json["error"]);
        var first = (await browser.Redeem(code, verifier)).IsOk().Json;
        Assert.True(await _host.Admits((string)first["access_token"]!));
        var second = (await Refresh(browser, (string)first["refresh_token"]!)).IsOk().Json;
        Assert.True(await _host.Admits((string)second["access_token"]!));

        // Whoever shows it again has it from somebody else: all that came of it is worth nothing.
        Assert.Equal("invalid_grant", (string?)(await Refresh(browser, (string)first["refresh_token"]!)).Json["error"]);
        Assert.Equal("invalid_grant", (string?)(await Refresh(browser, (string)second["refresh_token"]!)).Json["error"]);
        Assert.False(await _host.Admits((string)second["access_token"]!));
    }

    [Fact]
    public async Task A_code_that_is_replayed_takes_its_tokens_with_it()
    {
        using var browser = await _host.SignedIn("code.replayed", ["office"], withFactor: false);
        var (code, verifier) = await browser.Code();
        var token = (string)(await browser.Redeem(code, verifier)).IsOk().Json["access_token"]!;
        Assert.True(await _host.Admits(token));

        Assert.Equal("invalid_grant", (string?)(await browser.Redeem(code, verifier)).Json["error"]);

        Assert.False(await _host.Admits(token));
    }

    [Theory]
    [InlineData("https://evil.example/swagger/oauth2-redirect.html")]
    [InlineData("http://127.0.0.1/swagger/oauth2-redirect.html")]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_code_is_sent_to_this_host_only(string elsewhere)
    {
        using var browser = await _host.SignedIn("code.elsewhere", ["office"], withFactor: false);

        var asked = await browser.Open(browser.AuthorizePath("v", redirect: elsewhere));

        Assert.Equal((HttpStatusCode.BadRequest, null), (asked.Status, asked.Location));
    }

    [Fact]
    public async Task Without_proof_there_is_no_code()
    {
        using var browser = await _host.SignedIn("code.unproved", ["office"], withFactor: false);
        var bare = $"/connect/authorize?response_type=code&client_id=swagger&redirect_uri={Uri.EscapeDataString(browser.RedirectUri)}";

        Refused(await browser.Open(bare));
        Refused(await browser.Open(bare + "&code_challenge=abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz&code_challenge_method=plain"));
        Refused(await browser.Open(bare + "&code_challenge=abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"));

        static void Refused(Seen seen) => Assert.True(seen.Status == HttpStatusCode.BadRequest || seen.Location!.Contains("error=invalid_request", StringComparison.Ordinal), $"{seen.Status} {seen.Location}");
    }

    [Fact]
    public async Task Nobody_signed_in_is_sent_to_sign_in_and_back()
    {
        await _host.Account("back.again", "office");
        using var browser = _host.Browser();
        var asked = browser.AuthorizePath("verifier");
        var sent = await browser.Open(asked);
        Assert.StartsWith("/sign-in?return=%2Fconnect%2Fauthorize%3F", sent.Location);

        var back = await browser.SignIn("back.again", Society.Password, sent.Location!);

        Assert.Equal(asked, back.Location);
        Assert.StartsWith(browser.RedirectUri, (await browser.Open(back.Location!)).Location);
        Assert.Contains("error=login_required", (await _host.Browser().Open(asked + "&prompt=none")).Location);
    }

    [Fact]
    public async Task What_he_may_do_changes_with_his_roles_and_not_with_his_next_token()
    {
        var token = await _host.TokenOf("rights.change", "office");
        (await _host.Get(token, $"{Desk.Root}/campaigns")).IsOk();
        (await _host.Post(token, $"{Desk.Root}/campaigns", Plans.Targeted())).IsRefused(403, "permission.missing");

        await _host.Roles("rights.change", "development");
        (await _host.Post(token, $"{Desk.Root}/campaigns", Plans.Targeted())).IsCreated();

        await _host.Roles("rights.change");
        (await _host.Get(token, $"{Desk.Root}/campaigns")).IsRefused(403, "permission.missing");
        (await _host.Post(await _host.Token(), "accounts/rights.change/disable")).IsOk();
        Assert.False(await _host.Admits(token));
        (await _host.Post(await _host.Token(), "accounts/rights.change/enable")).IsOk();
        Assert.False(await _host.Admits(token));
    }

    [Fact]
    public async Task Whoever_is_made_an_administrator_needs_his_second_factor_first()
    {
        using var browser = await _host.SignedIn("made.administrator", ["office"], withFactor: false);
        var token = (string)(await browser.Authorize()).IsOk().Json["access_token"]!;
        Assert.True(await _host.Admits(token));

        await _host.Roles("made.administrator", "office", "system-administrator");

        Assert.False(await _host.Admits(token));
        (await browser.Open("/account")).LeadsTo("/sign-in/authenticator");
        (await browser.Enrol(_host.Clock.GetUtcNow())).Codes.Says(HttpStatusCode.OK, "恢复码");
        Assert.True(await _host.Admits((string)(await browser.Authorize()).IsOk().Json["access_token"]!));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_its_tokens()
    {
        using var browser = await _host.SignedIn("signs.out", ["office"], withFactor: false);
        var tokens = (await browser.Authorize()).IsOk().Json;
        Assert.True(await _host.Admits((string)tokens["access_token"]!));

        (await browser.Fill("/account")).LeadsTo("/sign-in");

        Assert.False(await _host.Admits((string)tokens["access_token"]!));
        Assert.Equal("invalid_grant", (string?)(await Refresh(browser, (string)tokens["refresh_token"]!)).Json["error"]);
        (await browser.Open("/account")).LeadsTo("/sign-in");
    }

    [Fact]
    public async Task A_changed_password_ends_all_other_sessions()
    {
        await _host.Account("changes.password", "office");
        using var browser = _host.Browser();
        using var elsewhere = _host.Browser();
        (await browser.SignIn("changes.password", Society.Password)).LeadsTo("/account");
        (await elsewhere.SignIn("changes.password", Society.Password)).LeadsTo("/account");

        (await Change(browser, "Wrong#Boai2025", "Second#Boai2026")).Says(HttpStatusCode.Unauthorized, "现在的密码不正确");
        (await Change(browser, Society.Password, Society.Password)).Says(HttpStatusCode.UnprocessableEntity, "最近用过");
        (await Change(browser, Society.Password, "weak")).Says(HttpStatusCode.UnprocessableEntity, "至少 10 位");
        (await Change(browser, Society.Password, "Second#Boai2026")).LeadsTo("/account");

        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/account")).Status);
        (await elsewhere.Open("/account")).LeadsTo("/sign-in");
        (await elsewhere.SignIn("changes.password", Society.Password)).Says(HttpStatusCode.Unauthorized, "不正确");
        (await elsewhere.SignIn("changes.password", "Second#Boai2026")).LeadsTo("/account");
    }

    [Fact]
    public async Task A_reset_link_works_once_and_only_the_newest()
    {
        await _host.Account("lost.password", "office");
        var token = await _host.Token();
        var older = (string)(await _host.Post(token, "accounts/lost.password/reset-link")).IsOk().Json["link"]!;
        var link = (string)(await _host.Post(token, "accounts/lost.password/reset-link")).IsOk().Json["link"]!;
        using var browser = _host.Browser();

        Assert.Equal(HttpStatusCode.Gone, (await browser.Open(older)).Status);
        (await browser.Fill(link, ("password", "Another#Boai2026"), ("again", "Another#Boai2026"))).LeadsTo("/sign-in");
        Assert.Equal(HttpStatusCode.Gone, (await browser.Open(link)).Status);
        (await browser.SignIn("lost.password", "Another#Boai2026")).LeadsTo("/account");
    }

    private static Task<Seen> Change(Browser browser, string current, string wanted) => browser.Fill("/sign-in/password", ("current", current), ("password", wanted), ("again", wanted));

    private static Task<Answer> Refresh(Browser browser, string token) => browser.Token(("grant_type", "refresh_token"), ("client_id", "swagger"), ("refresh_token", token));
}
