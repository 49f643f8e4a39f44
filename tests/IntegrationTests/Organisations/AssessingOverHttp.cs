using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>How organisations stand by the six haves, one at once and all in a run (ORG-06, ORG-07).</summary>
public sealed class AssessingOverHttp(FundraisingFixture host)
{
    private static readonly string _today = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).AddHours(8).ToString("yyyy-MM-dd");
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task What_is_missing_is_told_by_how_much_until_all_six_hold()
    {
        var unit = await Operate(_desk);
        var first = (await unit.Get("assessment")).IsOk().Json;
        Assert.Equal(("培育中 1/6", "developed"), ((string?)first["text"], (string?)first["step"]));

        await Prove(unit, members: 9);
        var nine = (await unit.Get("assessment")).IsOk().Json;
        Assert.Equal("培育中 5/6", (string?)nine["text"]);
        Assert.Equal("有会员和志愿者：会员 9 名，未达 10 名", (string?)nine["items"]![1]!["text"]);
        (await unit.Post("register-figures", Figures(10))).IsOk();
        var ten = (await unit.Get("assessment")).IsOk().Json;
        Assert.Equal(("达标 6/6", "built"), ((string?)ten["text"], (string?)ten["step"]));
        Assert.All(ten["items"]!.AsArray(), i => Assert.NotEmpty(i!["evidence"]!.AsArray()));

        // On a day before the rest was there only the organisation and its budget were.
        Assert.Equal("培育中 2/6", (string?)(await unit.Get("assessment?on=2026-02-20")).IsOk().Json["text"]);
        Assert.Contains("2031-02-05", (string?)(await unit.Get("assessment?on=2031-02-06")).IsOk().Json["items"]![0]!["text"]);
        (await unit.Get("assessment?on=1800-01-01")).IsRefused(422, "day.out_of_range");
    }

    [Fact]
    public async Task A_run_writes_down_what_changed_and_gaps_are_tasks_until_they_are_closed()
    {
        var (unit, idle) = (await Operate(_desk), await Register(_desk));
        await Prove(unit, members: 9);
        await Run();

        var listed = await One("assessments", unit);
        Assert.Equal((5, "developed", false), ((int)listed["held"]!, (string?)listed["step"], (bool)listed["complete"]!));
        Assert.Equal("有会员和志愿者：会员 9 名，未达 10 名", (string?)listed["gaps"]![0]);
        Assert.Contains(await _desk.All($"{Root}/assessments?lacks=有会员和志愿者"), a => (string?)a["organisationId"] == unit.Id);
        Assert.DoesNotContain(await _desk.All($"{Root}/assessments?lacks=有活动"), a => (string?)a["organisationId"] == unit.Id);
        Assert.Equal(6, (await _desk.All($"{Root}/tasks?kind=closeGap&organisation={idle.Number}")).Count);
        Assert.Equal("有会员和志愿者：会员 9 名，未达 10 名", (string?)Assert.Single(await _desk.All($"{Root}/tasks?organisation={unit.Number}"))["title"]);

        (await unit.Post("register-figures", Figures(10))).IsOk();
        await Run();
        Assert.Equal(("built", _today), ((string?)(await One("assessments", unit))["step"], (string?)(await One("assessments", unit))["completeSince"]));
        Assert.Empty(await _desk.All($"{Root}/tasks?organisation={unit.Number}"));
        Assert.Equal((6, "六有标准"), ((int)(await unit.Get("assessments")).IsOk().Items[0]!["held"]!, (string?)(await unit.Get("assessments")).IsOk().Items[0]!["standard"]));
        var file = (await _desk.Get($"{Root}/assessments/export.csv?step=built")).IsOk().Text;
        Assert.Contains(unit.Number, file);
        Assert.Contains("基层组织达标情况", file);

        // Of many organisations only those that changed are written down.
        var again = (await _desk.Post($"{Root}/assessments/run?dryRun=true")).IsOk().Json;
        Assert.True((int)again["assessed"]! >= 2);
    }

    [Fact]
    public async Task A_run_is_repeated_with_the_same_answer()
    {
        await Register(_desk);
        var key = Guid.CreateVersion7().ToString();
        var first = (await _desk.Post($"{Root}/assessments/run", key: key)).IsOk();
        await Register(_desk);
        var again = (await _desk.Post($"{Root}/assessments/run", key: key)).IsOk();
        Assert.Equal((first.Text, true), (again.Text, again.Replayed));
        Assert.Contains(await _desk.All($"{Root}/assessments/runs"), r => (string?)r["at"] == (string?)first.Json["at"]);
    }

    [Fact]
    public async Task Evidence_that_is_recorded_is_assessed_by_itself()
    {
        await using var own = await TestHost.Start();
        var desk = new Desk(own.Client);
        var unit = await Register(desk);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while ((await desk.Get($"{Root}/assessments")).IsOk().Items.Count == 0) await Task.Delay(500, patience.Token);
        Assert.Equal("due-work", (string?)(await desk.Get($"{Root}/assessments/runs")).IsOk().Items[0]!["by"]);
        Assert.Equal(unit.Number, (string?)(await desk.Get($"{Root}/assessments")).IsOk().Items[0]!["number"]);
    }

    [Fact]
    public async Task Another_standard_holds_from_its_day()
    {
        await using var own = await TestHost.Start();
        var desk = new Desk(own.Client);
        var unit = await Operate(desk);
        var five = new JsonObject
        {
            ["name"] = "五有标准",
            ["basis"] = "示例",
            ["from"] = "2026-06-01",
            ["items"] = new JsonArray(new JsonObject { ["name"] = "有带头人", ["conditions"] = new JsonArray(new JsonObject { ["kind"] = "headInTerm" }) }),
        };
        (await desk.Post($"{Root}/standards", five)).IsOk();

        Assert.Equal(("五有标准", "达标 1/1"), await On("2026-06-01"));
        Assert.Equal(("六有标准", "培育中 1/6"), await On("2026-05-31"));
        Assert.Equal("2026-05-31", (string?)(await desk.Get($"{Root}/standards")).IsOk().Items[0]!["to"]);
        (await desk.Post($"{Root}/standards", five.DeepClone().AsObject().With("from", "2026-05-01"))).IsRefused(422, "standard.before_begun");
        (await desk.Post($"{Root}/standards/withdraw", new JsonObject { ["from"] = "2026-06-01", ["reason"] = "示例" })).IsRefused(409, "standard.begun");
        (await desk.Post($"{Root}/standards", five.DeepClone().AsObject().With("items", new JsonArray((JsonNode?)null)))).IsRefusedAsBad();

        async Task<(string?, string?)> On(string day)
        {
            var shown = (await unit.Get($"assessment?on={day}")).IsOk().Json;
            return ((string?)shown["standard"], (string?)shown["text"]);
        }
    }

    private async Task Run() => (await _desk.Post($"{Root}/assessments/run")).IsOk();

    private async Task<JsonNode> One(string list, Unit unit) => (await _desk.All($"{Root}/{list}")).Single(a => (string?)a["organisationId"] == unit.Id);

    private static JsonObject Figures(int members) => new() { ["paidMembers"] = members, ["volunteers"] = 5, ["document"] = Document(), ["on"] = "2026-03-10" };

    private static async Task Prove(Unit unit, int members)
    {
        (await unit.Post("register-figures", Figures(members))).IsOk();
        foreach (var kind in (string[])["membership", "volunteering", "finance", "records"])
            (await unit.Post("regulations", new JsonObject { ["kind"] = kind, ["title"] = "制度", ["issuedOn"] = "2026-03-05", ["document"] = Document() })).IsOk();
        (await unit.Post("stations", new JsonObject { ["name"] = "站点", ["address"] = "示例路1号", ["openedOn"] = "2026-03-15", ["document"] = Document() })).IsOk();
        foreach (var line in (string[])["firstAid", "other"])
            (await unit.Post("activities", new JsonObject { ["title"] = "活动", ["line"] = line, ["participants"] = 30, ["document"] = Document(), ["on"] = "2026-04-12" })).IsOk();
        (await unit.Post("funds", new JsonObject { ["source"] = "fiscal", ["form"] = "budget", ["year"] = int.Parse(_today[..4]), ["amount"] = 20000, ["document"] = Document(), ["on"] = "2026-01-15" })).IsOk();
    }
}
