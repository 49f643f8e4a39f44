using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Platform;

public sealed class SettingParameters : IDisposable
{
    private const string Large = "/api/v1/platform/parameters/Fundraising.LargeDonationYuan";
    private const string Holidays = "/api/v1/platform/holidays";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_gift_is_judged_by_the_figure_of_the_day_it_was_received_also_after_a_restart()
    {
        Campaign fund;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            var desk = new Desk(host.Client);
            fund = await desk.Launch(Plans.General());
            (await desk.Post($"{Large}/set", Value(5000, Plans.Day(0)))).IsOk();
            await IsJudged(fund);
            await host.Kill();
        }

        await using var again = await TestHost.Start(folder: _folder.FullName);
        await IsJudged(fund with { Desk = new(again.Client) });
    }

    [Fact]
    public async Task What_is_set_stands_with_its_days_its_basis_and_who_set_it()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client, "accountant");
        var before = (await desk.Get(Large)).IsOk();
        var set = (await desk.Post($"{Large}/set", Value(5000, "2030-01-01"), "once")).IsOk();
        Assert.NotEqual(before.ETag, set.ETag);
        Assert.Equal(1_000_000, (decimal)set.Json["value"]!);
        Assert.Equal((5000m, "示例依据", "2030-01-01", "accountant"), ((decimal)set.Json["versions"]![0]!["value"]!, (string)set.Json["versions"]![0]!["basis"]!, (string)set.Json["versions"]![0]!["from"]!, (string)set.Json["versions"]![0]!["setBy"]!));

        (await desk.Post($"{Large}/set", Value(6000, "2031-01-01"))).IsOk();
        Assert.Equal(["2030-12-31", null], (await desk.Get(Large)).Json["versions"]!.AsArray().Select(v => (string?)v!["to"]));
        Assert.Equal((true, set.Text), await Told(desk.Post($"{Large}/set", Value(5000, "2030-01-01"), "once")));
        Assert.Equal(2, (await desk.Get($"{Large}/history")).IsOk().Items.Count);

        (await desk.Post($"{Large}/withdraw", new JsonObject { ["from"] = "2031-01-01", ["reason"] = "暂缓" })).IsOk();
        Assert.Single((await desk.Get(Large)).Json["versions"]!.AsArray());
        Assert.Contains((await desk.Get("/api/v1/public/parameters")).IsOk().Items, p => (string)p!["key"]! == "Fundraising.LargeDonationYuan" && (decimal)p["value"]! == 1_000_000);
    }

    [Fact]
    public async Task What_cannot_be_set_is_refused_and_changes_nothing()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var before = (await desk.Get(Large)).IsOk();
        (await desk.Post("/api/v1/platform/parameters/Nobody.Knows/set", Value(1, "2030-01-01"))).IsRefused(404, "parameter.not_found");
        (await desk.Post($"{Large}/set", Value(0, "2030-01-01"))).IsRefused(422, "parameter.out_of_limits");
        (await desk.Post($"{Large}/set", Value(1.005m, "2030-01-01"))).IsRefused(422, "parameter.too_precise");
        (await desk.Post($"{Large}/set", Value(5000, "2020-01-01"))).IsRefused(422, "parameter.reason_required");
        (await desk.Post($"{Large}/set", Value(5000, "2030-01-01").Without("basis"))).IsRefused(422, "parameter.basis_missing");
        (await desk.Post($"{Large}/set?dryRun=true", Value(5000, "2030-01-01"))).IsOk();
        (await desk.Post($"{Large}/set", Value(5000, "2030-01-01"), headers: ("If-Match", "\"77\""))).IsRefused(412);
        Assert.Equal((before.Text, before.ETag), ((await desk.Get(Large)).Text, (await desk.Get(Large)).ETag));
    }

    [Fact]
    public async Task A_year_of_holidays_moves_the_limits_that_end_on_them()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        const string Question = $"{Holidays}/deadline?start=2031-05-21&days=10";
        // 2031-05-31 is a Saturday.
        Assert.Equal(("2031-05-31", "2031-06-02"), Days((await desk.Get(Question)).IsOk()));
        Assert.Contains("2031", (string)(await desk.Get(Question)).Json["note"]!);
        var days = new JsonArray(Special("2031-06-02", "holiday"), Special("2031-06-07", "workday"));
        (await desk.Put($"{Holidays}/2031", new JsonObject { ["days"] = days })).IsOk();
        Assert.Equal(("2031-05-31", "2031-06-03"), Days((await desk.Get(Question)).IsOk()));
        Assert.Null((await desk.Get(Question)).Json["note"]);
        (await desk.Put($"{Holidays}/2031", new JsonObject { ["days"] = new JsonArray(Special("2030-06-02", "holiday")) })).IsRefused(422, "holidays.day_of_another_year");
        Assert.Equal(2, (await desk.Get($"{Holidays}/2031")).IsOk().Json["days"]!.AsArray().Count);
        (await desk.Get($"{Holidays}/2032")).IsRefused(404);
    }

    // Yesterday's figure is the default, today's is ¥5,000: only who gives today needs a letter.
    private static async Task IsJudged(Campaign fund)
    {
        var noon = Plans.Day(-1) + "T12:00:00+08:00";
        (await fund.Record(Plans.Gift(9000).With("givenAt", noon).With("receivedAt", noon))).IsCreated();
        var today = Plans.Day(0) + "T00:00:01+08:00";
        (await fund.Record(Plans.Gift(9000).With("givenAt", today).With("receivedAt", today))).IsRefused(422, "donation.letter_required");
    }

    private static JsonObject Value(decimal value, string from) => new() { ["value"] = value, ["basis"] = "示例依据", ["from"] = from };

    private static JsonObject Special(string day, string kind) => new() { ["day"] = day, ["kind"] = kind, ["name"] = "示例" };

    private static (string, string) Days(Answer answer) => ((string)answer.Json["dueOn"]!, (string)answer.Json["latestOn"]!);

    private static async Task<(bool, string)> Told(Task<Answer> repeated) => ((await repeated).Replayed, (await repeated).Text);
}
