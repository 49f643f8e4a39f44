using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>The papers that we print for a donor ourselves: no fiscal bill, no number of his (FUN-07a).</summary>
public sealed class PrintingForDonors(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_confirmation_and_a_certificate_say_the_amount_and_never_who_he_is_by_number()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = (await campaign.Record(Bills.Gift(1409.5m).With("donor.phone", "13912345678").With("donor.idNumber", "320831199003079994"))).IsCreated();

        var confirmation = (await _desk.Get($"donations/{gift.Number}/confirmation")).IsOk();
        var certificate = (await _desk.Get($"donations/{gift.Number}/certificate")).IsOk();

        Assert.Equal("text/html", confirmation.MediaType);
        foreach (var text in (string[])["示例甲", "人民币壹仟肆佰零玖元伍角", "¥1,409.50", gift.Number, campaign.Number]) Assert.Contains(text, confirmation.Text, StringComparison.Ordinal);
        Assert.Contains("人民币壹仟肆佰零玖元伍角", certificate.Text, StringComparison.Ordinal);
        Assert.Contains("示**", certificate.Text, StringComparison.Ordinal);
        Assert.Contains("示例甲", (await _desk.Get($"donations/{gift.Number}/certificate?show=name")).IsOk().Text, StringComparison.Ordinal);
        Assert.Contains("爱心人士", (await _desk.Get($"donations/{gift.Number}/certificate?show=anonymous")).IsOk().Text, StringComparison.Ordinal);
        foreach (var page in (Answer[])[confirmation, certificate])
        {
            foreach (var secret in (string[])["票据", "13912345678", "320831199003079994", (string)gift.Json["queryCode"]!]) Assert.DoesNotContain(secret, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_had_himself_erased_is_printed_as_anonymous_and_what_does_not_stand_is_not_confirmed()
    {
        var campaign = await _desk.Launch(Plans.General());
        var (gift, wrong) = ((await campaign.Record(Bills.Gift(5))).IsCreated(), (await campaign.Record(Bills.Gift(6))).IsCreated());
        (await _desk.Post($"donations/{gift.Id}/erase", new JsonObject { ["kinds"] = new JsonArray("name"), ["reason"] = "本人来函请求", ["identityChecked"] = true })).IsOk();
        (await _desk.Post($"donations/{wrong.Id}/void", new JsonObject { ["reason"] = "登记有误" })).IsOk();
        (await _desk.As("approver").Post($"donations/{wrong.Id}/change/approve")).IsOk();

        foreach (var paper in (string[])["confirmation", "certificate?show=name"])
            Assert.DoesNotContain("示例甲", (await _desk.Get($"donations/{gift.Id}/{paper}")).IsOk().Text, StringComparison.Ordinal);
        (await _desk.Get($"donations/{wrong.Id}/confirmation")).IsRefused(409, "confirmation.nothing_stands");
    }

    [Fact]
    public async Task Who_gave_goods_or_a_part_has_his_own_papers()
    {
        var campaign = await _desk.Launch(Plans.General());
        var rice = new JsonObject { ["item"] = "大米", ["category"] = "food", ["unit"] = "袋", ["quantity"] = 100, ["fairValue"] = 12_000, ["proof"] = "示例发票1", ["expiresOn"] = Plans.Day(400) };
        var goods = (await campaign.Record(Plans.Gift(1).Without("amount").Without("channel").With("goods", new JsonArray(rice)))).IsCreated();
        var school = (await campaign.Record(School())).IsCreated();

        foreach (var paper in (string[])["confirmation", "certificate"])
        {
            Assert.Contains("大米 100 袋", (await _desk.Get($"donations/{goods.Id}/{paper}")).IsOk().Text, StringComparison.Ordinal);
            var part = (await _desk.Get($"donations/{school.Number}-0001/{paper}")).IsOk().Text;
            foreach (var text in (string[])["¥10.50", $"编号：{school.Number}-0001", $"/donations/{school.Number}-0001/check?checkCode="]) Assert.Contains(text, part, StringComparison.Ordinal);
        }

        Assert.Contains("示例庚", (await _desk.Get($"donations/{school.Number}-0001/confirmation")).IsOk().Text, StringComparison.Ordinal);
        Assert.Contains("日常受赠（未指定用途）", (await _desk.Get($"donations/{school.Number}/confirmation")).IsOk().Text, StringComparison.Ordinal);
        (await _desk.Get($"donations/{school.Number}-0009/certificate")).IsRefused(404, "donation.not_found");
    }

    [Fact]
    public async Task The_papers_of_a_gift_tell_its_receipts_and_where_they_stand()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = (await campaign.Record(Bills.Gift(70))).IsCreated();
        var path = $"{Desk.Open}/donations/{gift.Number}/papers?queryCode={gift.Json["queryCode"]}";
        Assert.Contains("需要，尚未开具", (await _desk.Get(path)).IsOk().Text, StringComparison.Ordinal);
        var bill = (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(70))).IsCreated();
        (await _desk.Post($"receipts/{bill.Id}/reverse", Bills.Red())).IsOk();
        var second = (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Electronic(70))).IsCreated();

        var paper = (await _desk.Get(path)).IsOk().Text;

        foreach (var (receipt, state) in ((Answer, string)[])[(bill, "已红冲"), (second, "有效")])
            Assert.Contains($"<td>{receipt.Json["code"]}</td><td>{receipt.Json["number"]}</td><td>{receipt.Json["issuedOn"]}</td><td>¥70.00</td><td>{state}</td>", paper, StringComparison.Ordinal);
    }

    private static JsonObject School() => Plans.Gift(20.5m).With("donor", Plans.Donor("organisation", "金湖示例小学")).With("parts", new JsonArray(
        new JsonObject { ["name"] = "示例庚", ["amount"] = 10.5m, ["publicity"] = "masked" }, new JsonObject { ["name"] = "示例辛", ["amount"] = 10, ["publicity"] = "anonymous" }));
}
