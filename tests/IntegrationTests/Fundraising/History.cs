using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Web;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class History(OutFixture desk) : IClassFixture<OutFixture>
{
    private static readonly object _certificate = new { number = "苏金募证示例001", validFrom = "2019-01-01", validTo = "2037-12-31" };

    [Fact]
    public async Task A_campaign_tells_its_steps_from_the_first_with_what_each_plan_changed()
    {
        var campaign = await Lived();

        var items = (await Get($"{campaign}/history"))["items"]!.AsArray();

        Assert.Equal(
            ["campaign-drafted", "campaign-plan-edited", "campaign-filed", "campaign-launched", "campaign-plan-changed", "campaign-suspended"],
            items.Select(i => (string?)i!["what"]));
        Assert.Equal([1, 2, 3, 4, 6, 7], items.Select(i => (int)i!["version"]!));
        Assert.Equal("maker", (string?)items[0]!["by"]);
        Assert.Empty(items[0]!["changes"]!.AsArray());
        Assert.Equal(
            ["title: \"助学\" → \"博爱助学\"", "responsiblePerson: \"示例甲\" → \"示例乙\"", "donationMethods: [\"cash\"] → [\"cash\",\"weChatPay\"]", "costEstimate: 0 → 10.5", "goalAmount: null → 5000"],
            Changes(items[1]!));
        Assert.Equal(["endsOn: \"2036-12-31\" → \"2036-11-30\""], Changes(items[4]!));
        Assert.Equal("变更方案，重新备案编号 示例变更1：提前结束", (string?)items[4]!["title"]);
        Assert.EndsWith("：更换收款二维码", (string?)items[5]!["title"]);
        Assert.Empty(items[5]!["changes"]!.AsArray());
    }

    [Fact]
    public async Task It_is_read_page_by_page_and_each_page_knows_the_plan_before()
    {
        var campaign = await Lived();
        var whole = (await Get($"{campaign}/history"))["items"]!.AsArray();
        var pages = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Get($"{campaign}/history?limit=1&cursor={cursor}");
            pages.AddRange(page["items"]!.AsArray().Select(i => i!.DeepClone()));
            cursor = (string?)page["nextCursor"];
        }

        var newestFirst = (await Get($"{campaign}/history?sort=-version"))["items"]!.AsArray();

        Assert.Equal(whole.Select(i => i!.ToJsonString()), pages.Select(i => i.ToJsonString()));
        Assert.Equal(whole.Select(i => i!.ToJsonString()), newestFirst.Reverse().Select(i => i!.ToJsonString()));
    }

    [Fact]
    public async Task It_speaks_English_to_those_who_ask_for_it()
    {
        var campaign = await Lived();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{campaign}/history");
        request.Headers.Add("Accept-Language", "en");

        using var response = await desk.Client.SendAsync(request);
        var items = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["items"]!.AsArray();

        Assert.Equal("Launched on 2026-01-20", (string?)items[3]!["title"]);
        Assert.Equal("en", response.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task Payments_are_steps_and_name_nobody()
    {
        var (fund, number) = await desk.Fund();
        await desk.Give(fund, "individual", "示例甲", 100, "name");
        var payment = (string)(await desk.Send($"{fund}/disbursements", new { amount = 50, purpose = "交通补助", payee = "示例乙" }))["id"]!;
        await desk.Send($"{fund}/disbursements/{payment}/reject", new { reason = "材料不全" }, "approver");

        var history = await Get($"{fund}/history");
        var items = history["items"]!.AsArray();

        Assert.Equal([$"申请拨付 {number}-Z0001，¥50.00", "驳回拨付：材料不全"], items.Skip(2).Select(i => (string?)i!["title"]));
        Assert.All(items.Skip(2), i => Assert.Equal(payment, (string?)i!["subjectId"]));
        Assert.Equal("approver", (string?)items[3]!["by"]);
        Assert.DoesNotContain("示例甲", history.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.DoesNotContain("示例乙", history.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_gift_tells_who_recorded_and_who_reviewed_it()
    {
        var (fund, number) = await desk.Fund();
        var gift = (string)(await desk.Give(fund, "individual", "示例甲", 100, "name", overseas: true))["id"]!;
        await desk.Send($"/api/v1/fundraising/donations/{number}-000001/review", new { reviewNumber = "示例审1号" }, "reviewer");

        var items = (await Get($"/api/v1/fundraising/donations/{gift}/history"))["items"]!.AsArray();

        Assert.Equal(["donation-recorded", "donation-review-passed"], items.Select(i => (string?)i!["what"]));
        Assert.Equal([$"登记捐赠 {number}-000001，¥100.00", "境外捐赠审查通过：示例审1号"], items.Select(i => (string?)i!["title"]));
        Assert.Equal(["local", "reviewer"], items.Select(i => (string?)i!["by"]));
        Assert.Equal([1, 2], items.Select(i => (int)i!["version"]!));
    }

    [Fact]
    public async Task What_is_not_there_has_no_history()
    {
        await WebFixture.ProblemOf(await desk.Client.GetAsync($"{OutFixture.Campaigns}/JH-MJ-1999-0001/history"), HttpStatusCode.NotFound);
        await WebFixture.ProblemOf(await desk.Client.GetAsync("/api/v1/fundraising/donations/JH-MJ-1999-0001-000001/history"), HttpStatusCode.NotFound);
    }

    /// <summary>Drafted, edited, filed, launched, given to, changed and suspended.</summary>
    private async Task<string> Lived()
    {
        var drafted = await desk.Send(OutFixture.Campaigns, Plan("助学", "示例甲", ["cash"], 0, null, "2036-12-31"), "maker");
        var campaign = $"{OutFixture.Campaigns}/{drafted["id"]}";
        await desk.Send(campaign, Plan("博爱助学", "示例乙", ["cash", "weChatPay"], 10.5m, 5000, "2036-12-31"), method: HttpMethod.Put);
        await desk.Send($"{campaign}/file", new { filingNumber = "示例备案1", filedOn = "2026-01-05" });
        await desk.Send($"{campaign}/launch", new { on = "2026-01-20" });
        await desk.Give(campaign, "individual", "示例甲", 100, "name");
        var change = Plan("博爱助学", "示例乙", ["cash", "weChatPay"], 10.5m, 5000, "2036-11-30");
        (change["refilingNumber"], change["reason"]) = ("示例变更1", "提前结束");
        await desk.Send($"{campaign}/change", change);
        await desk.Send($"{campaign}/suspend", new { reason = "更换收款二维码" });
        return campaign;
    }

    private static Dictionary<string, object?> Plan(string title, string person, string[] methods, decimal cost, decimal? goal, string endsOn) => new()
    {
        ["title"] = title,
        ["purpose"] = "资助困难学生",
        ["kind"] = "public",
        ["startsOn"] = "2026-01-20",
        ["endsOn"] = endsOn,
        ["area"] = "江苏省淮安市金湖县",
        ["responsiblePerson"] = person,
        ["officeAddress"] = "示例地址",
        ["donationMethods"] = methods,
        ["bankAccount"] = "示例账户",
        ["beneficiaries"] = "困难学生",
        ["useOfFunds"] = "助学金",
        ["costEstimate"] = cost,
        ["surplusPlan"] = "用于下一年度",
        ["goalAmount"] = goal,
        ["certificate"] = _certificate,
    };

    private async Task<JsonNode> Get(string path) => JsonNode.Parse(await desk.Client.GetStringAsync(path))!;

    private static IEnumerable<string> Changes(JsonNode item) => item["changes"]!.AsArray().Select(c => $"{c!["field"]}: {Text(c["from"])} → {Text(c["to"])}");

    private static string Text(JsonNode? value) =>
        value?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
}
