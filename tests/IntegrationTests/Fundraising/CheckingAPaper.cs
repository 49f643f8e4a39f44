using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Modules;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Whoever holds a confirmation or a certificate may ask whether it is ours and still true, and learns nothing more (FUN-07a).</summary>
public sealed partial class CheckingAPaper(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task A_genuine_paper_is_known_by_the_address_in_its_code()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(1409.5m);
        await campaign.Spend(100);

        var (confirmation, certificate) = (await AddressOn(gift.Number, "confirmation"), await AddressOn(gift.Number, "certificate"));
        var check = (await Follow(confirmation)).IsOk();

        Assert.Equal(confirmation, certificate);
        Assert.StartsWith(fundraising.Client.BaseAddress!.ToString(), confirmation, StringComparison.Ordinal);
        Assert.Equal(
            (gift.Number, true, "valid", 1409.5m, 1409.5m, 0m, campaign.Number),
            ((string)check.Json["number"]!, (bool)check.Json["stands"]!, (string)check.Json["state"]!, check.Yuan("amount"), check.Yuan("standingAmount"), check.Yuan("refundedAmount"), (string)check.Json["campaignNumber"]!));
        Assert.Equal("示**", (string?)check.Json["donor"]);
        // The paper does not open the gift, and where the money went is not told here.
        Assert.DoesNotContain("used", check.Text, StringComparison.OrdinalIgnoreCase);
        (await _desk.Get($"{Desk.Open}/donations/{gift.Number}?queryCode={CodeIn(confirmation)}")).IsRefused(404, "donation.not_found");
        (await Check(gift.Number, (string)gift.Json["queryCode"]!)).IsRefused(404, "confirmation.not_found");
        (await Check(gift.Number, $"{CodeIn(confirmation)[..4]}-{CodeIn(confirmation)[4..]}".ToUpperInvariant())).IsOk();
    }

    [Fact]
    public async Task A_wrong_code_and_an_absent_number_get_the_same_answer()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);

        var wrong = (await Check(gift.Number, "00000000")).IsRefused(404, "confirmation.not_found");
        foreach (var other in (Answer[])[await Check($"{campaign.Number}-000009", "00000000"), await _desk.Get($"{Desk.Open}/donations/{gift.Number}/check"), await Check("张三", "00000000")])
            Assert.Equal(Untraced(wrong), Untraced(other.IsRefused(404, "confirmation.not_found")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_wrong_codes_lock_the_check_for_an_hour_and_not_the_donors_own_question(bool exists)
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);
        var number = exists ? gift.Number : $"{campaign.Number}-000777";
        for (var i = 0; i < 10; i++) (await Check(number, $"{i:D8}")).IsRefused(404, "confirmation.not_found");

        var locked = (await Check(number, CodeIn(await AddressOn(gift.Number, "confirmation")))).IsRefused(429, "confirmation.check_locked");

        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        (await campaign.Trace(gift)).IsOk();
    }

    [Fact]
    public async Task A_paper_of_a_gift_that_was_voided_or_refunded_says_so()
    {
        var campaign = await _desk.Launch();
        var (wrong, shrunk) = (await campaign.Receive(10), await campaign.Receive(50));
        var (first, second) = (await AddressOn(wrong.Number, "confirmation"), await AddressOn(shrunk.Number, "certificate"));
        (await _desk.Post($"donations/{wrong.Id}/void", new JsonObject { ["reason"] = "登记有误" })).IsOk();
        (await _desk.As("approver").Post($"donations/{wrong.Id}/change/approve")).IsOk();
        await Refund(shrunk, 20);

        var (voided, refunded) = ((await Follow(first)).IsOk(), (await Follow(second)).IsOk());

        Assert.Equal((false, "voided", 10m, 0m), ((bool)voided.Json["stands"]!, (string)voided.Json["state"]!, voided.Yuan("amount"), voided.Yuan("standingAmount")));
        Assert.Equal((true, 50m, 20m, 30m), ((bool)refunded.Json["stands"]!, refunded.Yuan("amount"), refunded.Yuan("refundedAmount"), refunded.Yuan("standingAmount")));
        await Refund(shrunk, 30);
        Assert.Equal((false, "valid"), ((bool)(await Follow(second)).IsOk().Json["stands"]!, (string)(await Follow(second)).Json["state"]!));
    }

    [Fact]
    public async Task A_moved_gift_names_where_it_lies_now()
    {
        var (campaign, other) = (await _desk.Launch(Plans.General()), await _desk.Launch(Plans.General()));
        var gift = await campaign.Receive(10);
        var address = await AddressOn(gift.Number, "confirmation");
        (await _desk.Post($"donations/{gift.Id}/move", new JsonObject { ["campaign"] = other.Number, ["reason"] = "登记时选错活动", ["consentReference"] = "示例同意1" })).IsOk();
        (await _desk.As("approver").Post($"donations/{gift.Id}/change/approve")).IsOk();

        var check = (await Follow(address)).IsOk();

        Assert.Equal((false, "moved", other.Number), ((bool)check.Json["stands"]!, (string)check.Json["state"]!, (string)check.Json["movedTo"]!));
        Assert.NotEqual(CodeIn(address), CodeIn(await AddressOn($"{other.Number}-000001", "confirmation")));
    }

    [Fact]
    public async Task A_part_is_checked_by_its_own_number_and_code()
    {
        var campaign = await _desk.Launch();
        var school = Plans.Gift(30).With("donor", Plans.Donor("organisation", "金湖示例小学")).With("parts", new JsonArray(
            new JsonObject { ["name"] = "示例庚", ["amount"] = 20, ["publicity"] = "anonymous" }, new JsonObject { ["name"] = "示例辛", ["amount"] = 10, ["publicity"] = "name" }));
        var gift = (await campaign.Record(school)).IsCreated();
        await Refund(gift, 10);

        var (one, two) = ((await Follow(await AddressOn($"{gift.Number}-0001", "certificate"))).IsOk(), await AddressOn(gift.Number, "certificate"));

        Assert.Equal(($"{gift.Number}-0001", "爱心人士", 20m, 20m), ((string)one.Json["number"]!, (string)one.Json["donor"]!, one.Yuan("amount"), one.Yuan("standingAmount")));
        (await Check($"{gift.Number}-0001", CodeIn(two))).IsRefused(404, "confirmation.not_found");
        (await _desk.Get($"donations/{gift.Number}-0002/confirmation")).IsRefused(409, "confirmation.nothing_stands");
    }

    [Fact]
    public async Task Who_had_himself_erased_is_told_as_anonymous()
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(Plans.Gift(10).With("publicity", "name"))).IsCreated();
        var address = await AddressOn(gift.Number, "confirmation");
        Assert.Equal("示例甲", (string?)(await Follow(address)).IsOk().Json["donor"]);
        (await _desk.Post($"donations/{gift.Id}/erase", new JsonObject { ["kinds"] = new JsonArray("name"), ["reason"] = "本人来函请求", ["identityChecked"] = true })).IsOk();

        Assert.Equal("爱心人士", (string?)(await Follow(address)).IsOk().Json["donor"]);
    }

    [Fact]
    public async Task The_address_on_paper_is_the_one_that_is_set()
    {
        await using var host = await TestHost.Start(args: ["--Public:BaseUrl", "https://www.example.org/jinhu/"]);
        var desk = new Desk(host.Client);
        var campaign = await desk.Launch();
        var gift = await campaign.Receive(10);

        Assert.Contains($">https://www.example.org/jinhu/api/v1/public/donations/{gift.Number}/check?checkCode=", (await desk.Get($"donations/{gift.Number}/certificate")).IsOk().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("www.example.org")]
    [InlineData("ftp://www.example.org")]
    [InlineData("https://www.example.org/?a=1")]
    public async Task An_address_that_is_none_keeps_the_host_from_starting(string address) =>
        Assert.Contains("Public:BaseUrl", (await Assert.ThrowsAsync<ConfigurationRefusedException>(() => TestHost.Start(args: ["--Public:BaseUrl", address]))).Message, StringComparison.Ordinal);

    private Task<Answer> Check(string number, string code) => _desk.Get($"{Desk.Open}/donations/{number}/check?checkCode={code}");

    private async Task<string> AddressOn(string number, string paper) => AddressPattern().Match((await _desk.Get($"donations/{number}/{paper}")).IsOk().Text).Groups[1].Value;

    private Task<Answer> Follow(string address) => _desk.Get(new Uri(address).PathAndQuery);

    private static string CodeIn(string address) => address[^8..];

    private async Task Refund(Answer gift, decimal yuan)
    {
        var before = (await _desk.Get($"donations/{gift.Id}/refunds")).IsOk().Items.Select(r => (string)r!["number"]!).ToList();
        (await _desk.Post($"donations/{gift.Id}/refunds", new JsonObject { ["amount"] = yuan, ["reason"] = "duplicate", ["explanation"] = "多汇了" })).IsCreated();
        var number = (await _desk.Get($"donations/{gift.Id}/refunds")).IsOk().Items.Select(r => (string)r!["number"]!).Except(before).Single();
        (await _desk.As("approver").Post($"donations/{gift.Id}/refunds/{number}/approve")).IsOk();
    }

    private static string Untraced(Answer problem) => problem.Json.AsObject().With("traceId", null).ToJsonString();

    [GeneratedRegex("<p class=\"address\">([^<]+)</p>")]
    private static partial Regex AddressPattern();
}
