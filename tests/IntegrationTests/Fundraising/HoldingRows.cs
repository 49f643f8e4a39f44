using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class HoldingRows(FundraisingFixture fixture)
{
    private readonly Desk _desk = fixture.Desk;

    [Fact]
    public async Task A_row_like_a_gift_typed_in_waits_and_becomes_a_gift_once()
    {
        var (campaign, job) = await Held();

        Assert.Equal("1/0/1/0 of 2", job.Counts());
        await campaign.Holds(2, 11);
        var item = Assert.Single(await _desk.All($"{campaign.Path}/imports/{job.Id}/held"));
        Assert.Equal((2, $"{campaign.Number}-000001"), ((int)item["row"]!, (string)item["matches"]!));
        var accepted = (await Decide(campaign, job, "accept", null, 2)).IsOk();
        Assert.Equal("2/0/0/0 of 2", accepted.Counts());
        await campaign.Holds(3, 21);

        (await Decide(campaign, job, "accept", null, 2)).IsRefused(409, "import.row_not_held");
        (await Decide(campaign, job, "discard", "示例理由", 2)).IsRefused(409, "import.row_not_held");
        Assert.Empty(await _desk.All($"{campaign.Path}/imports/{job.Id}/held"));
        await campaign.Holds(3, 21);
    }

    [Fact]
    public async Task A_row_is_discarded_only_with_a_reason_and_stays_out()
    {
        var (campaign, job) = await Held();

        (await Decide(campaign, job, "discard", null, 2)).IsRefused(422, "import.reason_missing");
        (await Decide(campaign, job, "discard", "示例理由")).IsRefused(422, "import.rows_missing");
        (await Decide(campaign, job, "discard", "示例理由", 2, 3)).IsRefused(409, "import.row_not_held");
        var discarded = (await Decide(campaign, job, "discard", "示例：同一笔", 2)).IsOk();

        Assert.Equal(("1/0/0/0 of 2", 1), (discarded.Counts(), (int)discarded.Json["discarded"]!));
        await campaign.Holds(2, 11);
    }

    private static Task<Answer> Decide(Campaign campaign, Answer job, string verb, string? reason, params int[] rows) =>
        campaign.Post($"imports/{job.Id}/held/{verb}", new JsonObject { ["rows"] = new JsonArray([.. rows.Select(r => JsonValue.Create(r))]), ["reason"] = reason });

    /// <summary>A gift typed in, and a list that tells of it and of another one.</summary>
    private async Task<(Campaign Campaign, Answer Job)> Held()
    {
        var campaign = await _desk.Launch(HandedIn.Plan);
        (await campaign.Record(Plans.Gift(10).With("givenAt", "2020-02-01T09:00:00+08:00").With("receivedAt", "2020-02-01T10:00:00+08:00"))).IsCreated();
        return (campaign, await campaign.Import(HandedIn.Csv("1,2020-02-01,示例甲,10,,", "2,2020-02-01,示例乙,1,,")));
    }
}
