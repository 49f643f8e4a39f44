using System.Net;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Platform;

public sealed class RebuildingReadModels
{
    private const string Models = "/api/v1/platform/read-models";

    [Fact]
    public async Task A_list_is_filled_again_while_it_answers_and_says_how_far_it_is()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var campaign = await desk.Launch();
        await campaign.Receive(3);
        var before = (await campaign.Get("donations")).IsOk();

        var begun = (await desk.Post($"{Models}/donations/rebuild", key: "once")).Is(HttpStatusCode.Accepted);
        Assert.Equal(before.Text, (await campaign.Get("donations")).IsOk().Text);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Answer shown;
        while ((string)(shown = (await desk.Get(begun.Headers.Location!.ToString())).IsOk()).Json["status"]! == "running") await Task.Delay(20, patience.Token);

        Assert.Equal(("completed", "donations"), ((string)shown.Json["status"]!, (string)shown.Json["name"]!));
        Assert.True((long)shown.Json["processed"]! >= 3, shown.Text);
        Assert.Equal(before.Text, (await campaign.Get("donations")).IsOk().Text);
        Assert.Equal(begun.Id, (await desk.Post($"{Models}/donations/rebuild", key: "once")).Is(HttpStatusCode.Accepted).Id);
        while (await StateOf(desk, "donations") != "ready") await Task.Delay(20, patience.Token);
    }

    [Fact]
    public async Task One_that_was_only_tried_or_does_not_exist_is_not_found()
    {
        await using var host = await TestHost.Start();
        (await new Desk(host.Client).Post($"{Models}/nobody/rebuild")).IsRefused(404, "readmodel.not_found");
        (await new Desk(host.Client).Post($"{Models}/tasks/rebuild?dryRun=true")).Is(HttpStatusCode.Accepted);
        (await new Desk(host.Client).Get($"{Models}/tasks/rebuild")).IsRefused(404, "readmodel.rebuild_not_found");
    }

    private static async Task<string> StateOf(Desk desk, string name) => (string)(await desk.Get(Models)).IsOk().Items.Single(m => (string)m!["name"]! == name)!["state"]!;
}
