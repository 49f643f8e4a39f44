using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Web;

[Trait("Store", "Either")]
public sealed class TellingHttpOfACommand(WebFixture web)
{
    [Fact]
    public async Task A_new_thing_is_told_with_location_version_and_key()
    {
        var response = await Send("""{"name":"a","amount":1.50}""", ("Idempotency-Key", "k-1"));
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/api/v1/things/things/1", response.Headers.Location?.ToString());
        Assert.Equal("\"7\"", response.Headers.ETag?.Tag);
        Assert.Equal("k-1", response.Headers.GetValues("Idempotency-Key").Single());
        Assert.Equal(SigningIn.Somebody, (string?)answer["actor"]);
        Assert.Equal("POST /api/v1/things/things", (string?)answer["operation"]);
        Assert.Equal("1.5", answer["request"]!["amount"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_key_the_server_makes_one()
    {
        var response = await Send("""{"name":"重放"}""");

        Assert.True(Guid.TryParse(response.Headers.GetValues("Idempotency-Key").Single(), out _));
        Assert.Equal("true", response.Headers.GetValues("Idempotent-Replayed").Single());
    }

    [Fact]
    public async Task The_fingerprint_does_not_see_how_a_request_is_written()
    {
        var one = await FingerprintOf("""{"name":"a","amount":1.50,"at":"2020-01-29T10:00:00+08:00","colour":null}""");
        var same = await FingerprintOf("""{ "at":"2020-01-29T02:00:00Z", "amount":1.5, "name":"\u0061" }""");
        var other = await FingerprintOf("""{"name":"a","amount":1.51,"at":"2020-01-29T02:00:00Z"}""");

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("Idempotency-Key", "a b")]
    [InlineData("Idempotency-Key", "键")]
    [InlineData("Idempotency-Key", "")]
    [InlineData("If-Match", "7")]
    [InlineData("If-Match", "\"7")]
    public async Task A_header_that_cannot_be_read_is_refused(string header, string value) =>
        await WebFixture.ProblemOf(await Send("""{"name":"a"}""", (header, value)), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Too_long_a_key_is_refused() =>
        await WebFixture.ProblemOf(await Send("""{"name":"a"}""", ("Idempotency-Key", new string('k', 256))), HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("*")]
    [InlineData("\"7\"")]
    [InlineData("W/\"7\"")]
    [InlineData("\"6\", \"7\"")]
    public async Task If_Match_is_read(string value) =>
        Assert.Equal(HttpStatusCode.Created, (await Send("""{"name":"a"}""", ("If-Match", value))).StatusCode);

    [Theory]
    [InlineData("\"7\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"7\", \"3\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"6\"", HttpStatusCode.OK)]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    public async Task A_known_version_is_not_sent_again(string known, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/things/things/{Guid.Empty}");
        request.Headers.TryAddWithoutValidation("If-None-Match", known);

        var response = await web.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.OK) Assert.Equal("1409.5", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_dry_run_is_asked_for_in_the_query()
    {
        Assert.Contains("\"dryRun\":true", await (await web.Post("""{"name":"a"}""", "/api/v1/things/things?dryRun=true")).Content.ReadAsStringAsync());
        await WebFixture.ProblemOf(await web.Post("""{"name":"a"}""", "/api/v1/things/things?dryRun=yes"), HttpStatusCode.BadRequest);
        await WebFixture.ProblemOf(await web.Post("""{"name":"a"}""", "/api/v1/things/things?dryrn=true"), HttpStatusCode.BadRequest);
    }

    private async Task<string?> FingerprintOf(string body) =>
        (string?)JsonNode.Parse(await (await Send(body)).Content.ReadAsStringAsync())!["fingerprint"];

    private async Task<HttpResponseMessage> Send(string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/things/things") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await web.Client.SendAsync(request);
    }
}
