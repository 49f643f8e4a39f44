using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>A donor's request from the letter to the answer, over HTTP.</summary>
public sealed class AnsweringDonors(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task It_is_written_down_checked_printed_and_answered()
    {
        var campaign = await _desk.Launch();
        var (one, other) = (await campaign.Receive(100), await campaign.Receive(30));
        var payment = await campaign.Spend(110);
        var key = Guid.CreateVersion7().ToString();
        var asked = (await _desk.Post("donor-requests", Asking(one.Number, other.Id), key)).IsCreated();
        Assert.Matches("^JH-CX-20[0-9]{2}-[0-9]{4}$", asked.Number);
        Assert.Equal([one.Number, other.Number], asked.Json["gifts"]!.AsArray().Select(g => (string)g!));
        Assert.Equal(("示**", false), ((string?)asked.Json["from"], (bool)asked.Json["late"]!));
        Assert.Contains(await _desk.All("tasks?kind=answerDonor"), t => (string?)t["subjectNumber"] == asked.Number && (string?)t["dueOn"] == (string?)asked.Json["dueOn"]);

        var path = $"donor-requests/{asked.Number}";
        (await _desk.Get($"{path}/papers")).IsRefused(409, "donor_request.identity_unchecked");
        (await _desk.Post($"{path}/answer", Answering())).IsRefused(409, "donor_request.identity_unchecked");
        (await _desk.Post($"{path}/check-identity", new JsonObject { ["how"] = "查验身份证原件" })).IsOk();
        var papers = (await _desk.Get($"{path}/papers")).IsOk().Text;
        foreach (var said in (string[])[asked.Number, one.Number, other.Number, payment.Number, "合计", "¥130.00", "¥20.00"]) Assert.Contains(said, papers);
        var answered = (await _desk.Post($"{path}/answer", Answering())).IsOk();
        Assert.Equal(("letter", Plans.Day(0)), ((string?)answered.Json["answerWay"], (string?)answered.Json["answeredOn"]));
        Assert.DoesNotContain(await _desk.All("tasks?kind=answerDonor"), t => (string?)t["subjectNumber"] == asked.Number);
        (await _desk.Post($"{path}/answer", Answering())).IsRefused(409, "donor_request.answered");

        var again = (await _desk.Post("donor-requests", Asking(one.Number, other.Id), key)).IsCreated();
        Assert.Equal((asked.Text, true), (again.Text, again.Replayed));
        Assert.Equal(answered.Text, (await _desk.Get($"donor-requests/{asked.Id}")).IsOk().Text);
    }

    [Fact]
    public async Task The_register_is_searched_and_leaves_as_a_table()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(100);
        var late = (await _desk.Post("donor-requests", Asking(gift.Number).With("receivedOn", "2025-01-06").With("kind", "query"))).IsCreated();
        Assert.True((bool)late.Json["late"]!);

        foreach (var filter in (string[])["late=true", "answered=false", "kind=query", "way=visit", "receivedTo=2025-01-06", "from=示例"])
            Assert.Equal([late.Number], (await _desk.All($"donor-requests?gift={gift.Number}&{filter}")).Select(r => (string?)r["number"]));
        foreach (var filter in (string[])["late=false", "answered=true", "kind=copy", "way=phone", "receivedFrom=2025-01-07", "from=没有"])
            Assert.Empty(await _desk.All($"donor-requests?gift={gift.Number}&{filter}"));
        var csv = (await _desk.Get($"donor-requests/export.csv?gift={gift.Number}")).IsOk().Text;
        Assert.Contains($"1,{late.Number},查询,示**,来访,2025-01-06", csv);
        Assert.Contains("共 1 件，逾期 1 件", csv);
        (await _desk.Get("donor-requests/export.xlsx")).IsOk();
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_takes_no_number()
    {
        (await _desk.Post("donor-requests", Asking("JH-MJ-1999-0001-000001"))).IsRefused(422, "donor_request.gift_unknown");
        (await _desk.Post("donor-requests", Asking().With("from", null))).IsRefused(422, "donor_request.field_missing");
        (await _desk.Post("donor-requests", Asking().With("gifts", new JsonArray([.. Enumerable.Repeat(0, 201).Select(_ => JsonValue.Create("x"))])))).IsRefused(422, "donor_request.too_many_gifts");
        (await _desk.Get("donor-requests/JH-CX-1999-0001")).IsRefused(404, "donor_request.not_found");
        var would = (await _desk.Post("donor-requests?dryRun=true", Asking())).IsOk().Number;
        Assert.NotEmpty(would);
        Assert.Empty((await _desk.All("donor-requests?from=不存在的人")));
    }

    [Fact]
    public async Task Who_asked_is_erased_after_the_answer_and_kept_before()
    {
        var asked = (await _desk.Post("donor-requests", Asking().With("kind", "other").With("what", "示例内容要删"))).IsCreated();
        async Task<JsonNode> Erase() => (await _desk.Post("/api/v1/platform/erasures", new JsonObject
        {
            ["subject"] = asked.Number,
            ["kinds"] = new JsonArray("name", "contact", "message"),
            ["reason"] = "本人来函请求",
            ["identityChecked"] = true,
        })).IsOk().Json;

        var kept = await Erase();
        Assert.Equal(["FUN-09", "FUN-09"], kept["kept"]!.AsArray().Select(k => (string?)k!["rule"]));
        Assert.Equal("示**", (string?)(await _desk.Get($"donor-requests/{asked.Id}")).IsOk().Json["from"]);
        (await _desk.Post($"donor-requests/{asked.Id}/answer", Answering())).IsOk();
        Assert.Empty((await Erase())["kept"]!.AsArray());
        var after = (await _desk.Get($"donor-requests/{asked.Id}")).IsOk();
        Assert.Equal((null, null, asked.Number), ((string?)after.Json["from"], (string?)after.Json["what"], after.Number));
    }

    private static JsonObject Asking(params string[] gifts) => new()
    {
        ["kind"] = "copy",
        ["from"] = "示例甲",
        ["contact"] = "13800138000",
        ["way"] = "visit",
        ["gifts"] = new JsonArray([.. gifts.Select(g => JsonValue.Create(g))]),
    };

    private static JsonObject Answering() => new() { ["way"] = "letter", ["documentReference"] = "金红捐复〔2026〕1号" };
}
