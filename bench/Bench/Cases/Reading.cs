using System.Text.Json.Nodes;

namespace JinhuRedCross.Bench.Cases;

/// <summary>GET of one campaign against a minimal API that answers the same JSON from a dictionary.</summary>
internal static class Reading
{
    private const int Gifts = 1000;

    public static async Task Run(Workbench bench)
    {
        await using var platform = await Platform.Start(bench.NewFolder());
        var hot = await platform.Launch();
        var gifts = new Gifts(hot);
        await Load.Of(Gifts, platform.Server, 16, () => new FreshGifts(gifts));
        var path = $"/api/v1/fundraising/campaigns/{hot[0]}";
        var json = Path.Combine(bench.NewFolder(), "campaign.json");
        await File.WriteAllTextAsync(json, await platform.Client.GetStringAsync(path));
        await using var opponent = await Server.Opponent("get", "--json", json);
        var theirs = JsonNode.Parse(await opponent.Client.GetStringAsync(path));
        if (!JsonNode.DeepEquals(theirs, await platform.Campaign(hot[0]))) throw new InvalidOperationException($"Another answer than the platform's: {theirs}");

        Server[] servers = [platform.Server, opponent];
        foreach (var server in servers)
        {
            Report.Say($"Reading: warming {server.Name}");
            await Load.For(bench.WarmUp, server, 64, () => new OneQuestion(path));
        }

        foreach (var connections in new[] { 16, 64, 128 })
        {
            var title = $"GET of a campaign, {connections} connections";
            Report.Say(title);
            var sides = await bench.Compare([.. servers.Select(s => new Side(s.Name, () => Load.For(bench.Stretch, s, connections, () => new OneQuestion(path))))]);
            Report.Table(title, ["", "answers/s", "platform's ratio", "p50 ms", "p99 ms", "CPU µs an answer"], sides.Select((side, i) => (IReadOnlyList<string>)
            [
                side.Name, side.Show(s => s.Rate), i == 0 ? "" : sides[0].Against(side, s => s.Rate), side.Show(s => s.P50, "0.00"), side.Show(s => s.P99, "0.00"), side.Show(s => s.Cpu),
            ]));
        }
    }
}
