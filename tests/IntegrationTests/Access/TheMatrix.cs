using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Every operation of the document, asked by every role, by nobody, with a wrong, an expired and a revoked token, and about another organisation's object.</summary>
public sealed class TheMatrix
{
    private const string Approve = "APPROVE_MATRIX";

    // What a row says that is open to whoever holds its permission for one organisation only.
    private const string InPart = " | own organisation";

    private static string File => Path.Combine(SourceTree.Root, "tests", "IntegrationTests", "Access", "Matrix.approved.txt");

    [Fact]
    public async Task Says_of_each_operation_who_may_and_the_host_does_as_it_says()
    {
        await using var host = await AccessHost.Start();
        var operations = await Operations(host);
        var (expired, revoked) = (await host.Token(), await host.Token());
        host.Clock.Advance(TimeSpan.FromHours(2));
        revoked = await host.Token();
        await host.Connect("revoke", ("token", revoked), ("client_id", AccessHost.ProgramId), ("client_secret", AccessHost.Secret));
        var roles = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in Roles.Defaults.Keys) roles[role] = await host.TokenOf("matrix." + role[..Math.Min(role.Length, 20)], role);
        var bound = await Bound.Make(host);
        (await host.Within("matrix.grassroots-officer", [], ("grassroots-officer", bound.Own))).IsOk();

        var (rows, faults) = (new List<string>(), new List<string>());
        foreach (var operation in operations)
        {
            foreach (var (what, token) in ((string, string?)[])[("nobody", null), ("a wrong token", "x.y.z"), ("an expired token", expired), ("a revoked token", revoked)])
            {
                var answer = await Ask(host, operation, token);
                if (answer.Status != HttpStatusCode.Unauthorized) faults.Add($"{operation.Name} let {what} in: {answer.Status}");
            }

            var may = new List<string>();
            foreach (var (role, token) in roles)
            {
                var answer = await Ask(host, operation, token);
                if ((int)answer.Status is 401 or >= 500) faults.Add($"{operation.Name} as {role}: {answer.Status} {answer.Text}");
                if (answer.Code is not ("permission.missing" or "access.outside_subtree")) may.Add(role);
                else if (answer.Code == "access.outside_subtree" && role == Roles.GrassrootsOfficer) continue;
                else if (answer.Status != HttpStatusCode.Forbidden || !answer.Text.Contains(operation.Permission, StringComparison.Ordinal)) faults.Add($"{operation.Name} as {role}: {answer.Text}");
            }

            var inPart = (await Ask(host, operation, bound.Token)).Code is not ("permission.missing" or "access.outside_subtree");
            if (inPart && operation.Path.Contains('{') && await bound.Fault(host, operation) is { } fault) faults.Add(fault);
            rows.Add($"{operation.Name} [{operation.Permission}]: {(may.Count == roles.Count ? "all" : string.Join(' ', may))}{(inPart ? InPart : "")}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        if (Environment.GetEnvironmentVariable(Approve) == "1") await System.IO.File.WriteAllLinesAsync(File, rows);
        var approved = await System.IO.File.ReadAllLinesAsync(File);
        Assert.True(rows.SequenceEqual(approved), $"Who may do what has changed, or an operation has no row. Look at each line; if it is as it should be, run this test with {Approve}=1 and commit Matrix.approved.txt:\n"
            + string.Join('\n', rows.Except(approved).Select(r => "+ " + r).Concat(approved.Except(rows).Select(r => "- " + r))));
        Assert.True(rows.Count > 60, $"{rows.Count} operations");
    }

    private static async Task<IReadOnlyList<Operation>> Operations(AccessHost host)
    {
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/swagger/v1/swagger.json"))!;
        return
        [
            .. document["paths"]!.AsObject().Where(p => !p.Key.StartsWith("/api/v1/public/", StringComparison.Ordinal))
                .SelectMany(p => p.Value!.AsObject().Select(o => new Operation((string)o.Value!["operationId"]!, o.Key, p.Key, (string?)o.Value["x-permission"] ?? "", o.Value["requestBody"]?["content"]?.AsObject().First().Key, NumbersIn(o.Value))))
                .OrderBy(o => o.Name, StringComparer.Ordinal),
        ];
    }

    // About things that are not there, or with nothing in it: who may gets another refusal, and nothing changes.
    private static Task<Answer> Ask(AccessHost host, Operation operation, string? token, string? id = null)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(s => !s.StartsWith('{') ? s : s == "{id}" && id is not null ? id : operation.Numbers.Contains(s[1..^1]) ? "1" : Guid.Empty.ToString()));
        HttpContent? content = operation.Body switch
        {
            null => null,
            "multipart/form-data" => new MultipartFormDataContent { { new StringContent("x"), "nothing" } },
            _ => new StringContent("""{"nothing":true}""", System.Text.Encoding.UTF8, "application/json"),
        };
        return host.Send(token, new HttpMethod(operation.Method.ToUpperInvariant()), path, content);
    }

    private static IReadOnlyList<string> NumbersIn(JsonNode operation) =>
        [.. (operation["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] == "path" && p["schema"]?["type"]?.ToJsonString().Contains("integer", StringComparison.Ordinal) == true).Select(p => (string)p!["name"]!)];

    /// <summary>A program that holds every permission, for one organisation; and what belongs to another one.</summary>
    private sealed record Bound(string Token, string Own, IReadOnlyList<(string Prefix, string Id)> Foreign)
    {
        public static async Task<Bound> Make(AccessHost host)
        {
            var token = await host.Token();
            const string root = Organisations.Unit.Root;
            var own = (await host.Post(token, $"{root}/grassroots-organisations", Organisations.Unit.Proposed())).IsCreated();
            var other = (await host.Post(token, $"{root}/grassroots-organisations", Organisations.Unit.Proposed())).IsCreated();
            var site = (await host.Post(token, $"{root}/sites", WorkingInASubtree.Place(other.Number))).IsCreated();
            var proposal = (await host.Post(token, $"{root}/grassroots-organisations/{other.Id}/proposals", new JsonObject { ["reason"] = "示例", ["profile"] = new JsonObject { ["name"] = $"示例{other.Id}", ["hostUnit"] = "示例单位" } })).IsCreated();
            var made = (await host.Post(token, "clients", new JsonObject { ["id"] = "matrix-bound", ["displayName"] = "示例", ["permissions"] = new JsonArray("*") })).IsCreated().Json;
            (await host.Send(token, HttpMethod.Put, "clients/matrix-bound/organisation", new JsonObject { ["organisation"] = own.Number })).IsOk();
            return new(await host.Token("matrix-bound", (string)made["secret"]!), own.Number, [($"{root}/grassroots-organisations/", other.Id), ($"{root}/sites/", site.Id), ($"{root}/proposals/", proposal.Id)]);
        }

        /// <summary>What is wrong when this operation is asked about another organisation's object.</summary>
        public async Task<string?> Fault(AccessHost host, Operation operation)
        {
            var (_, id) = Foreign.FirstOrDefault(f => operation.Path.StartsWith(f.Prefix + "{id}", StringComparison.Ordinal));
            if (id is null) return $"{operation.Name} is open to whoever is held to one organisation, and this test knows no object of another one at {operation.Path}";
            var answer = await Ask(host, operation, Token, id);
            return answer.Code == "access.outside_subtree" ? null : $"{operation.Name} about another organisation's object: {answer.Status} {answer.Text}";
        }
    }

    private sealed record Operation(string Name, string Method, string Path, string Permission, string? Body, IReadOnlyList<string> Numbers);
}
