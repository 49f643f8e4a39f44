using System.Net;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Web;

[Trait("Store", "Either")]
public sealed class DescribingTheApi(WebFixture web)
{
    [Fact]
    public async Task Every_operation_says_what_it_is_and_shows_an_example()
    {
        var operations = await Operations("v1");

        Assert.Contains(operations, o => o.Name == "post /api/v1/things/things");
        Assert.Empty(operations.SelectMany(o => Lacks(o.Operation).Select(l => $"{o.Name}: {l}")));
        Assert.Equal(operations.Count, operations.Select(o => (string?)o.Operation["operationId"]).Distinct().Count());
    }

    [Fact]
    public async Task Operations_stand_in_the_order_in_which_they_were_mapped() =>
        Assert.Equal(["createThing", "findThings", "getThing", "uploadThing", "failThing"], (await Operations("things")).Select(o => (string?)o.Operation["operationId"]));

    [Fact]
    public async Task A_command_names_its_permission_its_refusals_its_headers_and_its_example()
    {
        var create = (await Operations("things"))[0].Operation;
        var parameters = create["parameters"]!.AsArray().Select(p => (string?)p!["name"]).ToArray();

        Assert.Equal("things.create", (string?)create["x-permission"]);
        Assert.Contains("thing.closed", (string?)create["responses"]!["409"]!["description"]);
        Assert.NotNull(create["responses"]!["409"]!["content"]!["application/problem+json"]);
        Assert.Equal(["dryRun", "Idempotency-Key", "If-Match", "Accept-Language"], parameters);
        Assert.Equal("""{"name":"一","amount":1.5,"colour":"red"}""", create["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_list_names_its_paging_and_its_columns()
    {
        var find = (await Operations("things"))[1].Operation["parameters"]!.AsArray();

        Assert.Equal(["colour", "on", "since", "open", "least", "count", "name", "limit", "cursor", "sort", "includeTotal", "Accept-Language"], find.Select(p => (string?)p!["name"]));
        Assert.Contains("amount", (string?)find.Single(p => (string?)p!["name"] == "sort")!["description"]);
    }

    [Fact]
    public async Task The_pages_are_in_Chinese_and_can_be_closed()
    {
        Assert.Contains("金湖县红十字会", await web.Client.GetStringAsync("/swagger/index.html"));
        await using var closed = await TestHost.Start(args: ["--Swagger:Enabled", "false"]);

        Assert.Equal(HttpStatusCode.NotFound, (await closed.Client.GetAsync("/swagger/index.html")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await closed.Client.GetAsync("/swagger/v1/swagger.json")).StatusCode);
    }

    private async Task<List<(string Name, JsonNode Operation)>> Operations(string document)
    {
        var root = JsonNode.Parse(await web.Client.GetStringAsync($"/swagger/{document}/swagger.json"))!;
        Assert.StartsWith("3.1", (string?)root["openapi"]);
        return [.. root["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => ($"{o.Key} {p.Key}", o.Value!)))];
    }

    private static IEnumerable<string> Lacks(JsonNode operation)
    {
        foreach (var member in (string[])["summary", "operationId", "tags"])
            if (operation[member] is null) yield return member;
        if (!operation["responses"]!.AsObject().Any(r => r.Key.StartsWith('2'))) yield return "a 2xx response";
        foreach (var (type, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            if (type == "application/json" && content!["example"] is null && content["examples"] is null) yield return "an example of its body";
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            if ((string?)parameter!["in"] == "path" && parameter["example"] is null) yield return $"an example of {parameter["name"]}";
    }
}
