using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Boxes go out, come in and are counted, and what they held is a gift (FUN-04).</summary>
public sealed class CollectingWithBoxes(FundraisingFixture fundraising)
{
    private const string Boxes = "collection-boxes";
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_box_goes_out_comes_in_and_its_count_becomes_a_gift()
    {
        var campaign = await _desk.Launch(Plans.General());
        var box = (await Register(_desk, campaign)).IsCreated();
        var path = $"{Boxes}/{box.Number}";

        (await _desk.Post(path + "/count", Count(86.5m))).IsRefused(409, "box.not_in");
        Assert.Equal("示例**", (string?)(await _desk.Post(path + "/hand-out", HandOut())).IsOk().Json["keeper"]);
        (await _desk.Post(path + "/take-in", TakeIn().With("sealNumber", "封9"))).IsRefused(422, "box.seal_differs");
        (await _desk.Post(path + "/take-in", TakeIn())).IsOk();
        Assert.Contains((await _desk.All("tasks?kind=countBox")), t => (string?)t["subjectId"] == box.Id);
        (await _desk.Post(path + "/count", Count(86.5m).With("secondPerson", "local"))).IsRefused(403, "box.same_person");
        Assert.Null((await _desk.Post(path + "/count?dryRun=true", Count(86.5m))).IsOk().Json["giftNumber"]);
        var key = Guid.CreateVersion7().ToString();
        var counted = (await _desk.Post(path + "/count", Count(86.5m), key)).IsOk();
        var again = (await _desk.Post(path + "/count", Count(86.5m), key)).IsOk();

        Assert.Equal((counted.Text, true), (again.Text, again.Replayed));
        Assert.Equal($"{campaign.Number}-000001", (string?)counted.Json["giftNumber"]);
        Assert.Equal((86.5m, 1), ((await campaign.Get()).Yuan("raisedAmount"), (int)(await campaign.Get()).Json["donationCount"]!));
        var gift = (await _desk.Get($"donations/{counted.Json["giftId"]}")).IsOk().Json;
        Assert.Equal(("cash", $"BOX-{box.Number}-0001"), ((string?)gift["channel"], (string?)gift["transactionNumber"]));
        Assert.DoesNotContain((await _desk.All("tasks?kind=countBox")), t => (string?)t["subjectId"] == box.Id);
        Assert.Equal(["box-registered", "box-handed-out", "box-taken-in", "box-counted"], (await _desk.Get(path + "/history")).IsOk().Items.Select(i => (string?)i!["what"]));
        Assert.Equal(counted.Json["box"]!.ToJsonString(), (await _desk.Get(path)).IsOk().Json.ToJsonString());
        (await _desk.Post(path + "/retire", new JsonObject { ["reason"] = "破损" })).IsOk();
        (await _desk.Post(path + "/hand-out", HandOut())).IsRefused(409, "box.retired");
    }

    [Fact]
    public async Task A_box_outside_the_county_or_for_a_targeted_campaign_is_refused()
    {
        var (fund, targeted) = (await _desk.Launch(Plans.General()), await _desk.Launch());

        (await Register(_desk, fund, b => b.With("place", "安徽省天长市示例广场").With("insideCounty", false))).IsRefused(422, "box.filing_missing");
        (await Register(_desk, fund, b => b.With("place", "安徽省天长市示例广场").With("insideCounty", false).With("filingNumber", "天民备1号"))).IsCreated();
        (await Register(_desk, targeted)).IsRefused(422, "box.campaign_targeted");
        var box = (await Register(_desk, fund)).IsCreated();
        (await Register(_desk, fund, b => b.With("number", box.Number))).IsRefused(409, "box.exists");
        (await _desk.Get($"{Boxes}/没有")).IsRefused(404, "box.not_found");
    }

    [Fact]
    public async Task Boxes_are_found_by_state_campaign_and_place()
    {
        var (one, other) = (await _desk.Launch(Plans.General()), await _desk.Launch(Plans.General()));
        var (first, second) = ((await Register(_desk, one)).IsCreated(), (await Register(_desk, one, b => b.With("place", "戴楼镇"))).IsCreated());
        (await Register(_desk, other)).IsCreated();
        (await _desk.Post($"{Boxes}/{first.Id}/hand-out", HandOut())).IsOk();

        Assert.Equal([first.Id], await Ids($"campaign={one.Number}&status=out"));
        Assert.Equal([second.Id], await Ids($"campaign={one.Id}&place=戴楼"));
        Assert.Equal(2, (await Ids($"campaign={one.Id}&insideCounty=true")).Count);
        Assert.Empty(await Ids($"campaign={one.Id}&insideCounty=false"));

        async Task<List<string>> Ids(string query) => [.. (await _desk.Get($"{Boxes}?{query}")).IsOk().Items.Select(i => (string)i!["id"]!)];
    }

    [Fact]
    public async Task What_its_campaign_takes_no_more_is_not_counted_but_may_go_to_the_general_fund()
    {
        var (campaign, fund) = (await _desk.Launch(Plans.General()), await _desk.Launch(Plans.General()));
        var box = await In(_desk, campaign);
        (await campaign.Step("end")).IsOk();

        (await _desk.Post($"{Boxes}/{box.Id}/count", Count(5))).IsRefused(409, "campaign.closed");
        Assert.Equal("in", (string?)(await _desk.Get($"{Boxes}/{box.Id}")).IsOk().Json["status"]);
        (await _desk.Post($"{Boxes}/{box.Id}/count", Count(5).With("campaign", fund.Number))).IsOk();
        Assert.Equal(5, (await fund.Get()).Yuan("raisedAmount"));
    }

    [Fact]
    public async Task An_empty_box_is_counted_without_a_gift()
    {
        var campaign = await _desk.Launch(Plans.General());
        var box = await In(_desk, campaign);

        var counted = (await _desk.Post($"{Boxes}/{box.Id}/count", Count(0))).IsOk();

        Assert.Equal((null, 0), ((string?)counted.Json["giftId"], (int)(await campaign.Get()).Json["donationCount"]!));
    }

    [Fact]
    public async Task Who_had_a_box_stays_on_its_records_until_their_years_are_over()
    {
        var campaign = await _desk.Launch(Plans.General());
        var box = await In(_desk, campaign);
        var asking = new JsonObject { ["subject"] = box.Id, ["kinds"] = new JsonArray("name"), ["reason"] = "本人来函请求", ["identityChecked"] = true };

        var open = (await _desk.Post("/api/v1/platform/erasures?dryRun=true", asking.DeepClone())).IsOk().Json;
        Assert.Equal((0, "FUN-04"), (open["erased"]!.AsArray().Count, (string?)open["kept"]![0]!["rule"]));
        (await _desk.Post($"{Boxes}/{box.Id}/count", Count(0))).IsOk();
        var counted = (await _desk.Post("/api/v1/platform/erasures", asking)).IsOk().Json;
        Assert.Equal((0, "SEC-05"), (counted["erased"]!.AsArray().Count, (string?)counted["kept"]![0]!["rule"]));
        (await _desk.Post($"{Boxes}/{box.Id}/hand-out", HandOut())).IsOk();
    }

    [Fact]
    public async Task A_crash_between_the_count_and_its_gift_is_mended_by_due_work_once()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var campaign = await desk.Launch(Plans.General());
        var box = await In(desk, campaign);
        // The count is durable, and whoever asked for it is gone before the gift.
        var grain = host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ICollectionBoxGrain>(Guid.Parse(box.Id));
        var counted = await grain.Count(new Command(Guid.CreateVersion7(), [1], "local"), Guid.CreateVersion7(), null, new(12.3m, "示例己", null));
        Assert.Null(counted.Error);
        Assert.Equal(0, (await campaign.Get()).Yuan("raisedAmount"));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await campaign.Get()).Yuan("raisedAmount") == 0) await Task.Delay(50, patience.Token);
        var second = await In(desk, campaign);
        (await desk.Post($"{Boxes}/{second.Id}/count", Count(1))).IsOk();

        Assert.Equal((13.3m, 2), ((await campaign.Get()).Yuan("raisedAmount"), (int)(await campaign.Get()).Json["donationCount"]!));
    }

    private static async Task<Answer> In(Desk desk, Campaign campaign)
    {
        var box = (await Register(desk, campaign)).IsCreated();
        (await desk.Post($"{Boxes}/{box.Id}/hand-out", HandOut())).IsOk();
        return (await desk.Post($"{Boxes}/{box.Id}/take-in", TakeIn())).IsOk();
    }

    private static Task<Answer> Register(Desk desk, Campaign campaign, Func<JsonObject, JsonObject>? but = null)
    {
        var box = new JsonObject { ["number"] = $"箱{Guid.CreateVersion7():N}"[..30], ["place"] = "健康西路示例超市", ["insideCounty"] = true, ["campaign"] = campaign.Number };
        return desk.Post(Boxes, but is null ? box : but(box));
    }

    private static JsonObject HandOut() => new() { ["to"] = "示例戊甲", ["sealNumber"] = "封1" };

    private static JsonObject TakeIn() => new() { ["from"] = "示例戊甲", ["sealNumber"] = "封1" };

    private static JsonObject Count(decimal yuan) => new() { ["amount"] = yuan, ["secondPerson"] = "示例己" };
}
