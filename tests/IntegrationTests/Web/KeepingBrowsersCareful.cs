using System.Net;

namespace JinhuRedCross.IntegrationTests.Web;

[Trait("Store", "Either")]
public sealed class KeepingBrowsersCareful(WebFixture web)
{
    [Theory]
    [InlineData("/api/v1/public/about")]
    [InlineData("/api/v1/things/things")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/errors/thing.closed")]
    [InlineData("/health/ready")]
    [InlineData("/swagger/index.html")]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/nothing")]
    public async Task Every_answer_says_what_browsers_may_do_with_it_and_not_who_made_it(string path)
    {
        var answer = await web.Client.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("*", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task No_other_site_is_let_in_unless_it_is_named()
    {
        Assert.False((await Ask(web.Client, "https://friend.example")).Headers.Contains("Access-Control-Allow-Origin"));

        await using var host = await TestHost.Start(args: ["--Web:Origins", "https://friend.example"]);
        var allowed = await Ask(host.Client, "https://friend.example");
        Assert.Equal("https://friend.example", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Contains("ETag", allowed.Headers.GetValues("Access-Control-Expose-Headers").Single());
        Assert.False((await Ask(host.Client, "https://stranger.example")).Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False((await Ask(host.Client, "https://friend.example.evil.example")).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("--Web:Origins", "*")]
    [InlineData("--Web:Origins", "https://friend.example/path")]
    [InlineData("--Web:Proxies", "everybody")]
    public async Task A_setting_that_would_open_too_much_or_means_nothing_is_refused_at_the_start(string setting, string value)
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-test-").FullName;
        var (code, output) = await Verb.StartInVain(folder, setting, value);

        Assert.Equal(1, code);
        Assert.Contains(setting[2..], output);
        Assert.DoesNotContain("   at ", output);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Addresses_and_headers_that_are_too_long_are_refused_in_words()
    {
        var address = await WebFixture.ProblemOf(await web.Client.GetAsync("/api/v1/public/about?" + new string('a', 9000)), HttpStatusCode.RequestUriTooLong);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/public/about");
        for (var i = 0; i < 9; i++) request.Headers.Add($"X-Long-{i}", new string('a', 4000));
        var headers = await WebFixture.ProblemOf(await web.Client.SendAsync(request), HttpStatusCode.RequestHeaderFieldsTooLarge);
        using var many = new HttpRequestMessage(HttpMethod.Get, "/api/v1/public/about");
        for (var i = 0; i < 120; i++) many.Headers.Add($"X-Many-{i}", "a");

        Assert.Equal(("request.address_too_long", "request.headers_too_large"), ((string)address["code"]!, (string)headers["code"]!));
        await WebFixture.ProblemOf(await web.Client.SendAsync(many), HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_https_browsers_are_told_to_stay_with_it_and_only_a_named_one_is_believed()
    {
        await using var behind = await TestHost.Start(args: ["--Web:Proxies:0", "127.0.0.1"]);
        Assert.Equal("max-age=31536000", (await Forwarded(behind)).Headers.GetValues("Strict-Transport-Security").Single());

        Assert.False((await Forwarded(web.Host)).Headers.Contains("Strict-Transport-Security"));

        static Task<HttpResponseMessage> Forwarded(TestHost host)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/public/about");
            foreach (var (name, value) in new[] { ("X-Forwarded-For", "203.0.113.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "www.jinhu.example") }) request.Headers.Add(name, value);
            return host.Client.SendAsync(request);
        }
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/public/about");
        request.Headers.Add("Origin", origin);
        return client.SendAsync(request);
    }
}
