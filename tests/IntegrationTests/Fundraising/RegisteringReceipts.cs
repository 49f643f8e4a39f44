using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Fiscal bills made elsewhere are registered to their gifts, reversed and voided here (FUN-07).</summary>
public sealed class RegisteringReceipts(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_bill_is_registered_once_reversed_and_followed_by_the_right_one()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = (await campaign.Record(Bills.Gift(1409.5m))).IsCreated();
        Assert.Equal("owed", (string?)gift.Json["receiptState"]);
        var (path, key, bill) = ($"donations/{gift.Number}/receipts", Guid.CreateVersion7().ToString(), Bills.Electronic(1409.5m).With("amountInCapitals", "人民币壹仟肆佰零玖元伍角整"));

        (await _desk.Post(path, bill.DeepClone().AsObject().With("amountInCapitals", "壹仟肆佰零玖元伍分"))).IsRefused(422, "receipt.capitals_differ");
        Assert.Equal("valid", (string?)(await _desk.Post(path + "?dryRun=true", bill)).IsOk().Json["state"]);
        var registered = (await _desk.Post(path, bill, key)).IsCreated();
        var again = (await _desk.Post(path, bill, key)).IsCreated();
        Assert.Equal((registered.Text, true), (again.Text, again.Replayed));
        Assert.Equal(registered.Text, (await _desk.Get(registered.Headers.Location!.ToString())).IsOk().Text);
        Assert.Equal(("示**", 1409.5m, "electronic"), ((string?)registered.Json["payer"], registered.Yuan("amount"), (string?)registered.Json["kind"]));
        (await _desk.Post(path, bill)).IsRefused(409, "receipt.valid_exists");
        (await _desk.Post(path, Bills.Electronic(1409.5m))).IsRefused(409, "receipt.valid_exists");
        await IsShown(gift, "issued", Full(registered));

        (await _desk.Post($"receipts/{Full(registered)}/void", Bills.Void())).IsRefused(409, "receipt.electronic_is_reversed");
        (await _desk.Post($"receipts/{Full(registered)}/reverse", Bills.Red().With("reversalNumber", (string?)registered.Json["number"]))).IsRefused(409, "receipt.number_used");
        (await _desk.Post($"receipts/{Full(registered)}/reverse", Bills.Red(), null, ("If-Match", "\"99\""))).IsRefused(412);
        var red = Bills.Red();
        var reversed = (await _desk.Post($"receipts/{Full(registered)}/reverse", red, null, ("If-Match", registered.ETag))).IsOk();
        Assert.Equal(("reversed", $"{Bills.Code}-{red["reversalNumber"]}"), ((string?)reversed.Json["state"], (string?)reversed.Json["reversalNumber"]));
        Assert.Equal(reversed.Text, (await _desk.Get($"receipts/{reversed.Id}")).IsOk().Text);
        await IsShown(gift, "owed", null);

        (await _desk.Post(path, bill)).IsRefused(409, "receipt.number_used");
        (await _desk.Post(path, Bills.Electronic(1409.5m, (string?)red["reversalNumber"]))).IsRefused(409, "receipt.number_used");
        var second = (await _desk.Post(path, Bills.Electronic(1409.5m))).IsCreated();
        await IsShown(gift, "issued", Full(second));
        Assert.Equal(["reversed", "valid"], (await _desk.Get(path)).IsOk().Items.Select(i => (string?)i!["state"]));
        Assert.Equal(["donation-recorded", "receipt-registered", "receipt-reversed", "receipt-registered"], (await _desk.Get($"donations/{gift.Id}/history")).IsOk().Items.Select(i => (string?)i!["what"]));
        Assert.Equal(registered.Text, (await _desk.Post(path, bill, key)).Text);
    }

    [Fact]
    public async Task A_waived_gift_changes_its_wish_first_and_an_anonymous_one_has_no_payer()
    {
        var campaign = await _desk.Launch(Plans.General());
        var waived = (await campaign.Record(Plans.Gift(5))).IsCreated();
        var nobody = (await campaign.Record(Bills.Gift(6).With("donor", Plans.Donor("anonymous", null)).With("publicity", "anonymous"))).IsCreated();

        Assert.Equal(("notOwed", "notOwed"), ((string?)waived.Json["receiptState"], (string?)nobody.Json["receiptState"]));
        (await _desk.Post($"donations/{waived.Id}/receipts", Bills.Electronic(5))).IsRefused(409, "receipt.waived");
        (await _desk.Post($"donations/{nobody.Id}/receipts", Bills.Electronic(6))).IsRefused(409, "receipt.donor_anonymous");
        (await _desk.Post($"donations/{waived.Id}/receipt-wish", Wish("wanted", null))).IsRefused(422, "donation.reason_missing");
        Assert.Equal("owed", (string?)(await _desk.Post($"donations/{waived.Id}/receipt-wish", Wish("wanted", "来电"))).IsOk().Json["receiptState"]);
        (await _desk.Post($"donations/{waived.Id}/receipts", Bills.Electronic(5))).IsCreated();
        (await _desk.Post($"donations/{waived.Id}/receipt-wish", Wish("waived", "来电"))).IsRefused(409, "receipt.valid_exists");
    }

    [Fact]
    public async Task Money_that_a_receipt_speaks_of_leaves_only_after_its_reversal()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = (await campaign.Record(Bills.Gift(100))).IsCreated();
        var receipt = (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(100))).IsCreated();
        var asked = (await _desk.Post($"donations/{gift.Id}/refunds", new JsonObject { ["amount"] = 40, ["reason"] = "duplicate", ["explanation"] = "汇了两次" })).IsCreated();
        var approve = $"donations/{gift.Id}/refunds/{asked.Id}/approve";

        Assert.Contains(Full(receipt), (string?)(await _desk.As("approver").Post(approve)).IsRefused(409, "refund.receipt_valid").Json["detail"]);
        (await _desk.Post($"receipts/{Full(receipt)}/reverse", Bills.Red())).IsOk();
        (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(100))).IsRefused(409, "receipt.withdrawal_pending");
        var key = Guid.CreateVersion7().ToString();
        var approved = (await _desk.As("approver").Post(approve, key: key)).IsOk();
        (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(100))).IsRefused(422, "receipt.amount_differs");
        (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(60))).IsCreated();
        Assert.Equal((approved.Text, true), ((await _desk.As("approver").Post(approve, key: key)).Text, (await _desk.As("approver").Post(approve, key: key)).Replayed));
        (await _desk.Post($"donations/{gift.Id}/refunds/{asked.Id}/pay", Plans.Voucher())).IsOk();
        (await _desk.Post($"donations/{gift.Id}/move", new JsonObject { ["campaign"] = (await _desk.Launch(Plans.General())).Number, ["reason"] = "记错" })).IsOk();
        (await _desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsRefused(409, "refund.receipt_valid");
    }

    [Fact]
    public async Task Receipts_are_found_and_leave_as_a_list()
    {
        var (campaign, other) = (await _desk.Launch(Plans.General()), await _desk.Launch(Plans.General()));
        var (first, second) = (await Issued(campaign, 10), await Issued(campaign, 20));
        var unit = Bills.Gift(30).With("donor", Plans.Donor("organisation", "金湖示例企业有限公司"));
        var third = (await other.Record(unit)).IsCreated();
        (await _desk.Post($"donations/{third.Id}/receipts", Bills.Electronic(30).With("payer", "金湖示例企业有限公司"))).IsCreated();
        (await _desk.Post($"receipts/{Full(first)}/reverse", Bills.Red())).IsOk();

        Assert.Equal([10m, 20m], await Amounts($"campaign={campaign.Number}&sort=amount"));
        Assert.Equal([10m], await Amounts($"campaign={campaign.Id}&state=reversed"));
        Assert.Equal([20m], await Amounts($"campaign={campaign.Id}&amountFrom=10.01&amountTo=20"));
        Assert.Equal([30m], await Amounts($"campaign={other.Id}&payer=示例企业&kind=electronic&issuedFrom={Plans.Day(0)}&issuedTo={Plans.Day(0)}"));
        Assert.Equal([20m], await Amounts($"number={second.Json["number"]}"));
        Assert.Empty(await Amounts($"campaign={campaign.Id}&issuedFrom={Plans.Day(1)}"));
        (await _desk.Get("receipts?campaign=JH-MJ-1999-0001")).IsRefused(404, "campaign.not_found");
        (await _desk.Get("receipts?state=odd")).IsRefused(400);
        Assert.Equal(first.Number, (string?)(await campaign.Get("donations?receipt=owed")).IsOk().Items.Single()!["number"] is { } n && n.EndsWith("000001") ? first.Number : null);
        Assert.Single((await campaign.Get("donations?receipt=issued")).IsOk().Items);
        var csv = (await _desk.Get($"receipts.csv?campaign={campaign.Number}")).IsOk().Text;
        Assert.Contains("合计,共 2 张,,,,,,,30", csv, StringComparison.Ordinal);
        Assert.Contains("其中有效,共 1 张,,,,,,,20", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("示例甲", csv, StringComparison.Ordinal);
        Assert.StartsWith("PK", (await _desk.Get("receipts.xlsx")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_issued_is_one_task_for_a_campaign_and_a_month()
    {
        var campaign = await _desk.Launch(Plans.General());
        foreach (var _ in Enumerable.Range(0, 3)) (await campaign.Record(Bills.Gift(10))).IsCreated();
        var last = (await campaign.Record(Bills.Gift(10).With("givenAt", Plans.Day(-70) + "T09:00:00+08:00").With("receivedAt", Plans.Day(-70) + "T09:00:00+08:00"))).IsCreated();

        var tasks = await Tasks(campaign);
        Assert.Equal([1L, 3L], tasks.Select(t => (long)t["count"]!));
        Assert.Equal((Plans.Day(-70), Plans.Day(-60), true), ((string?)tasks[0]["since"], (string?)tasks[0]["dueOn"], (bool)tasks[0]["overdue"]!));
        Assert.Equal((Plans.Day(-1), Plans.Day(9), false, 30m), ((string?)tasks[1]["since"], (string?)tasks[1]["dueOn"], (bool)tasks[1]["overdue"]!, (decimal)tasks[1]["amount"]!));
        var receipt = (await _desk.Post($"donations/{last.Id}/receipts", Bills.Electronic(10))).IsCreated();
        Assert.Equal([3L], (await Tasks(campaign)).Select(t => (long)t["count"]!));
        (await _desk.Post($"receipts/{Full(receipt)}/reverse", Bills.Red())).IsOk();
        (await _desk.Post($"donations/{last.Id}/correct", new JsonObject { ["receivedAt"] = Plans.Day(-1) + "T09:00:00+08:00", ["reason"] = "日期有误" })).IsOk();
        Assert.Equal([4L], (await Tasks(campaign)).Select(t => (long)t["count"]!));

        async Task<List<JsonNode>> Tasks(Campaign of) => [.. (await _desk.All("tasks?kind=issueReceipts")).Where(t => (string?)t["campaignId"] == of.Id).OrderBy(t => (string?)t["since"], StringComparer.Ordinal)];
    }

    [Fact]
    public async Task An_erased_donor_keeps_his_name_on_the_bill_and_nothing_else()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = (await campaign.Record(Bills.Gift(10).With("donor.idNumber", "320831199003079994"))).IsCreated();
        var key = Guid.CreateVersion7().ToString();
        var bill = Bills.Electronic(10).With("payerCode", "320831199003079994").With("remark", "示例备注内容").With("handler", "示例经办");
        var receipt = (await _desk.Post($"donations/{gift.Id}/receipts", bill, key)).IsCreated();
        Assert.Equal("示例备注内容", (string?)receipt.Json["remark"]);

        (await _desk.Post($"donations/{gift.Id}/erase", new JsonObject { ["kinds"] = new JsonArray("name", "identity", "message"), ["reason"] = "本人来函请求", ["identityChecked"] = true })).IsOk();

        foreach (var answer in (Answer[])[(await _desk.Get($"receipts/{Full(receipt)}")).IsOk(), (await _desk.Get($"donations/{gift.Id}/receipts")).IsOk(), (await _desk.Post($"donations/{gift.Id}/receipts", bill, key)).IsCreated()])
        {
            Assert.DoesNotContain("示例备注内容", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("320831199003079994", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(("示**", true), ((string?)(await _desk.Get($"receipts/{Full(receipt)}")).Json["payer"], (bool)(await _desk.Get($"receipts/{Full(receipt)}")).Json["restricted"]!));
    }

    private static JsonObject Wish(string receipt, string? reason) => new JsonObject { ["receipt"] = receipt }.With("reason", reason);

    private static string Full(Answer receipt) => (string)receipt.Json["fullNumber"]!;

    private async Task<Answer> Issued(Campaign campaign, decimal yuan)
    {
        var gift = (await campaign.Record(Bills.Gift(yuan))).IsCreated();
        return (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(yuan))).IsCreated();
    }

    private async Task IsShown(Answer gift, string state, string? number)
    {
        var shown = (await _desk.Get($"donations/{gift.Id}")).IsOk().Json;
        Assert.Equal((state, number), ((string?)shown["receiptState"], (string?)shown["receiptNumber"]));
    }

    private async Task<List<decimal>> Amounts(string query) => [.. (await _desk.Get($"receipts?{query}")).IsOk().Items.Select(i => (decimal)i!["amount"]!)];
}
