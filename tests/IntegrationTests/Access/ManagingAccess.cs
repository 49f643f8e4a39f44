using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed class ManagingAccess(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task Names_of_accounts_are_taken_once_and_kept_plain()
    {
        var token = await _host.Token();
        (await Create("Taken.Name")).IsCreated();
        (await Create("taken.name")).IsRefused(409, "account.exists");
        foreach (var wrong in (string[])["ab", "1abc", "a b c", "a@b.cn", "名字", new string('a', 33)]) (await Create(wrong)).IsRefused(422, "account.user_name_invalid");
        (await _host.Post(token, "accounts", new JsonObject { ["userName"] = "no.display" })).IsRefused(422, "account.display_name_missing");
        Assert.Single((await _host.Get(token, "accounts?name=taken.name")).IsOk().Items);
        (await _host.Get(token, "accounts/nobody.here")).IsRefused(404, "account.not_found");

        Task<Answer> Create(string name) => _host.Post(token, "accounts", new JsonObject { ["userName"] = name, ["displayName"] = "示例" });
    }

    [Fact]
    public async Task Roles_that_must_be_apart_are_refused_together()
    {
        await _host.SignedIn("apart.roles", ["office"]);
        var token = await _host.Token();

        (await Assign("system-administrator", "audit-administrator")).IsRefused(409, "access.roles_apart");
        (await Assign("accountant", "cashier")).IsRefused(409, "access.roles_apart");
        (await Assign("no-such-role")).IsRefused(422, "role.unknown");
        (await Assign("system-administrator", "security-administrator")).IsOk();
        Assert.Equal("""["security-administrator","system-administrator"]""", (await _host.Get(token, "accounts/apart.roles")).Json["roles"]!.ToJsonString());

        Task<Answer> Assign(params string[] roles) => _host.Send(token, HttpMethod.Put, "accounts/apart.roles/roles", new JsonObject { ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]) });
    }

    [Fact]
    public async Task Nobody_changes_his_own_rights()
    {
        var own = await _host.TokenOf("own.rights", "system-administrator", "security-administrator");

        (await _host.Send(own, HttpMethod.Put, "accounts/own.rights/roles", new JsonObject { ["roles"] = new JsonArray("president") })).IsRefused(403, "access.own_rights");
        (await _host.Post(own, "accounts/own.rights/reset-authenticator")).IsRefused(403, "access.own_rights");
        (await _host.Post(own, "accounts/own.rights/disable")).IsRefused(403, "access.own_rights");
    }

    [Fact]
    public async Task A_role_is_data_but_administrators_and_supervisors_stay_what_they_are()
    {
        var token = await _host.Token();
        var member = await _host.TokenOf("has.own-role", "own-role");
        (await _host.Get(member, $"{Desk.Root}/campaigns")).IsRefused(403, "permission.missing");

        (await Set("own-role", "fundraising.read")).IsOk();
        (await _host.Get(member, $"{Desk.Root}/campaigns")).IsOk();
        (await Set("own-role", "fundraising.reed")).IsRefused(422, "permission.unknown");
        (await Set("system-administrator", "fundraising.*")).IsRefused(409, "role.administrator_fixed");
        (await Set("supervisor", "fundraising.pay")).IsRefused(422, "role.supervisor_reads");
        (await Set("A role", "fundraising.read")).IsRefused(422, "role.name_invalid");
        (await _host.Post(token, "roles/own-role/reset")).IsRefused(409, "role.in_use");
        await _host.Roles("has.own-role");
        (await _host.Post(token, "roles/own-role/reset")).IsOk();
        (await _host.Get(member, $"{Desk.Root}/campaigns")).IsRefused(403, "permission.missing");

        Task<Answer> Set(string role, params string[] permissions) => _host.Send(token, HttpMethod.Put, "roles/" + Uri.EscapeDataString(role), new JsonObject { ["permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]) });
    }

    [Fact]
    public async Task A_role_is_not_changed_over_who_holds_what_must_be_apart_from_it()
    {
        var token = await _host.Token();
        (await Set("turns-role-1")).IsOk();
        var id = await _host.Account("holds.books", "turns-role-1", "accountant");

        var refused = (await Set("turns-role-1", "fundraising.read", "fundraising.pay")).IsRefused(409, "access.roles_apart");
        Assert.Contains($"holds.books（{id}）", refused.Text);
        Assert.Equal("SEC-07", (string?)refused.Json["rule"]);
        Assert.Empty((await Role("turns-role-1"))["permissions"]!.AsArray());
        (await Set("turns-role-1", "fundraising.read")).IsOk();

        await _host.Roles(id, "turns-role-1");
        (await Set("turns-role-1", "fundraising.read", "fundraising.pay")).IsOk();
        (await _host.Within(id, ["turns-role-1", "accountant"])).IsRefused(409, "access.roles_apart");

        async Task<JsonNode> Role(string role) => (await _host.Get(token, "roles")).IsOk().Items.Single(r => (string?)r!["name"] == role)!;
        Task<Answer> Set(string role, params string[] permissions) => _host.Send(token, HttpMethod.Put, "roles/" + role, new JsonObject { ["permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]) });
    }

    [Fact]
    public async Task Full_separation_is_switched_on_when_nobody_breaks_it_and_a_role_is_not_put_back_over_who_would_break_it()
    {
        await using var host = await AccessHost.Start();
        var token = await host.Token();
        var id = await host.Account("is.both", "system-administrator", "security-administrator");
        await host.Account("other.both", "system-administrator");
        await host.Account("third.one", "security-administrator");

        var refused = (await Full("full-1")).IsRefused(409, "parameter.opposed");
        Assert.Contains($"is.both（{id}）", refused.Text);
        Assert.DoesNotContain("other.both", refused.Text);
        Assert.Equal("SEC-07", (string?)refused.Json["rule"]);
        await host.Roles(id, "system-administrator");
        (await Full("full-2", "?dryRun=true")).IsOk();
        (await Full("full-2")).IsOk();
        (await host.Within(id, ["system-administrator", "office"])).IsRefused(409, "access.roles_apart");
        // What was accepted once is answered again.
        Assert.True((await Full("full-2")).IsOk().Headers.Contains("Idempotent-Replayed"));

        (await Set("cashier", "fundraising.read")).IsOk();
        (await Set("books-of-another-name", "fundraising.close")).IsOk();
        await host.Account("two.jobs", "cashier", "books-of-another-name");
        Assert.Contains("two.jobs", (await host.Post(token, "roles/cashier/reset")).IsRefused(409, "access.roles_apart").Text);

        async Task<Answer> Full(string key, string query = "")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/platform/parameters/Access.FullSeparation/set" + query) { Content = new StringContent("""{ "value": 1, "basis": "示例", "from": "2031-01-01" }""", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            request.Headers.Add("Idempotency-Key", key);
            return await Answer.Of(await host.Client.SendAsync(request));
        }

        Task<Answer> Set(string role, params string[] permissions) => host.Send(token, HttpMethod.Put, "roles/" + role, new JsonObject { ["permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]) });
    }

    [Fact]
    public async Task Histories_tell_people_who_did_something_and_programs_only_his_id()
    {
        var own = await _host.TokenOf("makes.campaigns", "development");
        var campaign = (await _host.Post(own, $"{Desk.Root}/campaigns", Plans.Targeted())).IsCreated();
        var byProgram = (await _host.Post(await _host.Token(), $"{Desk.Root}/campaigns", Plans.Targeted())).IsCreated();

        Assert.Equal(["示例makes.campaigns"], await Names(own, campaign.Id));
        Assert.Single(await Names(own, byProgram.Id), name => !string.IsNullOrEmpty(name));
        Assert.Equal([null], await Names(await _host.Token(), campaign.Id));

        async Task<IReadOnlyList<string?>> Names(string token, string of) =>
            [.. (await _host.Get(token, $"{Desk.Root}/campaigns/{of}/history")).IsOk().Items.Select(s => (string?)s!["byName"])];
    }

    [Fact]
    public async Task A_program_lives_and_ends()
    {
        var token = await _host.Token();
        var made = (await _host.Post(token, "clients", Client("a-program", "fundraising.read"))).IsCreated().Json;
        (await _host.Post(token, "clients", Client("a-program", "fundraising.read"))).IsRefused(409, "client.exists");
        (await _host.Post(token, "clients", Client("swagger", "fundraising.read"))).IsRefused(409, "client.exists");
        (await _host.Post(token, "clients", Client("a b", "fundraising.read"))).IsRefused(422, "client.id_invalid");
        (await _host.Post(token, "clients", Client("another", "fundraising.reed"))).IsRefused(422, "permission.unknown");
        var secret = (string)made["secret"]!;
        var own = await _host.Token("a-program", secret);
        (await _host.Get(own, $"{Desk.Root}/campaigns")).IsOk();
        (await _host.Post(own, $"{Desk.Root}/campaigns", Plans.Targeted())).IsRefused(403, "permission.missing");

        (await _host.Send(token, HttpMethod.Put, "clients/a-program/permissions", new JsonObject { ["permissions"] = new JsonArray("fundraising.campaigns") })).IsOk();
        (await _host.Post(own, $"{Desk.Root}/campaigns", Plans.Targeted())).IsCreated();
        (await _host.Get(own, $"{Desk.Root}/campaigns")).IsRefused(403, "permission.missing");

        var rotated = (string)(await _host.Post(token, "clients/a-program/rotate-secret")).IsOk().Json["secret"]!;
        Assert.False(await _host.Admits(own));
        Assert.Equal(401, (int)(await _host.Connect("token", ("grant_type", "client_credentials"), ("client_id", "a-program"), ("client_secret", secret))).Status);
        own = await _host.Token("a-program", rotated);
        (await _host.Post(token, "clients/a-program/disable")).IsOk();
        Assert.False(await _host.Admits(own));
        Assert.NotEqual(200, (int)(await _host.Connect("token", ("grant_type", "client_credentials"), ("client_id", "a-program"), ("client_secret", rotated))).Status);
        (await _host.Post(token, "clients/boot/disable")).IsRefused(409, "client.from_configuration");
        (await _host.Post(token, "clients/nothing/disable")).IsRefused(404, "client.not_found");
        Assert.DoesNotContain(rotated, (await _host.Get(token, "clients")).Text);

        static JsonObject Client(string id, string permission) => new() { ["id"] = id, ["displayName"] = "示例", ["permissions"] = new JsonArray(permission) };
    }

    [Fact]
    public async Task A_program_asks_as_often_as_it_likes_until_a_limit_is_set_on_it()
    {
        var token = await _host.Token();
        var made = (await _host.Post(token, "clients", new JsonObject { ["id"] = "asks-often", ["displayName"] = "示例", ["permissions"] = new JsonArray("fundraising.read") })).IsCreated().Json;
        var own = await _host.Token("asks-often", (string)made["secret"]!);
        Assert.False((await _host.Get(own, "me")).IsOk().Headers.Contains("RateLimit"));

        foreach (var wrong in (int[])[0, -1, 1_000_001]) (await Limit(wrong)).IsRefused(422, "client.limit_invalid");
        Assert.Equal(2, (int)(await Limit(2)).IsOk().Json["perMinute"]!);

        var first = (await _host.Get(own, "me")).IsOk().Headers;
        Assert.Equal(("\"client\";q=2;w=60", "\"client\";r=1;t="), (first.GetValues("RateLimit-Policy").Single(), first.GetValues("RateLimit").Single()[..^2]));
        (await _host.Get(own, "me")).IsOk();
        var refused = (await _host.Get(own, "me")).IsRefused(429, "request.too_many").Headers;
        Assert.InRange(refused.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("\"client\";r=0;t=", refused.GetValues("RateLimit").Single());
        Assert.Equal(2, (int)(await _host.Get(token, "clients")).IsOk().Items.Single(c => (string?)c!["id"] == "asks-often")!["perMinute"]!);
        (await Limit(null)).IsOk();
        Assert.False((await _host.Get(own, "me")).IsOk().Headers.Contains("RateLimit"));

        Task<Answer> Limit(int? perMinute) => _host.Send(token, HttpMethod.Put, "clients/asks-often/limit", new JsonObject { ["perMinute"] = perMinute });
    }

    [Fact]
    public async Task Sign_ins_refusals_and_changes_of_rights_stand_in_the_audit_trail()
    {
        var id = await _host.Account("is.audited", "office");
        using var browser = _host.Browser();
        (await browser.SignIn("is.audited", Society.Password)).LeadsTo("/account");
        var token = (string)(await browser.Authorize()).IsOk().Json["access_token"]!;
        (await _host.Post(token, $"{Desk.Root}/campaigns", Plans.Targeted())).IsRefused(403, "permission.missing");
        (await _host.Get(token, "/api/v1/platform/audit")).IsRefused(403, "permission.missing");

        var auditor = await _host.TokenOf("an.auditor", "audit-administrator");
        var own = await Lines($"actor={id}");
        Assert.Contains(own, l => (string?)l["action"] == "signIn" && (string?)l["address"] == "127.0.0.1");
        var rights = await Lines("action=rightsChange&limit=200");
        var granted = Assert.Single(rights, l => (string?)l["object"] == $"account/{id}" && (string?)l["actor"] == AccessHost.ProgramId);
        // What was before and is now, as digests of the rows; each differs, and none tells anything.
        Assert.All((string[])["before", "after"], m => Assert.Matches("^[0-9a-f]{64}$", (string?)granted[m]));
        Assert.NotEqual((string?)granted["before"], (string?)granted["after"]);
        var changes = (await Lines("action=accountChange&limit=200")).Where(l => (string?)l["object"] is "account" or "client").ToList();
        // What is new has no before; a repeat of a command has changed nothing.
        Assert.All(changes, l => Assert.Null(l["before"]));
        Assert.Contains(changes, l => l["after"] is not null);
        Assert.Contains(await Lines($"actor={id}&action=accountChange"), l => l["before"] is not null && l["after"] is not null);
        // An auditor reads names; a program, which carries what it reads out of the house, does not.
        Assert.Equal("示例is.audited", (string?)own[0]["actorName"]);
        Assert.All((await _host.Get(await _host.Token(), $"/api/v1/platform/audit?actor={id}")).IsOk().Items, l => Assert.Null(l!["actorName"]));
        Assert.DoesNotContain(Society.Password, (await _host.Get(auditor, "/api/v1/platform/audit")).IsOk().Text);

        async Task<IReadOnlyList<JsonNode>> Lines(string query) => [.. (await _host.Get(auditor, "/api/v1/platform/audit?" + query)).IsOk().Items.Select(i => i!)];
    }
}
