using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>An organisation's officer proposes, the county accepts or returns (GOV-17).</summary>
public sealed class ProposingChanges(FundraisingFixture host)
{
    private readonly Desk _desk = host.Desk;
    private readonly Desk _county = host.Desk.As("reviewer");

    [Fact]
    public async Task What_is_proposed_is_shown_beside_what_is_and_done_once_the_county_accepts()
    {
        var unit = await Operate(_desk);
        var (key, asked) = (Guid.CreateVersion7().ToString(), Profile(unit, "示例路9号"));
        var proposal = (await unit.Post("proposals", asked, key)).IsCreated();
        Assert.Matches("^JH-TA-[0-9]{4}$", proposal.Number);
        Assert.True((await unit.Post("proposals", asked, key)).IsCreated().Replayed);
        Assert.Equal(("示例路1号", "示例路9号", "submitted"), ((string?)proposal.Json["before"]!["address"], (string?)proposal.Json["profile"]!["address"], (string?)proposal.Json["status"]));
        Assert.Equal("示例路1号", (string?)(await unit.Get()).IsOk().Json["address"]);
        Assert.Equal($"审核提议 {proposal.Number} 名称、单位、地址", (string?)Assert.Single(await _desk.All($"{Root}/tasks?kind=reviewProposal&organisation={unit.Number}"))["title"]);

        var path = $"{Root}/proposals/{proposal.Number}";
        (await _desk.Post($"{path}/accept")).IsRefused(403, "proposal.own");
        Assert.Equal("accepted", (string?)(await _county.Post($"{path}/accept?dryRun=true")).IsOk().Json["status"]);
        Assert.Equal("carriedOut", (string?)(await _county.Post($"{path}/accept", key: key)).IsOk().Json["status"]);
        Assert.Equal("carriedOut", (string?)(await _county.Post($"{path}/accept", key: key)).IsOk().Json["status"]);
        (await _county.Post($"{path}/accept")).IsRefused(409, "proposal.wrong_step");
        Assert.Equal("示例路9号", (string?)(await unit.Get()).IsOk().Json["address"]);
        Assert.Equal("reviewer", (string?)(await unit.Get("history")).IsOk().Items[^1]!["by"]);
        Assert.Empty(await _desk.All($"{Root}/tasks?kind=reviewProposal&organisation={unit.Number}"));
        Assert.Equal(["proposal-submitted", "proposal-accepted", "proposal-carried-out"], (await _desk.Get($"{path}/history")).IsOk().Items.Select(s => (string?)s!["what"]));
        Assert.Contains("共 1 项", (await _desk.Get($"{Root}/proposals/export.csv?organisation={unit.Number}&status=carriedOut")).IsOk().Text);
    }

    [Fact]
    public async Task What_was_changed_in_between_is_never_overwritten()
    {
        var unit = await Operate(_desk);
        var proposal = (await unit.Post("proposals", Profile(unit, "示例路9号"))).IsCreated();
        (await _desk.Put(unit.Path, new JsonObject { ["name"] = await Name(unit), ["hostUnit"] = "示例单位", ["address"] = "示例路7号", ["reason"] = "迁址" })).IsOk();

        (await _county.Post($"{Root}/proposals/{proposal.Id}/accept")).IsRefused(412, "organisation.changed_since_proposed");
        Assert.Equal(("示例路7号", "submitted"), ((string?)(await unit.Get()).IsOk().Json["address"], (string?)(await _desk.Get($"{Root}/proposals/{proposal.Id}")).IsOk().Json["status"]));
        (await _county.Post($"{Root}/proposals/{proposal.Id}/return", new JsonObject { ["reason"] = "已另行修改" }, headers: ("If-Match", "\"9\""))).IsRefused(412);
        Assert.Equal("已另行修改", (string?)(await _county.Post($"{Root}/proposals/{proposal.Id}/return", new JsonObject { ["reason"] = "已另行修改" })).IsOk().Json["returnedBecause"]);
        (await _desk.Post($"{Root}/proposals/{proposal.Id}/withdraw")).IsRefused(409, "proposal.wrong_step");
    }

    [Fact]
    public async Task Leaders_are_proposed_checked_at_once_shown_masked_and_erased()
    {
        var unit = await Operate(_desk);
        (await unit.Post("proposals", Leaders(4))).IsRefused(422, "organisation.council_size");
        var proposal = (await unit.Post("proposals", Leaders(5))).IsCreated();
        var leaders = (await _desk.Get($"{Root}/proposals/{proposal.Id}/leaders")).IsOk();
        Assert.Equal((5, 5, "示**"), (leaders.Json["before"]!.AsArray().Count, leaders.Json["after"]!.AsArray().Count, (string?)leaders.Json["after"]![0]!["name"]));
        Assert.DoesNotContain("示例甲", leaders.Text + proposal.Text);

        (await _desk.Post($"{Root}/proposals/{proposal.Id}/withdraw")).IsOk();
        var subject = (string)leaders.Json["after"]![0]!["id"]!;
        var asking = new JsonObject { ["subject"] = subject, ["kinds"] = new JsonArray("name", "contact"), ["reason"] = "本人来函请求", ["identityChecked"] = true };
        (await _desk.Post("/api/v1/platform/erasures", asking)).IsOk();
        Assert.Null((await _desk.Get($"{Root}/proposals/{proposal.Id}/leaders")).IsOk().Json["after"]!.AsArray().Single(o => (string?)o!["id"] == subject)!["name"]);

        var again = (await unit.Post("proposals", Leaders(5))).IsCreated();
        (await _county.Post($"{Root}/proposals/{again.Id}/accept")).IsOk();
        Assert.Equal("2031-04-01", (string?)(await unit.Get()).IsOk().Json["termTo"]);
    }

    [Fact]
    public async Task Evidence_is_proposed_and_counts_once_it_is_accepted()
    {
        var unit = await Operate(_desk);
        (await unit.Post("proposals", new JsonObject { ["reason"] = "活动" })).IsRefused(422, "proposal.one_part");
        var activity = new JsonObject { ["kind"] = "activity", ["title"] = "救护进校园", ["line"] = "firstAid", ["participants"] = 30, ["document"] = Document(), ["on"] = "2026-04-12" };
        var proposal = (await unit.Post("proposals", new JsonObject { ["reason"] = "活动", ["evidence"] = activity })).IsCreated();
        Assert.Empty((await unit.Get("evidence?kind=activity")).IsOk().Items);
        (await _county.Post($"{Root}/proposals/{proposal.Id}/accept")).IsOk();
        Assert.Equal("救护进校园", (string?)Assert.Single((await unit.Get("evidence?kind=activity")).IsOk().Items)!["title"]);
    }

    private static async Task<string> Name(Unit unit) => (string)(await unit.Get()).IsOk().Json["name"]!;

    private static JsonObject Profile(Unit unit, string address) => new() { ["reason"] = "迁址", ["profile"] = new JsonObject { ["name"] = $"示例{unit.Id}", ["hostUnit"] = "示例单位", ["address"] = address } };

    private static JsonObject Leaders(int council)
    {
        var elected = Elect(council).With("on", "2026-04-01");
        return new() { ["reason"] = "换届", ["leadership"] = elected };
    }
}
