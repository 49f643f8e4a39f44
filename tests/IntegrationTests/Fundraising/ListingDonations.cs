namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ListingDonations(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Gifts_are_found_by_day_amount_channel_earmark_and_name()
    {
        var campaign = await _desk.Launch();
        (await campaign.Record(Plans.Gift(10).With("donor.name", "示例乙").With("channel", "alipay"))).IsCreated();
        (await campaign.Record(Plans.Gift(20.5m).With("earmark", "助学"))).IsCreated();
        // Half past midnight in China is still the day before in UTC.
        (await campaign.Record(Plans.Gift(30).With("givenAt", Plans.Day(-9) + "T00:30:00+08:00").With("receivedAt", Plans.Day(-9) + "T00:30:00+08:00"))).IsCreated();

        Assert.Equal([20.5m, 10], await Amounts(campaign, $"receivedFrom={Plans.Day(-1)}&sort=-amount"));
        Assert.Equal([30], await Amounts(campaign, $"receivedTo={Plans.Day(-9)}"));
        Assert.Equal([], await Amounts(campaign, $"receivedTo={Plans.Day(-10)}"));
        Assert.Equal([30, 20.5m], await Amounts(campaign, "amountFrom=20.5&sort=-amount"));
        Assert.Equal([10], await Amounts(campaign, "amountTo=20.49"));
        Assert.Equal([10], await Amounts(campaign, "channel=alipay"));
        Assert.Equal([20.5m], await Amounts(campaign, "earmark=助学"));
        Assert.Equal([10], await Amounts(campaign, "name=例乙"));
        Assert.Equal([], await Amounts(campaign, "name=%25"));
        Assert.Equal([10, 20.5m, 30], await Amounts(campaign, "sort=number"));
        Assert.Equal([30, 10, 20.5m], await Amounts(campaign, "sort=receivedAt,amount"));
    }

    [Theory]
    [InlineData("receivedFrom=2020-1-1", "request.parameter_invalid")]
    [InlineData("amountFrom=zehn", "request.parameter_invalid")]
    [InlineData("channel=Alipay", "request.unknown_value")]
    [InlineData("sort=donor", "request.unknown_sort")]
    [InlineData("nmae=a", "request.unknown_parameter")]
    [InlineData("dryRun=true", "request.unknown_parameter")]
    [InlineData("limit=201", "request.parameter_invalid")]
    [InlineData("cursor=!!!", null)]
    [InlineData("cursor=AAAA", null)]
    public async Task A_question_that_means_nothing_is_refused(string query, string? code)
    {
        var campaign = await _desk.Launch();

        (await campaign.Get("donations?" + query)).IsRefused(400, code);
    }

    [Theory]
    [InlineData("amountFrom=-79228162514264337593543950335")]
    [InlineData("amountTo=79228162514264337593543950335")]
    [InlineData("receivedFrom=0001-01-01&receivedTo=9999-12-31")]
    public async Task A_bound_beyond_everything_bounds_nothing(string query)
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(5);

        Assert.Equal([5], await Amounts(campaign, query));
    }

    [Fact]
    public async Task Paging_neither_skips_nor_repeats_while_gifts_come_in()
    {
        var campaign = await _desk.Launch();
        for (var i = 0; i < 25; i++) await campaign.Receive(1 + (i % 3));
        var coming = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await campaign.Receive(1000);
        });

        var seen = await _desk.All($"{campaign.Path}/donations?sort=amount&amountTo=3", limit: 4);
        await coming;

        Assert.Equal(25, seen.Select(g => (string?)g["id"]).Distinct().Count());
        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.Select(g => (decimal)g["amount"]!).Order(), seen.Select(g => (decimal)g["amount"]!));
    }

    [Fact]
    public async Task A_list_shows_what_was_answered_right_before()
    {
        var campaign = await _desk.Launch();
        for (var i = 1; i <= 200; i++)
        {
            var gift = await campaign.Receive(i);

            var list = (await campaign.Get("donations?limit=1&sort=-number&includeTotal=true")).IsOk();

            Assert.False(list.Lags);
            Assert.Equal((gift.Id, i), ((string?)list.Items[0]!["id"], (int?)list.Json["total"]));
        }
    }

    private static async Task<List<decimal>> Amounts(Campaign campaign, string query) =>
        [.. (await campaign.Get("donations?" + query)).IsOk().Items.Select(i => (decimal)i!["amount"]!)];
}
