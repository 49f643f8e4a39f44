using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Commands about accounts, roles and programs are safe to repeat, can be tried dry, and meet the version they name (api.md).</summary>
public sealed class RepeatingCommands(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task The_same_key_and_request_are_done_once_and_a_secret_is_told_once()
    {
        var body = Client("repeated-client");
        var first = (await Send(HttpMethod.Post, "clients", body, "once-client")).IsCreated();
        var again = (await Send(HttpMethod.Post, "clients", body, "once-client")).IsCreated();

        Assert.Equal((false, true), (first.Replayed, again.Replayed));
        Assert.Equal((first.Json["client"]!.ToJsonString(), first.Headers.Location), (again.Json["client"]!.ToJsonString(), again.Headers.Location));
        Assert.NotNull(first.Json["secret"]);
        Assert.Null(again.Json["secret"]);
        (await Send(HttpMethod.Post, "clients", Client("another-client"), "once-client")).IsRefused(422, "idempotency.key_reused");
        (await Send(HttpMethod.Post, "clients", body, "another-key")).IsRefused(409, "client.exists");
        // The program's secret is the first one: the repeat has not made another.
        await _host.Token("repeated-client", (string)first.Json["secret"]!);
    }

    [Fact]
    public async Task Of_many_at_once_under_one_key_one_is_done()
    {
        var body = new JsonObject { ["userName"] = "repeated.account", ["displayName"] = "示例" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Send(HttpMethod.Post, "accounts", body.DeepClone(), "once-account")));

        Assert.All(answers, a => a.IsCreated());
        Assert.Single(answers, a => !a.Replayed);
        Assert.Single(answers.Select(a => (string)a.Json["account"]!["id"]!).Distinct());
        Assert.Single(answers, a => a.Json["link"] is not null);
        Assert.Single((await _host.Get(await _host.Token(), "accounts?name=repeated.account")).IsOk().Items);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_leaves_nothing()
    {
        var token = await _host.Token();
        Assert.Null((await Send(HttpMethod.Post, "clients?dryRun=true", Client("dry-client"), "dry")).IsOk().Json["secret"]);
        Assert.Null((await Send(HttpMethod.Post, "accounts?dryRun=true", new JsonObject { ["userName"] = "dry.account", ["displayName"] = "示例" })).IsOk().Json["link"]);
        Assert.DoesNotContain("dry-client", (await _host.Get(token, "clients")).Text);
        (await _host.Get(token, "accounts/dry.account")).IsRefused(404);
        (await Send(HttpMethod.Post, "clients", Client("dry-client"), "dry")).IsCreated();

        var own = await _host.TokenOf("dry.officer", "office");
        (await Send(HttpMethod.Post, "accounts/dry.officer/disable?dryRun=true")).IsOk();
        (await Send(HttpMethod.Put, "accounts/dry.officer/roles?dryRun=true", new JsonObject { ["roles"] = new JsonArray() })).IsOk();
        (await Send(HttpMethod.Put, "roles/office?dryRun=true", new JsonObject { ["permissions"] = new JsonArray() })).IsOk();
        (await _host.Get(own, $"{Desk.Root}/campaigns")).IsOk();
        (await Send(HttpMethod.Put, "accounts/dry.officer/roles?dryRun=true", new JsonObject { ["roles"] = new JsonArray("accountant", "cashier") })).IsRefused(409, "access.roles_apart");
    }

    [Fact]
    public async Task A_change_of_an_older_version_is_refused()
    {
        await _host.SignedIn("has.version", ["office"]);
        var token = await _host.Token();
        var before = (await _host.Get(token, "accounts/has.version")).IsOk().ETag;
        var changed = (await Roles(before, "office", "storekeeper")).IsOk();
        Assert.NotEqual(before, changed.ETag);
        (await Roles(before)).IsRefused(412, "version.stale");
        Assert.Equal(changed.ETag, (await _host.Get(token, "accounts/has.version")).IsOk().ETag);
        (await Roles(changed.ETag, "office")).IsOk();

        var made = (await Send(HttpMethod.Post, "clients", Client("has-version"))).IsCreated().ETag;
        (await Send(HttpMethod.Put, "clients/has-version/limit", new JsonObject { ["perMinute"] = 5 }, ifMatch: made)).IsOk();
        (await Send(HttpMethod.Post, "clients/has-version/disable", ifMatch: made)).IsRefused(412, "version.stale");
        var role = (await Send(HttpMethod.Put, "roles/has-version", new JsonObject { ["permissions"] = new JsonArray("fundraising.read") })).IsOk().ETag;
        (await Send(HttpMethod.Post, "roles/has-version/reset", ifMatch: "\"1\"")).IsRefused(412, "version.stale");
        (await Send(HttpMethod.Post, "roles/has-version/reset", ifMatch: role)).IsOk();

        Task<Answer> Roles(string ifMatch, params string[] roles) => Send(HttpMethod.Put, "accounts/has.version/roles", new JsonObject { ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]) }, ifMatch: ifMatch);
    }

    private static JsonObject Client(string id) => new() { ["id"] = id, ["displayName"] = "示例", ["permissions"] = new JsonArray("fundraising.read") };

    private async Task<Answer> Send(HttpMethod method, string path, JsonNode? body = null, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, $"{AccessHost.Root}/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + await _host.Token());
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        return await Answer.Of(await _host.Client.SendAsync(request));
    }
}
