using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class UnmaskingADonor : IDisposable
{
    private const string Identity = "320831199003079994";
    private const string Phone = "13800138000";
    private const string Name = "示例甲乙";
    private const string Trail = "/api/v1/platform/audit?action=unmask";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Who_gives_a_reason_sees_what_he_asks_for_and_stands_in_the_audit_trail_without_it()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client, "accountant");
        var gift = await Gift(desk);
        Assert.DoesNotContain(Phone, (await desk.Get($"donations/{gift.Number}")).IsOk().Text);

        var seen = (await desk.Post($"donations/{gift.Number}/unmask", Asked($"核对，电话{Phone}", "name", "idNumber"))).IsOk();

        Assert.Equal((Name, Identity, null), ((string?)seen.Json["name"], (string?)seen.Json["idNumber"], (string?)seen.Json["phone"]));
        Assert.Equal("no-store", seen.Headers.CacheControl!.ToString());
        var told = (await desk.Get(Trail)).IsOk();
        var line = Assert.Single(told.Items)!;
        Assert.Equal(("accountant", $"donation/{gift.Id}", "people.unmask", "核对，电话***"), ((string)line["actor"]!, (string)line["object"]!, (string)line["permission"]!, (string)line["reason"]!));
        Assert.Equal(["name", "idNumber"], line["fields"]!.AsArray().Select(f => (string)f!));
        foreach (var canary in (string[])[Name, Identity, Phone]) Assert.DoesNotContain(canary, told.Text);
    }

    [Fact]
    public async Task Without_reason_or_fields_nothing_is_shown_and_a_dry_run_shows_and_writes_nothing()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var gift = await Gift(desk);
        var path = $"donations/{gift.Id}/unmask";

        (await desk.Post(path, Asked(" ", "phone"))).IsRefused(422, "unmask.reason_missing");
        (await desk.Post(path, Asked("核对"))).IsRefused(422, "unmask.fields_missing");
        (await desk.Post(path, Asked("核对", "address"))).IsRefused(400);
        (await desk.Post($"donations/{Guid.CreateVersion7()}/unmask", Asked("核对", "phone"))).IsRefused(404, "donation.not_found");
        Assert.DoesNotContain(Phone, (await desk.Post(path + "?dryRun=true", Asked("核对", "phone"))).IsOk().Text);
        Assert.Empty((await desk.Get(Trail)).IsOk().Items);
    }

    [Fact]
    public async Task What_was_corrected_is_shown_as_it_is_and_what_was_erased_is_not()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var gift = await Gift(desk);
        (await desk.Post($"donations/{gift.Id}/correct", new JsonObject { ["donor"] = new JsonObject { ["phone"] = "13900139000" }, ["reason"] = "电话记错" })).IsOk();
        Assert.Equal("13900139000", (string?)(await desk.Post($"donations/{gift.Id}/unmask", Asked("核对", "phone"))).IsOk().Json["phone"]);

        (await desk.Post($"donations/{gift.Id}/erase", Erase("contact"))).IsOk();
        Assert.Null((string?)(await desk.Post($"donations/{gift.Id}/unmask", Asked("核对", "phone"))).IsOk().Json["phone"]);
        (await desk.Post($"donations/{gift.Id}/erase", Erase("name"))).IsOk();
        (await desk.Post($"donations/{gift.Id}/unmask", Asked("核对", "name"))).IsRefused(409, "donation.restricted");
    }

    // On PostgreSQL journal and trail lie in one database.
    [Fact, Trait("Store", "Sqlite")]
    public async Task Where_the_audit_trail_cannot_be_written_nothing_is_shown()
    {
        await using var host = await TestHost.Start();
        // The month cannot be opened: something else lies in its place.
        Directory.CreateDirectory(Path.Combine(host.Folder, "audit", $"{Plans.Today:yyyy-MM}.db"));
        var desk = new Desk(host.Client);
        var gift = await Gift(desk);

        var refused = (await desk.Post($"donations/{gift.Id}/unmask", Asked("核对", "phone"))).IsRefused(503, "store.unavailable");
        Assert.DoesNotContain(Phone, refused.Text);
        (await desk.Get($"campaigns/{gift.Json["campaignId"]}/donations.csv")).IsRefused(503, "store.unavailable");
    }

    [Fact]
    public async Task No_log_audit_line_error_or_file_tells_who_the_donor_is()
    {
        await using var host = await ProcessHost.Start(_folder.FullName, "--Logging:LogLevel:Default", "Trace");
        var desk = new Desk(host.Client, "accountant");
        var gift = await Gift(desk);
        // This one may show it.
        (await desk.Post($"donations/{gift.Id}/unmask", Asked($"{Identity} {Phone}", "phone"))).IsOk();
        // And whoever calls himself so is told what he said.
        (await new Desk(host.Client, Phone).Post("/api/v1/platform/parameters/Audit.KeepMonths/set", new JsonObject { ["value"] = 40, ["basis"] = "示例", ["from"] = Plans.Day(0) })).IsOk();
        Answer[] answers =
        [
            await desk.Post($"donations/{Identity}/unmask", Asked("核对", "phone")),
            await desk.Get($"donations/{Phone}"),
            await desk.Send(HttpMethod.Get, $"donations/{Identity}", null, null, ("Host", "evil.example")),
            await desk.Send(HttpMethod.Get, "/api/v1/platform/parameters", null, null, ("Authorization", $"Bearer {Identity}.{Phone}")),
            await desk.Get($"/api/v1/public/donations/{Phone}?queryCode={Identity}"),
            await desk.Get($"campaigns/{gift.Json["campaignId"]}/donations.csv?name={Uri.EscapeDataString(Name)}"),
            await desk.PostText($"campaigns/{gift.Json["campaignId"]}/donations", $"{{\"donor\":{{\"phone\":\"{Phone}\"}},\"amount\":\"{Identity}\"}}"),
            await desk.Get("/api/v1/platform/audit?limit=200"),
        ];
        await host.Stop();

        foreach (var answer in answers)
        {
            foreach (var canary in (string[])[Identity, Phone, Name]) Assert.False(Canaries.IsIn(System.Text.Encoding.UTF8.GetBytes(answer.Text), canary), $"{canary} in {answer.Text}");
        }

        Assert.DoesNotContain(Identity, host.Output);
        Assert.DoesNotContain(Phone, host.Output);
        Assert.DoesNotContain(Name, host.Output);
        if (!Tests.TestDatabase.IsWanted) Assert.Empty(Canaries.Found(Path.Combine(_folder.FullName, "audit"), Identity, Phone, Name));
    }

    private static JsonObject Asked(string reason, params string[] fields) => new() { ["reason"] = reason, ["fields"] = new JsonArray([.. fields.Select(f => (JsonNode)f)]) };

    private static JsonObject Erase(string kind) => new() { ["kinds"] = new JsonArray(kind), ["reason"] = "来函", ["identityChecked"] = true };

    private static async Task<Answer> Gift(Desk desk)
    {
        var campaign = await desk.Launch();
        var donor = new JsonObject { ["kind"] = "individual", ["name"] = Name, ["phone"] = Phone, ["idNumber"] = Identity };
        return (await campaign.Record(Plans.Gift(10).With("donor", donor))).IsCreated();
    }
}
