using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Goods are recorded by one, counted by another and handed over, beside the money and never in it (FUN-06).</summary>
public sealed class GiftsOfGoods(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Goods_go_from_the_record_to_the_count_to_the_stock()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);
        var (request, key) = (Goods(Rice(), Quilts()), Guid.CreateVersion7().ToString());
        (await campaign.Record(Goods(Rice()).With("amount", 10))).IsRefused(422, "goods.with_money");
        (await campaign.Record(Goods(Rice().Without("proof")))).IsRefused(422, "goods.value_needs_proof");
        (await campaign.Record(Goods(Rice().With("expiresOn", Plans.Day(60))))).IsRefused(422, "goods.expires_soon");
        (await campaign.Record(Goods(Rice().With("expiresOn", Plans.Day(-2))))).IsRefused(422, "goods.expired");
        (await campaign.Record(Goods(Rice().With("fairValue", 1_000_000)))).IsRefused(422, "donation.letter_required");
        (await campaign.Record(Plans.Gift(1).Without("amount").With("goods", new JsonArray((JsonNode?)null)))).IsRefusedAsBad();
        var gift = (await campaign.Record(request, key)).IsCreated();
        Assert.Equal((gift.Text, true), ((await campaign.Record(request, key)).IsCreated().Text, true));
        Assert.Equal((2, 0m, "other"), ((int)gift.Json["goodsCount"]!, gift.Yuan("amount"), (string?)gift.Json["channel"]));
        Assert.True(await HasTask("countGoods", gift.Id));
        var path = $"donations/{gift.Number}";

        (await _desk.Post($"{path}/goods/hand-over", HandOver((1, 1)))).IsRefused(409, "goods.not_counted");
        (await _desk.Post($"{path}/count", Count((1, 100), (2, 50)))).IsRefused(403, "goods.same_person");
        var second = _desk.As("approver");
        var differs = (await second.Post($"{path}/count", Count((1, 98), (2, 50)))).IsRefused(422, "goods.count_differs");
        Assert.Contains("登记 100、清点 98 袋", (string?)differs.Json["detail"], StringComparison.Ordinal);
        var remarked = Count((1, 98), (2, 50)).With("remark", "破损 2 袋");
        (await second.Post($"{path}/count?dryRun=true", remarked.DeepClone())).IsOk();
        (await second.Post($"{path}/count", remarked.DeepClone(), null, ("If-Match", "\"7\""))).IsRefused(412);
        var counted = (await second.Post($"{path}/count", remarked.DeepClone(), key, ("If-Match", gift.ETag))).IsOk();
        var again = (await second.Post($"{path}/count", remarked.DeepClone(), key, ("If-Match", gift.ETag))).IsOk();
        Assert.Equal((counted.Text, true), (again.Text, again.Replayed));
        (await second.Post($"{path}/count", remarked.DeepClone())).IsRefused(409, "goods.counted");
        Assert.False(await HasTask("countGoods", gift.Id));

        (await _desk.Post($"{path}/goods/hand-over", HandOver((1, 98.5m)))).IsRefused(422, "goods.exceeds_stock");
        var handed = (await _desk.Post($"{path}/goods/hand-over", HandOver((1, 60)), key)).IsOk();
        Assert.True((await _desk.Post($"{path}/goods/hand-over", HandOver((1, 60)), key)).IsOk().Replayed);
        Assert.Equal(handed.ETag, (await _desk.Get(path)).ETag);
        (await _desk.Post($"{path}/goods/hand-over", HandOver((1, 38), (2, 10)))).IsOk();

        var lines = (await _desk.Get($"{path}/goods")).IsOk().Items;
        Assert.Equal(["大米|98|98|0|11760|handedOver", "棉被|50|10|40||inStock"], lines.Select(g => $"{g!["item"]}|{g["counted"]}|{g["handedOver"]}|{g["left"]}|{g["fairValue"]}|{g["state"]}"));
        Assert.Equal(
            ["donation-recorded", "goods-counted", "goods-handed-over", "goods-handed-over"],
            (await _desk.Get($"{path}/history")).IsOk().Items.Select(h => (string)h!["what"]!));
        var trace = (await campaign.Trace(gift)).IsOk();
        Assert.Equal((0m, 98m, 98m), (trace.Yuan("amount"), (decimal)trace.Json["goods"]![0]!["counted"]!, (decimal)trace.Json["goods"]![0]!["handedOver"]!));
    }

    [Fact]
    public async Task Money_figures_and_lists_know_nothing_of_goods()
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);
        var before = (await campaign.Get()).IsOk();
        var (csv, open) = ((await campaign.Get("donations.csv")).IsOk().Text, (await _desk.Get($"{campaign.PublicPath}/donations")).IsOk().Text);
        var gift = (await campaign.Record(Goods(Rice()))).IsCreated();
        await campaign.Receive(5);

        var after = (await campaign.Get()).IsOk();
        foreach (var figure in (string[])["raisedAmount", "availableAmount"]) Assert.Equal(before.Yuan(figure) + 5, after.Yuan(figure));
        Assert.Equal(2, (int)after.Json["donationCount"]!);
        Assert.Equal(2, (int)Assert.Single((await _desk.Get($"campaigns?title={Uri.EscapeDataString("测试助学募捐")}&limit=200")).IsOk().Items, c => (string?)c!["number"] == campaign.Number)!["donationCount"]!);
        Assert.DoesNotContain(gift.Number, (await campaign.Get("donations.csv")).IsOk().Text + (await _desk.Get($"{campaign.PublicPath}/donations")).IsOk().Text, StringComparison.Ordinal);
        Assert.Contains("合计,共 1 笔", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(gift.Number, open, StringComparison.Ordinal);
        Assert.Equal(gift.Id, (string?)Assert.Single(await _desk.All($"{campaign.Path}/donations?goods=true"))["id"]);
        foreach (var step in (string[])["void", "refunds", "move"])
        {
            var body = new JsonObject { ["reason"] = step == "refunds" ? "other" : "登记有误", ["amount"] = 1, ["explanation"] = "说明", ["campaign"] = campaign.Number, ["earmark"] = "另一用途" };
            if (step != "refunds") body = body.Without("amount").Without("explanation");
            if (step != "move") body = body.Without("campaign").Without("earmark");
            (await _desk.Post($"donations/{gift.Id}/{step}", body)).IsRefused(409, "goods.not_money");
        }
    }

    [Fact]
    public async Task Goods_are_found_by_what_they_are_and_exported_with_donors_as_they_chose()
    {
        var campaign = await _desk.Launch();
        var person = Goods(Rice().With("expiresOn", Plans.Day(100)).With("reason", "灾区急需"), Quilts()).With("donor", Plans.Donor("individual", "示例春晓"));
        (await campaign.Record(person)).IsCreated();
        (await campaign.Record(Goods(Quilts().With("item", "帐篷").With("unit", "顶")).With("donor", Plans.Donor("organisation", "金湖示例帐篷厂")))).IsCreated();
        async Task<string[]> Items(string filter) => [.. (await _desk.All($"goods?campaign={campaign.Number}&{filter}")).Select(g => (string)g["item"]!).Order(StringComparer.Ordinal)];

        Assert.Equal(["大米", "帐篷", "棉被"], await Items("state=toCount"));
        Assert.Equal(["帐篷"], await Items("item=帐"));
        Assert.Equal(["大米"], await Items("category=food"));
        Assert.Equal(["大米"], await Items("expiresBefore=" + Plans.Day(101)));
        Assert.Empty(await Items("expiresBefore=" + Plans.Day(100)));
        Assert.Empty(await Items("state=inStock"));
        (await _desk.Get("goods?state=gone")).IsRefusedAsBad();
        (await _desk.Get("goods?campaign=JH-MJ-1999-0001")).IsRefused(404, "campaign.not_found");
        var csv = (await _desk.Get($"goods.csv?campaign={campaign.Number}")).IsOk().Text;
        Assert.Contains("示例**,大米,食品,袋,100,,0,0,12000.00", csv, StringComparison.Ordinal);
        Assert.Contains("金湖示例帐篷厂,帐篷", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("春晓", csv, StringComparison.Ordinal);
        Assert.Contains("合计,共 3 项", csv, StringComparison.Ordinal);
        (await _desk.Get($"goods.xlsx?campaign={campaign.Number}&item=大米")).IsOk();
        var open = (await _desk.Get($"{campaign.PublicPath}/goods?sort=line")).IsOk();
        Assert.Equal(3, open.Items.Count);
        Assert.DoesNotContain("春晓", open.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_from_overseas_are_handed_over_after_their_review()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(Goods(Quilts()).With("overseas", true))).IsCreated();
        (await _desk.As("approver").Post($"donations/{gift.Id}/count", Count((1, 50)))).IsOk();

        (await _desk.Post($"donations/{gift.Id}/goods/hand-over", HandOver((1, 1)))).IsRefused(409, "goods.awaits_review");
        (await _desk.Post($"donations/{gift.Id}/review", new JsonObject { ["reviewNumber"] = "示例审1" })).IsOk();
        (await _desk.Post($"donations/{gift.Id}/goods/hand-over", HandOver((1, 1)))).IsOk();
    }

    [Fact]
    public async Task Terms_are_kept_shown_masked_and_erased_with_their_beneficiary()
    {
        // A host of its own: scrubbing its files holds the read side up for a moment.
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var campaign = await desk.Launch();
        var terms = Plans.Gift(100).With("beneficiary", new JsonObject { ["name"] = "示例春晓", ["relation"] = "none" })
            .With("agreement", new JsonObject { ["number"] = "示例协议1号", ["signedOn"] = Plans.Day(-5) }).With("conditions", "用于图书").With("conditionsLawful", true);
        (await campaign.Record(terms.DeepClone().AsObject().With("beneficiary.relation", "relative"))).IsRefused(422, "donation.interested_beneficiary");
        (await campaign.Record(terms.DeepClone().AsObject().Without("conditionsLawful"))).IsRefused(422, "donation.conditions_undeclared");
        var gift = (await campaign.Record(terms)).IsCreated();

        var shown = (await desk.Get($"donations/{gift.Id}/terms")).IsOk();
        Assert.Equal(("示例**", "示例协议1号", "用于图书"), ((string?)shown.Json["beneficiary"], (string?)shown.Json["agreementNumber"], (string?)shown.Json["conditions"]));
        (await desk.Post("/api/v1/platform/erasures", new JsonObject { ["subject"] = (string)shown.Json["subjectId"]!, ["kinds"] = new JsonArray("name"), ["reason"] = "本人来函请求", ["identityChecked"] = true })).IsOk();
        Assert.Null((string?)(await desk.Get($"donations/{gift.Id}/terms")).IsOk().Json["beneficiary"]);
        Assert.Equal("示**", (string?)(await desk.Get($"donations/{gift.Id}")).Json["donor"]!["name"]);
        Assert.Null((string?)(await desk.Get($"donations/{(await campaign.Receive(1)).Id}/terms")).IsOk().Json["subjectId"]);
    }

    private static JsonObject Goods(params JsonObject[] goods) => Plans.Gift(1).Without("amount").Without("channel").With("goods", new JsonArray([.. goods]));

    private static JsonObject Rice() => new()
    {
        ["item"] = "大米",
        ["category"] = "food",
        ["unit"] = "袋",
        ["quantity"] = 100,
        ["fairValue"] = 12_000,
        ["proof"] = "示例发票1",
        ["expiresOn"] = Plans.Day(400),
    };

    private static JsonObject Quilts() => new() { ["item"] = "棉被", ["unit"] = "床", ["quantity"] = 50 };

    private static JsonArray Lines((int Line, decimal Quantity)[] lines) => [.. lines.Select(l => new JsonObject { ["line"] = l.Line, ["quantity"] = l.Quantity })];

    private static JsonObject Count(params (int Line, decimal Quantity)[] lines) => new() { ["goods"] = Lines(lines) };

    private static JsonObject HandOver(params (int Line, decimal Quantity)[] lines) => new() { ["to"] = "县备灾救灾仓库", ["goods"] = Lines(lines) };

    private async Task<bool> HasTask(string kind, string subject) => (await _desk.All($"tasks?kind={kind}")).Exists(t => (string?)t["subjectId"] == subject);
}
