using System.Net;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Web;

public sealed class RunningTheHost(WebFixture web)
{
    [Fact]
    public async Task It_says_whether_it_is_alive_and_ready()
    {
        Assert.Equal("healthy", await StatusOf("/health/live"));
        Assert.Equal("healthy", await StatusOf("/health/ready"));
    }

    [Fact]
    public async Task It_says_which_version_it_is_and_leads_to_Swagger()
    {
        var about = JsonNode.Parse(await web.Client.GetStringAsync("/api/v1/public/about"))!;
        var root = await web.Client.GetAsync("/");

        Assert.NotNull(about["version"]);
        Assert.True(about.AsObject().ContainsKey("newestSeal"));
        Assert.EndsWith("/swagger/index.html", root.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.False(root.Headers.Contains("Server"));
        Assert.Equal("nosniff", root.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Staff_sign_in_on_this_machine_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/things/things") { Headers = { { "X-Actor", "boss" } } };
        var refused = await web.Host.Anonymous.SendAsync(request);

        Assert.Equal("access.sign_in_required", (string?)(await WebFixture.ProblemOf(refused, HttpStatusCode.Unauthorized))["code"]);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        foreach (var path in (string[])["/api/v1/public/about", "/health/ready", "/swagger/index.html", "/"])
            Assert.Equal(HttpStatusCode.OK, (await web.Host.Anonymous.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_type_of_a_problem_leads_to_its_explanation()
    {
        Assert.Contains("createThing", await web.Client.GetStringAsync("/errors/thing.closed"));
        Assert.Contains("\"status\":415", await web.Client.GetStringAsync("/errors/request.media_type_unsupported"));
        await WebFixture.ProblemOf(await web.Client.GetAsync("/errors/nothing"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_hosts_run_on_one_machine()
    {
        var hosts = await Task.WhenAll(TestHost.Start(), TestHost.Start());

        foreach (var host in hosts)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/ready")).StatusCode);
            await host.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Pages_of_other_sites_cannot_act_through_it(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/things/things");
        request.Headers.TryAddWithoutValidation(header, value);

        await WebFixture.ProblemOf(await web.Host.Anonymous.SendAsync(request), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Killed_it_starts_again_on_the_same_folder()
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-test-");
        try
        {
            await using var first = await ProcessHost.Start(folder.FullName);
            await first.Kill();
            await using var second = await ProcessHost.Start(folder.FullName);

            Assert.Equal(HttpStatusCode.OK, (await second.Client.GetAsync("/api/v1/public/about")).StatusCode);
            Assert.Contains(folder.FullName, second.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task While_it_stops_it_answers_and_takes_leave_of_kept_connections()
    {
        await using var host = await TestHost.Start(args: ["--Web:DrainSeconds", "1"]);
        var before = await host.Anonymous.GetAsync("/api/v1/public/about");
        var stopping = host.App.StopAsync();
        var meanwhile = await host.Anonymous.GetAsync("/api/v1/public/about");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Anonymous.GetAsync("/health/serving")).StatusCode);
        await stopping;

        Assert.Equal((HttpStatusCode.OK, null), (before.StatusCode, before.Headers.ConnectionClose));
        Assert.Equal((HttpStatusCode.OK, true), (meanwhile.StatusCode, meanwhile.Headers.ConnectionClose));
    }

    private async Task<string?> StatusOf(string path) => (string?)JsonNode.Parse(await web.Client.GetStringAsync(path))!["status"];
}
