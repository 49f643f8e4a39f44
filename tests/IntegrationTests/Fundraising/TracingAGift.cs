using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class TracingAGift(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Every_fen_of_several_gifts_is_found_in_several_payments()
    {
        var campaign = await _desk.Launch();
        var gifts = new List<Answer>();
        foreach (var yuan in (decimal[])[100.01m, 0.01m, 50.5m, 33.33m]) gifts.Add(await campaign.Receive(yuan));
        var first = await campaign.Spend(100);
        var second = await campaign.Spend(50.02m);

        Assert.Equal([(first.Number, 100m), (second.Number, 0.01m)], await Parts(campaign, gifts[0], unspent: 0));
        Assert.Equal([(second.Number, 0.01m)], await Parts(campaign, gifts[1], unspent: 0));
        Assert.Equal([(second.Number, 50m)], await Parts(campaign, gifts[2], unspent: 0.5m));
        Assert.Empty(await Parts(campaign, gifts[3], unspent: 33.33m));
    }

    [Fact]
    public async Task An_earmarked_gift_is_found_in_payments_of_its_purpose_alone()
    {
        var campaign = await _desk.Launch();
        var (free, school, quilts) = (await campaign.Receive(10), await campaign.Receive(20, "助学"), await campaign.Receive(30, "棉被"));
        var forSchool = await campaign.Spend(5.55m, "助学");
        var forAll = await campaign.Spend(1.11m);

        Assert.Equal([(forAll.Number, 1.11m)], await Parts(campaign, free, unspent: 8.89m));
        Assert.Equal([(forSchool.Number, 5.55m)], await Parts(campaign, school, unspent: 14.45m));
        Assert.Empty(await Parts(campaign, quilts, unspent: 30));
    }

    [Fact]
    public async Task A_gift_that_awaits_its_review_is_passed_over_and_used_later()
    {
        var campaign = await _desk.Launch();
        var overseas = (await campaign.Record(Plans.Gift(10).With("overseas", true))).IsCreated();
        var local = await campaign.Receive(10);
        var first = await campaign.Spend(4);
        (await _desk.Post($"donations/{overseas.Id}/review", new JsonObject { ["reviewNumber"] = "示例审1" })).IsOk();
        var second = await campaign.Spend(12);

        Assert.Equal([(second.Number, 10m)], await Parts(campaign, overseas, unspent: 0));
        Assert.Equal([(first.Number, 4m), (second.Number, 2m)], await Parts(campaign, local, unspent: 4));
    }

    [Fact]
    public async Task A_wrong_code_and_an_absent_number_get_the_same_answer()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);

        var wrong = (await Ask(gift.Number, "000000000000")).IsRefused(404, "donation.not_found");
        var absent = (await Ask($"{campaign.Number}-000002", "000000000000")).IsRefused(404, "donation.not_found");
        var missing = (await _desk.Get($"{Desk.Open}/donations/{gift.Number}")).IsRefused(404, "donation.not_found");

        foreach (var other in (Answer[])[absent, missing])
        {
            Assert.Equal(Untraced(wrong), Untraced(other));
            Assert.Equal(wrong.Headers.Select(h => h.Key), other.Headers.Select(h => h.Key));
        }
    }

    [Fact]
    public async Task A_code_is_read_as_people_type_it()
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);
        var code = (string)gift.Json["queryCode"]!;

        (await Ask(gift.Number.ToLowerInvariant(), $" {code[..4].ToLowerInvariant()}-{code[4..].Replace('0', 'o')} ")).IsOk();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_wrong_codes_lock_a_number_whether_it_exists_or_not(bool exists)
    {
        var campaign = await _desk.Launch();
        var gift = await campaign.Receive(10);
        var number = exists ? gift.Number : $"{campaign.Number}-000777";
        for (var i = 0; i < 10; i++) (await Ask(number, $"{i:D12}")).IsRefused(404);

        var locked = (await Ask(number, (string)gift.Json["queryCode"]!)).IsRefused(429, "donation.inquiry_locked");

        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        if (!exists) (await campaign.Trace(gift)).IsOk();
    }

    private Task<Answer> Ask(string number, string code) => _desk.Get($"{Desk.Open}/donations/{number}?queryCode={Uri.EscapeDataString(code)}");

    private static string Untraced(Answer problem) => problem.Json.AsObject().With("traceId", null).ToJsonString();

    private static async Task<List<(string Number, decimal Amount)>> Parts(Campaign campaign, Answer gift, decimal unspent)
    {
        var trace = (await campaign.Trace(gift)).IsOk();
        List<(string, decimal Amount)> parts = [.. trace.Json["parts"]!.AsArray().Select(p => ((string)p!["disbursementNumber"]!, (decimal)p["amount"]!))];
        Assert.Equal(unspent, trace.Yuan("unspentAmount"));
        Assert.Equal(trace.Yuan("amount"), parts.Sum(p => p.Amount) + unspent);
        return parts;
    }
}
