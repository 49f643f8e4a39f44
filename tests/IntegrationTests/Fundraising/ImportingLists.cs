using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ImportingLists(FundraisingFixture fixture)
{
    private static readonly string[] Three = ["1,2020-02-01,示例甲,100,,", "2,2020-02-01,示例乙,200.50,,", "3,2020-02-02,金湖示例公司,300,,"];

    private readonly Desk _desk = fixture.Desk;

    [Fact]
    public async Task The_same_file_again_adds_nothing_whatever_its_source_is_called()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        await campaign.Import(HandedIn.Csv(Three));

        foreach (var source in (string[])["示例名单", "另一来源"])
        {
            var foreseen = (await campaign.DryRun(HandedIn.Csv(Three), source)).IsOk();
            var again = await campaign.Import(HandedIn.Csv(Three), source);
            Assert.Equal("0/3/0/0 of 3", again.Counts());
            Assert.Equal(again.Counts(), foreseen.Counts());
            Assert.Equal(["import.file_known"], again.Warnings());
        }

        await campaign.Holds(3, 600.50m);
    }

    [Fact]
    public async Task A_longer_list_of_the_same_source_adds_only_what_is_new()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        await campaign.Import(HandedIn.Csv(Three));

        var longer = await campaign.Import(HandedIn.Csv([.. Three, "4,2020-02-03,示例丁,0.01,,"]));

        Assert.Equal("1/3/0/0 of 4", longer.Counts());
        await campaign.Holds(4, 600.51m);
    }

    [Fact]
    public async Task The_same_number_with_other_content_is_reported_and_the_rest_goes_in()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        await campaign.Import(HandedIn.Csv(Three));

        var changed = await campaign.Import(HandedIn.Csv([Three[0], "2,2020-02-01,示例乙,999,,", Three[2], "4,2020-02-03,示例丁,1,,"]));

        Assert.Equal("1/2/0/1 of 4", changed.Counts());
        var error = Assert.Single(changed.Json["errors"]!.AsArray())!;
        Assert.Equal((3, "import.row_changed"), ((int)error["row"]!, (string)error["code"]!));
        Assert.DoesNotContain("示例乙", error["value"]!.ToString());
        foreach (var member in (string[])["column", "value", "message"]) Assert.False(string.IsNullOrEmpty((string?)error[member]), $"{member}: {error.ToJsonString()}");
        await campaign.Holds(4, 601.50m);
    }

    [Fact]
    public async Task Good_rows_go_in_and_all_others_are_listed()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        var list = HandedIn.Csv([.. Three, "4,2020-02-03,示例丁,很多,,", "5,某日,示例戊,5,,", "6,2020-02-03,示例己,0,,", "7,2020-02-03,示例庚,7,,", "8,2021-02-03,示例辛,8,,"]);

        var foreseen = (await campaign.DryRun(list)).IsOk();
        await campaign.Holds(0, 0);
        var job = await campaign.Import(list);

        Assert.Equal("4/0/0/4 of 8", job.Counts());
        Assert.Equal(job.Counts(), foreseen.Counts());
        Assert.Equal([5, 6, 7, 9], job.Json["errors"]!.AsArray().Select(e => (int)e!["row"]!));
        var lines = (await campaign.Get($"imports/{job.Id}/errors.csv")).IsOk().Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["行号", "5", "6", "7", "9"], lines.Select(l => l.Split(',')[0].Trim('"')));
        foreach (var name in (string[])["示例丁", "示例戊", "示例己", "示例辛"]) Assert.DoesNotContain(name, string.Concat(lines) + job.Text);
        await campaign.Holds(4, 607.50m);
    }

    [Fact]
    public async Task A_trial_counts_a_payment_that_stands_twice_in_the_list_as_the_import_does()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        var payment = Desk.NewTransaction();
        var list = HandedIn.Csv($"1,2020-02-01,示例甲,1,{payment},", $"2,2020-02-01,示例乙,2,{payment},");

        var foreseen = (await campaign.DryRun(list)).IsOk();
        var job = await campaign.Import(list);

        Assert.Equal("1/0/0/1 of 2", job.Counts());
        Assert.Equal(job.Counts(), foreseen.Counts());
    }

    [Fact]
    public async Task Equal_rows_of_one_list_all_go_in()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);

        var job = await campaign.Import(HandedIn.Csv("1,2020-02-01,示例甲,5,,", "2,2020-02-01,示例甲,5,,", "2,2020-02-01,示例甲,5,,", ",2020-02-01,示例甲,5,,"));

        Assert.Equal("4/0/0/0 of 4", job.Counts());
        await campaign.Holds(4, 20);
    }

    [Fact]
    public async Task A_large_gift_without_a_letter_is_taken_and_the_letter_asked_for()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        Assert.Equal("1/0/0/0 of 1", (await campaign.Import(HandedIn.Csv("1,2020-02-01,金湖示例公司,1000000,,"))).Counts());

        var task = Assert.Single(await _desk.All("tasks?kind=letter"), t => (string?)t["campaignId"] == campaign.Id);
        var gift = (string)task["subjectId"]!;
        (await _desk.Post($"donations/{gift}/letter", new JsonObject { ["letterReference"] = "示例函1号" })).IsOk();

        Assert.DoesNotContain(await _desk.All("tasks?kind=letter"), t => (string?)t["campaignId"] == campaign.Id);
        (await _desk.Post($"donations/{gift}/letter", new JsonObject { ["letterReference"] = "示例函2号" })).IsRefused(409);
    }

    [Fact]
    public async Task A_mapping_and_a_day_help_a_list_that_lacks_them()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        var list = Encoding.UTF8.GetBytes("谁,多少\n示例甲,12.30\n示例乙,0.70\n");

        var job = await campaign.Import(list, "示例名单", ("mapping", "{\"谁\":\"name\",\"B\":\"amount\"}"), ("receivedOn", "2020-03-04"), ("publicity", "anonymous"), ("channel", "cash"));

        Assert.Equal("2/0/0/0 of 2", job.Counts());
        await campaign.Holds(2, 13);
        foreach (var gift in await _desk.All($"{campaign.Path}/donations"))
        {
            Assert.Equal(DateTimeOffset.Parse("2020-03-04T00:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture), (DateTimeOffset)gift["receivedAt"]!);
            Assert.Equal(("cash", "anonymous"), ((string?)gift["channel"], (string?)gift["publicity"]));
        }
    }

    [Fact]
    public async Task Repeated_with_its_key_it_is_the_same_job()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        var key = Desk.NewTransaction();
        var first = await campaign.HandIn(HandedIn.Csv(Three), "示例名单", key);
        await campaign.UntilOver(first);

        var again = await campaign.HandIn(HandedIn.Csv(Three), "示例名单", key);

        Assert.Equal((first.Id, true), (again.Id, again.Replayed));
        (await campaign.HandIn(HandedIn.Csv(Three[0]), "示例名单", key)).IsRefused(422);
        await campaign.Holds(3, 600.50m);
    }
}
