using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Whoever holds a right for one organisation works with it and those below it, and with nothing else (SEC-07).</summary>
public sealed class WorkingInASubtree(AccessFixture access)
{
    private const string Units = $"{Root}/grassroots-organisations";

    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task An_officer_of_one_street_opens_nothing_of_another_town()
    {
        var (street, school, town) = (await Register("street", "320831001"), await Register("school", "320831001"), await Register("town", "320831103"));
        var below = await Register("community", "320831001001", (string)street["number"]!);
        var officer = await Officer("officer.street", Number(street), Number(school));

        foreach (var own in (JsonNode[])[street, school, below]) (await _host.Get(officer, $"{Units}/{Id(own)}")).IsOk();
        (await _host.Get(officer, $"{Units}/{Number(below)}/officers")).IsOk();
        foreach (var named in (string[])[Id(town), Number(town), Number(town).ToLowerInvariant()])
        {
            (await _host.Get(officer, $"{Units}/{named}")).IsRefused(403, "access.outside_subtree");
            (await _host.Get(officer, $"{Units}/{named}/evidence")).IsRefused(403, "access.outside_subtree");
            (await _host.Post(officer, $"{Units}/{named}/apply", Apply())).IsRefused(403, "access.outside_subtree");
        }

        (await _host.Get(officer, $"{Units}/JH-ZZ-9999")).IsRefused(404, "organisation.not_found");
        (await _host.Post(officer, $"{Units}/{Id(below)}/apply", Apply())).IsOk();
        // What the county decides stays with the county, also below him.
        (await _host.Post(officer, $"{Units}/{Id(below)}/approve-preparation", Step("2026-01-20"))).IsRefused(403, "permission.missing");
        (await _host.Post(officer, Units, Proposed())).IsRefused(403, "permission.missing");
        (await _host.Get(officer, $"{Desk.Root}/campaigns")).IsRefused(403, "permission.missing");
    }

    [Fact]
    public async Task Lists_files_and_tasks_show_the_subtree_alone()
    {
        var (street, town) = (await Register("street", "320831001"), await Register("town", "320831103"));
        var below = await Register("community", "320831001001", Number(street));
        foreach (var one in (JsonNode[])[below, town]) (await _host.Post(await _host.Token(), $"{Units}/{Id(one)}/apply", Apply())).IsOk();
        var (home, elsewhere) = (await Site(Number(below)), await Site(Number(town)));
        await Site(null);
        var officer = await Officer("officer.lists", Number(street));

        Assert.Equal([Number(street), Number(below)], Numbers(await _host.Get(officer, $"{Units}?limit=200")));
        Assert.Empty(Numbers(await _host.Get(officer, $"{Units}?under={Number(town)}")));
        Assert.Equal([(string)home["number"]!], Numbers(await _host.Get(officer, $"{Root}/sites?limit=200")));
        Assert.All((await _host.Get(officer, $"{Root}/tasks?limit=200")).IsOk().Items, t => Assert.Equal(Id(below), (string?)t!["subjectId"]));
        Assert.NotEmpty((await _host.Get(officer, $"{Root}/tasks?kind=decideApplication")).IsOk().Items);
        foreach (var file in (string[])[$"{Units}/export.csv", $"{Root}/sites/export.csv", $"{Root}/assessments/export.csv"])
        {
            var text = (await _host.Get(officer, file)).IsOk().Text;
            Assert.DoesNotContain(Number(town), text);
            Assert.DoesNotContain((string)elsewhere["number"]!, text);
        }

        Assert.Contains(Number(below), (await _host.Get(officer, $"{Units}/export.csv")).Text);
        (await _host.Get(officer, $"{Root}/sites/{(string)elsewhere["number"]!}")).IsRefused(403, "access.outside_subtree");
        (await _host.Get(officer, $"{Root}/sites/{Id(home)}")).IsOk();
        (await _host.Get(officer, $"{Root}/named-institutions/export.csv")).IsRefused(403, "access.outside_subtree");
        (await _host.Get(officer, $"{Root}/standards")).IsOk();
    }

    [Fact]
    public async Task A_program_is_held_to_an_organisation_and_registers_only_below_it()
    {
        var (street, town) = (await Register("street", "320831001"), await Register("town", "320831103"));
        var token = await _host.Token();
        var made = (await _host.Post(token, "clients", new JsonObject { ["id"] = "of-the-street", ["displayName"] = "示例", ["permissions"] = new JsonArray("organisations.*", "fundraising.read") })).IsCreated().Json;
        var program = await _host.Token("of-the-street", (string)made["secret"]!);
        (await _host.Get(program, $"{Units}/{Id(town)}")).IsOk();

        Assert.Equal(Number(street), (string?)(await _host.Send(token, HttpMethod.Put, "clients/of-the-street/organisation", new JsonObject { ["organisation"] = Number(street) })).IsOk().Json["organisationNumber"]);

        (await _host.Get(program, $"{Units}/{Id(town)}")).IsRefused(403, "access.outside_subtree");
        (await _host.Get(program, $"{Desk.Root}/campaigns")).IsRefused(403, "access.outside_subtree");
        (await _host.Post(program, Units, Proposed())).IsRefused(403, "access.outside_subtree");
        (await _host.Post(program, Units, Proposed().With("parent", Number(town)))).IsRefused(403, "access.outside_subtree");
        (await _host.Post(program, Units, Proposed().With("parent", Number(street)))).IsCreated();
        (await _host.Post(program, $"{Root}/sites", Place(Number(town)))).IsRefused(403, "access.outside_subtree");
        (await _host.Post(program, $"{Root}/sites", Place(Number(street)))).IsCreated();
        var me = (await _host.Get(program, "me")).IsOk().Json;
        Assert.Empty(me["permissions"]!.AsArray());
        Assert.Equal(Id(street), (string?)me["within"]![0]!["organisationId"]);
        (await _host.Send(token, HttpMethod.Put, "clients/of-the-street/organisation", new JsonObject { ["organisation"] = "JH-ZZ-9999" })).IsRefused(422, "access.organisation_unknown");
        (await _host.Send(token, HttpMethod.Put, "clients/of-the-street/organisation", new JsonObject())).IsOk();
        (await _host.Get(program, $"{Units}/{Id(town)}")).IsOk();
    }

    [Fact]
    public async Task Roles_are_bound_to_organisations_that_are_there_and_only_where_that_makes_sense()
    {
        var street = await Register("street", "320831001");
        await _host.SignedIn("is.bound", []);

        (await Assign([], ("grassroots-officer", "JH-ZZ-9999"))).IsRefused(422, "access.organisation_unknown");
        (await Assign([], ("no-such-role", Number(street)))).IsRefused(422, "role.unknown");
        (await Assign([], ("cashier", Number(street)))).IsRefused(422, "role.not_for_organisation");
        (await Assign([], ("system-administrator", Number(street)))).IsRefused(422, "role.not_for_organisation");
        (await Assign(["grassroots-officer"])).IsRefused(422, "role.needs_organisation");
        var within = (await Assign(["office"], ("grassroots-officer", Number(street)), ("grassroots-officer", Id(street)))).IsOk().Json["within"]!.AsArray();
        Assert.Equal(("grassroots-officer", Number(street)), ((string?)Assert.Single(within)!["role"], (string?)within[0]!["organisationNumber"]));
        Assert.NotEmpty((await _host.Get(await _host.Token(), "accounts?role=grassroots-officer&name=is.bound")).IsOk().Items);
        Assert.Empty((await Assign(["office"])).IsOk().Json["within"]!.AsArray());
    }

    [Fact]
    public async Task A_deputy_of_an_officer_works_in_the_same_subtree_and_a_role_taken_away_ends_at_once()
    {
        var (street, town) = (await Register("street", "320831001"), await Register("town", "320831103"));
        var officer = await Officer("officer.away", Number(street));
        var deputy = await _host.TokenOf("officer.deputy");
        (await _host.Get(deputy, $"{Units}/{Id(street)}")).IsRefused(403, "permission.missing");

        var today = DateOnly.FromDateTime(_host.Clock.GetUtcNow().AddHours(8).Date);
        (await _host.Post(await _host.Token(), "accounts/officer.away/deputies", new JsonObject { ["acting"] = "officer.deputy", ["to"] = today.AddDays(3).ToString("yyyy-MM-dd") })).IsOk();

        (await _host.Get(deputy, $"{Units}/{Id(street)}")).IsOk();
        (await _host.Get(deputy, $"{Units}/{Id(town)}")).IsRefused(403, "access.outside_subtree");
        await _host.Roles("officer.away");
        (await _host.Get(officer, $"{Units}/{Id(street)}")).IsRefused(403, "permission.missing");
        (await _host.Get(deputy, $"{Units}/{Id(street)}")).IsRefused(403, "permission.missing");
    }

    [Fact]
    public async Task Who_looked_at_what_is_not_his_stands_in_the_audit_trail()
    {
        var (street, town) = (await Register("street", "320831001"), await Register("town", "320831103"));
        var officer = await Officer("officer.curious", Number(street));
        (await _host.Get(officer, $"{Units}/{Number(town)}")).IsRefused(403, "access.outside_subtree");

        var auditor = await _host.TokenOf("audits.officers", "audit-administrator");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await _host.Get(auditor, "/api/v1/platform/audit?action=refusal&limit=200")).IsOk().Items.Any(l => (string?)l!["code"] == "access.outside_subtree" && (string?)l["object"] == Number(town)))
            await Task.Delay(50, patience.Token);
    }

    private async Task<JsonNode> Register(string kind, string division, string? parent = null) =>
        (await _host.Post(await _host.Token(), Units, Proposed(kind, division).With("parent", parent))).IsCreated().Json;

    private async Task<JsonNode> Site(string? organisation) => (await _host.Post(await _host.Token(), $"{Root}/sites", Place(organisation))).IsCreated().Json;

    internal static JsonObject Place(string? organisation) => new()
    {
        ["name"] = "示例博爱家园",
        ["kind"] = "humanityHome",
        ["division"] = "320831001",
        ["address"] = $"示例路{Guid.CreateVersion7()}",
        ["hostUnit"] = "示例单位",
        ["organisation"] = organisation,
        ["responsiblePerson"] = "示例甲",
        ["phone"] = "13800138000",
    };

    private async Task<string> Officer(string name, params string[] organisations)
    {
        var token = await _host.TokenOf(name);
        (await _host.Within(name, [], [.. organisations.Select(o => ("grassroots-officer", o))])).IsOk();
        return token;
    }

    private Task<Answer> Assign(string[] roles, params (string Role, string Organisation)[] within) => _host.Within("is.bound", roles, within);

    private static string Id(JsonNode one) => (string)one["id"]!;

    private static string Number(JsonNode one) => (string)one["number"]!;

    private static IEnumerable<string> Numbers(Answer list) => list.IsOk().Items.Select(i => (string)i!["number"]!);
}
