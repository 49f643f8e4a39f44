using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Every operation of the document, asked by every role, by nobody, and with a wrong, an expired and a revoked token.</summary>
public sealed class TheMatrix
{
    private const string Approve = "APPROVE_MATRIX";

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
                if (answer.Code != "permission.missing") may.Add(role);
                else if (answer.Status != HttpStatusCode.Forbidden || !answer.Text.Contains(operation.Permission, StringComparison.Ordinal)) faults.Add($"{operation.Name} as {role}: {answer.Text}");
            }

            rows.Add($"{operation.Name} [{operation.Permission}]: {(may.Count == roles.Count ? "all" : string.Join(' ', may))}");
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
    private static Task<Answer> Ask(AccessHost host, Operation operation, string? token)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(s => !s.StartsWith('{') ? s : operation.Numbers.Contains(s[1..^1]) ? "1" : Guid.Empty.ToString()));
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

    private sealed record Operation(string Name, string Method, string Path, string Permission, string? Body, IReadOnlyList<string> Numbers);
}
