using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>All gifts of one donor, for the desk by what he tells of himself, and for himself by his codes.</summary>
public sealed class FindingADonor(FundraisingFixture fundraising)
{
    private static int _phones;
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task His_gifts_are_found_over_all_campaigns_and_nobody_elses()
    {
        var (one, other) = (await _desk.Launch(), await _desk.Launch(Plans.General()));
        var phone = NewPhone();
        var first = (await one.Record(Plans.Gift(10).With("donor.name", "示例张三").With("donor.phone", phone))).IsCreated();
        var second = (await other.Record(Plans.Gift(20.5m).With("donor.name", "示例张三").With("donor.phone", $"+86 {phone[..3]}-{phone[3..7]}-{phone[7..]}"))).IsCreated();
        (await one.Record(Plans.Gift(40).With("donor.name", "示例张三").With("donor.phone", NewPhone()))).IsCreated();

        Assert.Equal([first.Id, second.Id], await Found(new() { ["phone"] = phone }));
        Assert.Equal([first.Id, second.Id], await Found(new() { ["phone"] = phone, ["name"] = " 示例 张三 " }));
        Assert.Empty(await Found(new() { ["phone"] = phone, ["name"] = "示例李四" }));
        Assert.Empty(await Found(new() { ["phone"] = NewPhone() }));
        var page = (await _desk.Post("donors/find?includeTotal=true&limit=1", new JsonObject { ["phone"] = phone })).IsOk();
        Assert.Equal((2, 30.5m, 1), ((int)page.Json["total"]!, (decimal)page.Json["sum"]!, page.Items.Count));
        Assert.DoesNotContain(phone, page.Text);
    }

    [Fact]
    public async Task An_identity_number_and_a_credit_code_find_too_and_a_correction_finds_what_is_right()
    {
        var campaign = await _desk.Launch();
        var (wrong, right) = (NewPhone(), NewPhone());
        var gift = (await campaign.Record(Plans.Gift(10).With("donor.phone", wrong).With("donor.idNumber", "320831199003079994"))).IsCreated();
        var unit = (await campaign.Record(Plans.Gift(10).With("donor", Plans.Donor("organisation", "金湖示例企业有限公司").With("creditCode", "91350100M000100Y43")))).IsCreated();

        Assert.Contains(gift.Id, await Found(new() { ["idNumber"] = "320831199003079994" }));
        Assert.Contains(unit.Id, await Found(new() { ["creditCode"] = "91350100M000100Y43" }));
        (await _desk.Post($"donations/{gift.Id}/correct", new JsonObject { ["donor"] = new JsonObject { ["phone"] = right }, ["reason"] = "电话登记错误" })).IsOk();
        Assert.Equal([gift.Id], await Found(new() { ["phone"] = right }));
        Assert.Empty(await Found(new() { ["phone"] = wrong }));
    }

    [Fact]
    public async Task Who_was_erased_is_found_no_more_by_what_was_erased()
    {
        var campaign = await _desk.Launch();
        var phone = NewPhone();
        var gift = (await campaign.Record(Plans.Gift(10).With("donor.phone", phone))).IsCreated();
        Assert.Equal([gift.Id], await Found(new() { ["phone"] = phone }));

        (await _desk.Post($"donations/{gift.Id}/erase", new JsonObject { ["kinds"] = new JsonArray("contact"), ["reason"] = "本人来函请求", ["identityChecked"] = true })).IsOk();

        Assert.Empty(await Found(new() { ["phone"] = phone }));
    }

    [Fact]
    public async Task A_question_without_a_person_or_with_a_wrong_number_is_refused_and_keeps_nothing()
    {
        (await _desk.Post("donors/find", new JsonObject())).IsRefused(422, "donor.search_empty");
        (await _desk.Post("donors/find", new JsonObject { ["phone"] = "123" })).IsRefused(422, "phone.invalid");
        (await _desk.Post("donors/find", new JsonObject { ["idNumber"] = "320831199003079990" })).IsRefused(422, "identity.check_digit");
        Assert.False((await _desk.Post("donors/find", new JsonObject { ["name"] = "示例甲" }, Guid.CreateVersion7().ToString())).IsOk().Replayed);
    }

    [Fact]
    public async Task A_donor_sees_his_gifts_together_and_a_wrong_pair_tells_nothing()
    {
        var campaign = await _desk.Launch();
        var (one, other) = (await campaign.Receive(100), await campaign.Receive(50));
        await campaign.Spend(120);
        var absent = $"{campaign.Number}-000009";

        var mine = (await Mine((one.Number, Code(one)), (other.Number, Code(other)), (one.Number, Code(one)), (other.Number, "000000000000"), (absent, "000000000000"))).IsOk();

        Assert.Equal((2, 150m, 120m, 30m), ((int)mine.Json["count"]!, mine.Yuan("amount"), mine.Yuan("usedAmount"), mine.Yuan("unspentAmount")));
        var results = mine.Json["gifts"]!.AsArray();
        Assert.Equal([100m, 50m, 100m], results.Take(3).Select(r => (decimal)r!["gift"]!["amount"]!));
        Assert.All(results.Skip(3), r => Assert.Equal((null, "donation.not_found"), (r!["gift"], (string?)r["code"])));
        Assert.Equal((string?)results[3]!["detail"], (string?)results[4]!["detail"]);
        (await Mine()).IsRefused(422, "donation.inquiry_count");
        (await Mine([.. Enumerable.Repeat((one.Number, "1"), 21)])).IsRefused(422, "donation.inquiry_count");
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_the_number_here_and_there()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(100);
        (await Mine([.. Enumerable.Repeat((gift.Number, "000000000000"), 10)])).IsOk();

        Assert.Equal("donation.inquiry_locked", (string?)(await Mine((gift.Number, Code(gift)))).IsOk().Json["gifts"]![0]!["code"]);
        (await campaign.Trace(gift)).IsRefused(429, "donation.inquiry_locked");
        (await _desk.Get($"{Desk.Open}/donations/{gift.Number}/papers?queryCode={Code(gift)}")).IsRefused(429, "donation.inquiry_locked");
    }

    [Fact]
    public async Task The_papers_of_a_gift_name_each_payment_with_its_voucher_and_what_is_left()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(100);
        var payment = await campaign.Spend(60);

        var papers = (await _desk.Get($"{Desk.Open}/donations/{gift.Number}/papers?queryCode={Code(gift)}")).IsOk();

        Assert.Equal("text/html", papers.MediaType);
        foreach (var said in (string[])[gift.Number, payment.Number, "示例记字第1号", "¥100.00", "¥60.00", "¥40.00", "壹佰元整", "不是公益事业捐赠票据"]) Assert.Contains(said, papers.Text);
        Assert.DoesNotContain("示例甲", papers.Text);
        (await _desk.Get($"{Desk.Open}/donations/{gift.Number}/papers?queryCode=000000000000")).IsRefused(404, "donation.not_found");
    }

    private static string Code(Answer gift) => (string)gift.Json["queryCode"]!;

    private static string NewPhone() => $"137{Environment.ProcessId % 10000:D4}{Interlocked.Increment(ref _phones):D4}";

    private Task<Answer> Mine(params (string Number, string Code)[] pairs) =>
        _desk.Post($"{Desk.Open}/donations/mine", new JsonObject { ["gifts"] = new JsonArray([.. pairs.Select(p => new JsonObject { ["number"] = p.Number, ["queryCode"] = p.Code })]) });

    private async Task<List<string>> Found(JsonObject who) => [.. (await _desk.Post("donors/find?sort=recordedAt&limit=200", who)).IsOk().Items.Select(i => (string)i!["id"]!)];
}
