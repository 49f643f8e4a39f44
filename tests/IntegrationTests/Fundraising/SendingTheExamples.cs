using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class SendingTheExamples
{
    [Fact]
    public async Task Every_example_works_on_a_fresh_host_in_the_order_of_the_document()
    {
        await using var host = await TestHost.Start();
        var document = JsonNode.Parse(await host.Client.GetStringAsync("/swagger/v1/swagger.json"))!;
        var paths = document["paths"]!.AsObject();
        var sent = new List<string>();
        foreach (var (path, operations) in paths)
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var name = (string)operation!["operationId"]!;
                foreach (var request in Requests(path, method, operation))
                {
                    using var answer = await host.Client.SendAsync(request);
                    Assert.True(answer.IsSuccessStatusCode, $"{name} {request.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\nafter {string.Join(", ", sent)}");
                    sent.Add(name);
                }
            }
        }

        // Four eyes: without a second person an example or two would be refused.
        Assert.Contains(paths.SelectMany(p => p.Value!.AsObject()), o => (string?)o.Value!["x-example-actor"] == "approver");
        Assert.Contains("settleCampaign", sent);
        Assert.Contains("traceDonation", sent);
    }

    private static IEnumerable<HttpRequestMessage> Requests(string path, string method, JsonNode operation)
    {
        var bodies = operation["requestBody"]?["content"]?["application/json"];
        if (bodies?["examples"]?.AsObject() is { } named) return named.Select(e => Request(path, method, operation, e.Value!["value"]));
        var form = operation["requestBody"]?["content"]?["multipart/form-data"]?["example"];
        return [Request(path, method, operation, bodies?["example"] ?? form, isForm: form is not null)];
    }

    private static HttpRequestMessage Request(string path, string method, JsonNode operation, JsonNode? body, bool isForm = false)
    {
        var query = new List<string>();
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), "/") { Actor = (string?)operation["x-example-actor"] };
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var (name, place) = ((string)parameter!["name"]!, (string)parameter["in"]!);
            var example = parameter["example"]?.ToString();
            Assert.False(place == "path" && example is null, $"{method} {path}: {name} has no example");
            if (example is null) continue;
            if (place == "path") path = path.Replace($"{{{name}}}", Uri.EscapeDataString(example));
            if (place == "query") query.Add($"{name}={Uri.EscapeDataString(example)}");
            if (place == "header") request.Headers.Add(name, example);
        }

        Assert.DoesNotContain('{', path);
        Assert.False(operation["requestBody"] is not null && body is null, $"{method} {path} has a body without an example");
        request.RequestUri = new(query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", UriKind.Relative);
        if (body is not null) request.Content = isForm ? Form(body.AsObject()) : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    private static MultipartFormDataContent Form(JsonObject fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (name == "file") form.Add(new StringContent((string)value!, Encoding.UTF8, "text/csv"), name, "list.csv");
            else form.Add(new StringContent((string)value!), name);
        }

        return form;
    }
}
