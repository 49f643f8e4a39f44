using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Web;

public sealed class AskingTooOften
{
    private const string About = "/api/v1/public/about";

    // As nobody has set it: without what tests are allowed.
    private static readonly string[] _asItIs = ["--Web:Limits:AnonymousPerMinute", ""];

    [Fact]
    public async Task After_sixty_requests_a_minute_an_address_is_told_to_wait_and_how_long()
    {
        await using var host = await TestHost.Start(args: _asItIs);
        // Signs in, rightly: that is not counted.
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/api/v1/platform/parameters")).StatusCode);
        var allowed = new List<HttpResponseMessage>();
        HttpResponseMessage answer;
        while ((answer = await host.Client.GetAsync(About)).IsSuccessStatusCode && allowed.Count < 200) allowed.Add(answer);

        // A window may have ended between two of them.
        Assert.InRange(allowed.Count, 60, 120);
        Assert.Equal("\"anonymous\";q=60;w=60", allowed[0].Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"anonymous\";r=59;t=", allowed[0].Headers.GetValues("RateLimit").Single());
        var problem = await WebFixture.ProblemOf(answer, HttpStatusCode.TooManyRequests);
        Assert.Equal("request.too_many", (string)problem["code"]!);
        var wait = (int)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(wait, 1, 60);
        Assert.Equal($"\"anonymous\";r=0;t={wait}", answer.Headers.GetValues("RateLimit").Single());
        Assert.Contains("60", (string)problem["detail"]!);
        using var english = new HttpRequestMessage(HttpMethod.Get, About) { Headers = { { "Accept-Language", "en" } } };
        Assert.StartsWith("Too many requests", (string)(await WebFixture.ProblemOf(await host.Client.SendAsync(english), HttpStatusCode.TooManyRequests))["detail"]!, StringComparison.Ordinal);

        // Programs that are not held to a number and whoever watches over it are not counted, though they come from the same address.
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/live")).StatusCode);
        var staff = await host.Client.GetAsync("/api/v1/platform/parameters");
        Assert.Equal(HttpStatusCode.OK, staff.StatusCode);
        Assert.False(staff.Headers.Contains("RateLimit"));
    }

    [Fact]
    public async Task Programs_behind_one_address_get_tokens_as_often_as_they_like_and_guesses_of_a_secret_do_not()
    {
        await using var host = await AccessHost.Start(args: _asItIs);
        // The public pages are used up by somebody else behind the same address.
        while ((await host.Client.GetAsync(About)).IsSuccessStatusCode)
        {
        }

        string token = "";
        for (var i = 0; i < 130; i++) token = await host.Token();
        Assert.True(await host.Admits(token));

        // However many come at once, no more secrets are looked at than allowed.
        var guesses = (await Task.WhenAll(Enumerable.Range(0, 130).Select(i => Ask(AccessHost.ProgramId, $"wrong-{i}")))).ToList();
        Assert.Equal(60, guesses.Count(g => g.Status == HttpStatusCode.Unauthorized));
        Assert.All(guesses.Where(g => g.Status != HttpStatusCode.Unauthorized), g => g.IsRefused(429, "request.too_many"));
        // Nor does the right one tell itself apart then.
        var late = (await Ask(AccessHost.ProgramId, AccessHost.Secret)).IsRefused(429, "request.too_many");
        Assert.InRange(late.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("\"refused\";r=0;t=", late.Headers.GetValues("RateLimit").Single());

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await Ask(AccessHost.ProgramId, AccessHost.Secret)).Status);

        Task<Answer> Ask(string id, string secret) => host.Connect("token", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));
    }

    [Fact]
    public async Task The_figure_is_a_parameter_that_holds_at_once()
    {
        await using var host = await TestHost.Start(args: _asItIs);
        (await new Desk(host.Client).Post("/api/v1/platform/parameters/Web.AnonymousPerMinute/set", new JsonObject { ["value"] = 3, ["basis"] = "示例", ["from"] = Plans.Day(0) })).IsOk();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++) answers.Add((await host.Client.GetAsync(About)).StatusCode);

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(3, answers.TakeWhile(a => a == HttpStatusCode.OK).Count());
    }

    [Fact]
    public async Task People_and_programs_are_counted_by_who_they_are()
    {
        await using var host = await TestHost.Start(args: _asItIs, customise: b => b.Services.AddSingleton<IAccess>(new Told()));

        Assert.Equal("\"person\";q=600;w=60", await Policy("Person", "a"));
        Assert.Null(await Policy("Program", "b"));
        Assert.Equal("\"client\";q=2;w=60", await Policy("Program", "c", "2"));
        await Policy("Program", "c", "2");
        Assert.Equal("429", await Policy("Program", "c", "2"));
        Assert.Equal("\"client\";q=2;w=60", await Policy("Program", "d", "2"));

        // Tokens that are worth nothing are counted by address, and keep nobody out who only looks.
        var answers = new List<string?>();
        for (var i = 0; i < 130 && !answers.Contains("429"); i++) answers.Add(await Policy("Nobody", "x"));
        Assert.InRange(answers.Count, 61, 121);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync(About)).StatusCode);

        async Task<string?> Policy(string kind, string name, string most = "")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/platform/parameters") { Headers = { { "Authorization", $"Bearer {kind}/{name}/{most}" } } };
            var answer = await host.Client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return "429";
            return answer.Headers.TryGetValues("RateLimit-Policy", out var policy) ? policy.Single() : null;
        }
    }

    [Fact]
    public async Task Each_address_behind_a_proxy_that_is_named_is_counted_by_itself_and_nobody_else_is_believed()
    {
        await using var behind = await TestHost.Start(args: [.. _asItIs, "--Web:Proxies", "127.0.0.1, 10.0.0.0/8"]);
        Assert.Equal(("59", "58", "59", "58"), (await Left(behind, "203.0.113.1"), await Left(behind, "203.0.113.1, 10.1.2.3"), await Left(behind, "2001:db8::1"), await Left(behind, "2001:db8::2")));

        await using var alone = await TestHost.Start(args: _asItIs);
        Assert.Equal(("59", "58"), (await Left(alone, "203.0.113.1"), await Left(alone, "203.0.113.2")));

        static async Task<string> Left(TestHost host, string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, About) { Headers = { { "X-Forwarded-For", from } } };
            return (await host.Client.SendAsync(request)).Headers.GetValues("RateLimit").Single().Split("r=")[1].Split(';')[0];
        }
    }

    /// <summary>Believes what a token says of itself, which only a test may.</summary>
    private sealed class Told : IAccess
    {
        public ValueTask<Caller?> Admit(HttpContext context)
        {
            var said = context.Request.Headers.Authorization.ToString()["Bearer ".Length..].Split('/');
            return ValueTask.FromResult(Enum.TryParse<CallerKind>(said[0], out var kind)
                ? new Caller(said[1], kind, new HashSet<string> { "platform.read" }) { PerMinute = int.TryParse(said[2], out var most) ? most : null }
                : null);
        }
    }
}
