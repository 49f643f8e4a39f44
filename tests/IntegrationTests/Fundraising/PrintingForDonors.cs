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
}
