using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>One host for the tests of what leaves the money desk, and the steps that they need before.</summary>
public sealed class OutFixture : IAsyncLifetime
{
    public const string Campaigns = "/api/v1/fundraising/campaigns";

    private TestHost? _host;

    internal TestHost Host => _host!;

    public HttpClient Client => Host.Client;

    public async ValueTask InitializeAsync() => _host = await TestHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Sends a command that must succeed and gives its answer.</summary>
    public async Task<JsonNode> Send(string path, object? body = null, string? actor = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        request.Actor = actor;
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>A running general fund; the path and the number of it.</summary>
    public async Task<(string Path, string Number)> Fund(string title = "日常受赠示例")
    {
        var drafted = await Send(Campaigns, new { kind = "general", title });
        var path = $"{Campaigns}/{drafted["id"]}";
        await Send($"{path}/launch");
        return (path, (string)drafted["number"]!);
    }

    public Task<JsonNode> Give(string fund, string kind, string? name, decimal amount, string publicity, string? earmark = null, string channel = "cash", bool overseas = false) => Send(
        $"{fund}/donations",
        new { donor = new { kind, name }, amount, channel, givenAt = "2026-01-20T23:30:00+08:00", receivedAt = "2026-01-21T00:10:00+08:00", earmark, publicity, receipt = "waived", overseas });

    /// <summary>The rows of a downloaded list, csv or xlsx alike, without trailing empty cells.</summary>
    public async Task<List<string[]>> Rows(string path)
    {
        using var response = await Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var content = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        return [.. TableReader.Open(content).Rows.Select(r => r.Cells.Reverse().SkipWhile(c => c.Length == 0).Reverse().ToArray())];
    }

    public static decimal Yuan(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);
}
