using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>A school's one transfer with its list: each part has its number, its code and its own use (FUN-13).</summary>
public sealed class CollectiveGifts(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Each_of_87_parts_is_traced_to_the_fen_by_its_own_number_and_code()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);
        var (request, key) = (School(870).With("parts", Parts(87, 10)), Guid.CreateVersion7().ToString());
        Assert.Equal(87, (int)(await campaign.Post("donations?dryRun=true", request.DeepClone())).IsOk().Json["partCount"]!);
        var gift = (await campaign.Record(request, key)).IsCreated();
        var again = (await campaign.Record(request, key)).IsCreated();
        Assert.Equal((gift.Text, true), (again.Text, again.Replayed));
        await campaign.Spend(325);
        (await _desk.Post($"donations/{gift.Id}/refunds", Refund(35))).IsCreated();
        var refund = (string)(await _desk.Get($"donations/{gift.Id}/refunds")).IsOk().Items[0]!["number"]!;
        (await _desk.As("approver").Post($"donations/{gift.Id}/refunds/{refund}/approve")).IsOk();

        var parts = await _desk.All($"donations/{gift.Number}/parts", limit: 50);

        Assert.Equal(87, parts.Count);
        Assert.Equal($"{gift.Number}-0001", (string?)parts[0]["number"]);
        Assert.Equal([.. Enumerable.Repeat(10m, 31), 5m, .. Enumerable.Repeat(0m, 55)], parts.Select(p => (decimal)p["usedAmount"]!));
        Assert.Equal([.. Enumerable.Repeat(0m, 83), 5m, 10m, 10m, 10m], parts.Select(p => (decimal)p["refundedAmount"]!));
        var traces = new List<JsonNode>();
        foreach (var part in parts) traces.Add((await _desk.Get($"{Desk.Open}/donations/{part["number"]}?queryCode={part["queryCode"]}")).IsOk().Json);
        var whole = (await campaign.Trace(gift)).IsOk();
        foreach (var figure in (string[])["amount", "usedAmount", "refundedAmount", "unspentAmount"]) Assert.Equal(whole.Yuan(figure), traces.Sum(t => (decimal)t[figure]!));
        Assert.Equal(5m, (decimal)Assert.Single(traces[31]["parts"]!.AsArray())!["amount"]!);
        (await _desk.Get($"{Desk.Open}/donations/{parts[0]["number"]}?queryCode={gift.Json["queryCode"]}")).IsRefused(404, "donation.not_found");
    }

    [Fact]
    public async Task A_list_that_does_not_sum_to_the_gift_is_refused_and_one_that_comes_later_is_taken_once()
    {
        var campaign = await _desk.Launch();
        (await campaign.Record(School(1000).With("parts", new JsonArray(Part("示例甲", 999.99m))))).IsRefused(422, "parts.sum_differs");
        (await campaign.Record(Plans.Gift(10).With("parts", Parts(1, 10)))).IsRefused(422, "parts.needs_unit");
        var gift = (await campaign.Record(School(30))).IsCreated();
        var (path, key) = ($"donations/{gift.Id}/parts", Guid.CreateVersion7().ToString());

        var wrong = (await _desk.Post(path, new JsonObject { ["parts"] = new JsonArray(Part("示例甲", 10), Part(null, 20)) })).IsRefused(422, "parts.name_missing");
        Assert.Equal(["parts[1].name"], wrong.Json["errors"]!.AsObject().Select(e => e.Key));
        (await _desk.Post(path, new JsonObject())).IsRefused(422, "parts.missing");
        (await _desk.Post(path, new JsonObject { ["parts"] = new JsonArray((JsonNode?)null) })).IsRefusedAsBad();
        (await _desk.Post(path + "?dryRun=true", new JsonObject { ["parts"] = Parts(3, 10) })).IsOk();
        (await _desk.Post(path, new JsonObject { ["parts"] = Parts(3, 10) }, null, ("If-Match", "\"9\""))).IsRefused(412);
        var named = (await _desk.Post(path, new JsonObject { ["parts"] = Parts(3, 10) }, key, ("If-Match", gift.ETag))).IsOk();
        Assert.Equal((3, named.ETag), ((int)named.Json["partCount"]!, (await _desk.Get($"donations/{gift.Id}")).ETag));
        var again = (await _desk.Post(path, new JsonObject { ["parts"] = Parts(3, 10) }, key, ("If-Match", gift.ETag))).IsOk();
        Assert.Equal((named.Text, true), (again.Text, again.Replayed));
        (await _desk.Post(path, new JsonObject { ["parts"] = Parts(3, 10) })).IsRefused(409, "parts.named_already");

        Assert.Equal(["donation-recorded", "donation-parts-named"], (await _desk.Get($"donations/{gift.Id}/history")).IsOk().Items.Select(h => (string)h!["what"]!));
        Assert.Equal(gift.Id, (string?)Assert.Single(await _desk.All($"{campaign.Path}/donations?collective=true"))["id"]);
    }

    [Fact]
    public async Task A_table_is_taken_whole_or_refused_by_row_and_column()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(School(100))).IsCreated();

        var faulty = (await Upload(gift, "姓名,金额,公示方式", "示例甲,五十,公开", "示例乙,50,随便")).IsRefused(422, "import.amount_unreadable");
        Assert.Equal(["row 2, 金额", "row 3, 公示方式"], faulty.Json["errors"]!.AsObject().Select(e => e.Key));
        (await Upload(gift, "没有表头,乱写")).IsRefused(422, "import.header_not_found");
        (await _desk.Post($"donations/{gift.Id}/parts/file", new JsonObject())).IsRefused(415);
        (await Upload(gift, "姓名,金额", "示例甲,99.99")).IsRefused(422, "parts.sum_differs");
        string[] right = ["金湖示例小学捐款名单,,", "姓名,金额,公示方式", "示例甲,50,公开", "示例乙,30,", "匿名,20,", "合计,100,"];
        (await Upload(gift, right, null, "?dryRun=true")).IsOk();
        var key = Guid.CreateVersion7().ToString();
        var named = (await Upload(gift, right, key)).IsOk();
        var again = (await Upload(gift, right, key)).IsOk();

        Assert.Equal((named.Text, true), (again.Text, again.Replayed));
        var parts = await _desk.All($"donations/{gift.Id}/parts");
        Assert.Equal(["示**|示例甲|50", "示**|示**|30", "|爱心人士|20"], parts.Select(p => $"{p["name"]}|{p["displayName"]}|{(decimal)p["amount"]!:0}"));
        var csv = (await _desk.Get($"donations/{gift.Id}/parts.csv")).IsOk().Text;
        Assert.Contains($"1,{gift.Number}-0001,示例甲,50", csv, StringComparison.Ordinal);
        Assert.Contains("合计,共 3 人,,100", csv, StringComparison.Ordinal);
        Assert.DoesNotContain((string)parts[0]["queryCode"]!, csv, StringComparison.Ordinal);
        Assert.Contains((string)parts[0]["queryCode"]!, (await _desk.Get($"donations/{gift.Id}/parts.csv?queryCodes=true")).IsOk().Text, StringComparison.Ordinal);
        (await _desk.Get($"donations/{gift.Id}/parts.xlsx?name=示例")).IsOk();
    }

    [Fact]
    public async Task Names_are_found_by_the_public_as_each_chose_and_at_the_desk()
    {
        var campaign = await _desk.Launch();
        var parts = new JsonArray(Part("示例春晓", 10, "name"), Part("示例秋实", 20), Part("示例冬雪", 30, "anonymous"));
        var gift = (await campaign.Record(School(60).With("parts", parts))).IsCreated();
        await campaign.Receive(5);
        var open = $"{campaign.PublicPath}/donations";

        Assert.Equal(gift.Number, (string?)Assert.Single((await _desk.Get($"{open}?name=春晓")).IsOk().Items)!["number"]);
        Assert.Empty((await _desk.Get($"{open}?name=秋实")).IsOk().Items);
        Assert.Empty((await _desk.Get($"{open}?name=冬雪")).IsOk().Items);
        Assert.Equal(["示例春晓", "示例**", "爱心人士"], (await _desk.Get($"{open}/{gift.Number}/parts")).IsOk().Items.Select(p => (string?)p!["name"]));
        Assert.Empty((await _desk.Get($"{open}/{gift.Number}/parts?name=秋实")).IsOk().Items);
        Assert.Equal(gift.Id, (string?)Assert.Single(await _desk.All($"{campaign.Path}/donations?name=秋实"))["id"]);
        Assert.Contains(gift.Number, (await campaign.Get("donations.csv?name=秋实")).IsOk().Text, StringComparison.Ordinal);
        (await _desk.Get($"{Desk.Open}/campaigns/{(await _desk.Launch()).Number}/donations/{gift.Number}/parts")).IsRefused(404, "donation.not_found");
    }

    [Fact]
    public async Task Parts_follow_their_fen_when_the_gift_is_moved_in_part()
    {
        var (from, to) = (await _desk.Launch(), await _desk.Launch());
        var gift = (await from.Record(School(100))).IsCreated();
        await from.Spend(30);
        await to.Receive(7);
        (await _desk.Post($"donations/{gift.Id}/move", new JsonObject { ["campaign"] = to.Number, ["reason"] = "记错了活动", ["consentReference"] = "示例同意书1" })).IsOk();
        (await _desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsOk();
        var arrived = (await to.Get("donations?sort=-number")).IsOk().Items[0]!;
        // By its new number: the list belongs to the gift as it was given.
        (await _desk.Post($"donations/{arrived["number"]}/parts", new JsonObject { ["parts"] = new JsonArray(Part("示例甲", 20, "name"), Part("示例乙", 30), Part("示例丙", 50)) })).IsOk();
        await to.Spend(37);

        var parts = await _desk.All($"donations/{arrived["number"]}/parts");
        Assert.Equal(["0001|20|20|0", "0002|30|30|0", "0003|50|10|40"], parts.Select(p => $"{((string)p["number"]!)[^4..]}|{p["amount"]:0}|{p["usedAmount"]:0}|{p["unspentAmount"]:0}"));
        var second = (await _desk.Get($"{Desk.Open}/donations/{parts[1]["number"]}?queryCode={parts[1]["queryCode"]}")).IsOk();
        Assert.Equal([10m, 20m], second.Json["parts"]!.AsArray().Select(p => (decimal)p!["amount"]!));
        Assert.Equal(3, (int)(await _desk.Get($"donations/{arrived["number"]}")).Json["partCount"]!);
        Assert.Single((await _desk.Get($"{to.PublicPath}/donations?name=示例甲")).IsOk().Items);
    }

    [Fact]
    public async Task A_voided_gift_gets_no_list()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(School(20))).IsCreated();
        (await _desk.Post($"donations/{gift.Id}/void", new JsonObject { ["reason"] = "重复登记" })).IsOk();
        (await _desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsOk();

        (await _desk.Post($"donations/{gift.Id}/parts", new JsonObject { ["parts"] = Parts(2, 10) })).IsRefused(409, "parts.gift_voided");
    }

    [Fact]
    public async Task The_name_of_one_part_is_erased_and_the_others_stay()
    {
        // A host of its own: scrubbing its files holds the read side up for a moment.
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var campaign = await desk.Launch();
        var gift = (await campaign.Record(School(30).With("parts", new JsonArray(Part("示例春晓", 10, "name"), Part("示例秋实", 20, "name"))))).IsCreated();
        var later = (await campaign.Record(School(10))).IsCreated();
        (await desk.Post($"donations/{later.Id}/parts", new JsonObject { ["parts"] = new JsonArray(Part("示例冬雪", 10, "name")) })).IsOk();

        foreach (var part in (string[])[$"{gift.Number}-0001", $"{later.Number}-0001"])
        {
            var erased = (await desk.Post("/api/v1/platform/erasures", new JsonObject { ["subject"] = part, ["kinds"] = new JsonArray("name"), ["reason"] = "家长来函请求", ["identityChecked"] = true })).IsOk();
            Assert.Equal("name", (string?)Assert.Single(erased.Json["erased"]!.AsArray()));
        }

        Assert.Equal(["爱心人士|10", "示例秋实|20"], (await desk.All($"donations/{gift.Id}/parts")).Select(p => $"{p["displayName"]}|{p["amount"]:0}"));
        Assert.Equal("爱心人士", (string?)Assert.Single(await desk.All($"donations/{later.Id}/parts"))["displayName"]);
        foreach (var name in (string[])["春晓", "冬雪"]) Assert.Empty((await desk.Get($"{campaign.PublicPath}/donations?name={name}")).IsOk().Items);
        Assert.Single((await desk.Get($"{campaign.PublicPath}/donations?name=秋实")).IsOk().Items);
    }

    private static JsonObject School(decimal yuan) => Plans.Gift(yuan).With("donor", Plans.Donor("organisation", "金湖示例小学"));

    private static JsonObject Part(string? name, decimal yuan, string publicity = "masked") => new() { ["name"] = name, ["amount"] = yuan, ["publicity"] = publicity };

    private static JsonArray Parts(int count, decimal each) => [.. Enumerable.Range(1, count).Select(i => Part($"示例{i}", each))];

    private static JsonObject Refund(decimal yuan) => new() { ["amount"] = yuan, ["reason"] = "duplicate", ["explanation"] = "多汇了" };

    private Task<Answer> Upload(Answer gift, params string[] lines) => Upload(gift, lines, key: null);

    private async Task<Answer> Upload(Answer gift, string[] lines, string? key, string query = "")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', lines))), "file", "list.csv" } };
        return await _desk.Send(HttpMethod.Post, $"donations/{gift.Id}/parts/file{query}", form, key);
    }
}
