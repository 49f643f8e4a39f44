using System.Net;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ActingAtTheSameTime(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Two_who_approve_one_payment_do_it_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var campaign = await Funded(10);
            var asked = (await campaign.Request(10)).IsCreated();

            var answers = await Task.WhenAll(campaign.As("first").Decide(asked.Id, "approve", key: Key()), campaign.As("second").Decide(asked.Id, "approve", key: Key()));

            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            answers.Single(a => a.Status != HttpStatusCode.OK).IsRefused(409, "disbursement.approved");
        }
    }

    [Fact]
    public async Task Two_who_approve_under_one_key_are_one()
    {
        var campaign = (await Funded(10)).As("approver");
        var asked = (await campaign.As("local").Request(10)).IsCreated();
        var key = Key();

        var answers = await Task.WhenAll(campaign.Decide(asked.Id, "approve", key: key), campaign.Decide(asked.Id, "approve", key: key));

        Assert.All(answers, a => a.IsOk());
        Assert.Equal(answers[0].Text, answers[1].Text);
        Assert.Single(answers, a => a.Replayed);
    }

    [Fact]
    public async Task A_payment_is_made_once()
    {
        var campaign = await Funded(10);
        var asked = (await campaign.Request(6)).IsCreated();
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => campaign.Pay(asked.Id, Key())));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => a.IsRefused(409, "disbursement.closed"));
        Assert.Equal(6, (await campaign.Get()).Yuan("disbursedAmount"));
    }

    [Fact]
    public async Task Of_approvals_that_together_exceed_what_is_there_one_wins()
    {
        for (var round = 0; round < 20; round++)
        {
            var campaign = await Funded(10);
            var (one, other) = ((await campaign.Request(6)).IsCreated(), (await campaign.Request(6)).IsCreated());

            var answers = await Task.WhenAll(campaign.As("first").Decide(one.Id, "approve"), campaign.As("second").Decide(other.Id, "approve"));

            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            answers.Single(a => a.Status != HttpStatusCode.OK).IsRefused(422, "disbursement.exceeds_available");
            Assert.Equal(4, (await campaign.Get()).Yuan("availableAmount"));
        }
    }

    [Fact]
    public async Task A_thousand_gifts_of_which_half_are_repeats_are_five_hundred()
    {
        var campaign = await _desk.Launch();
        var gifts = Enumerable.Range(1, 500).Select(i => (Body: Plans.Gift(i / 100m).ToJsonString(), Key: Key())).ToArray();

        var answers = await Task.WhenAll(gifts.Concat(gifts).Select(g => campaign.Record(System.Text.Json.Nodes.JsonNode.Parse(g.Body)!.AsObject(), g.Key)));

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(answers[i].IsCreated().Text, answers[i + 500].IsCreated().Text);
            Assert.True(answers[i].Replayed ^ answers[i + 500].Replayed);
        }

        Assert.Equal(Enumerable.Range(1, 500).Select(n => $"{campaign.Number}-{n:D6}"), answers[..500].Select(a => a.Number).Order(StringComparer.Ordinal));
        var shown = await campaign.Get();
        Assert.Equal((500, 1252.5m), ((int)shown.Json["donationCount"]!, shown.Yuan("raisedAmount")));
        Assert.Equal(1252.5m, (await _desk.All(campaign.Path + "/donations")).Sum(g => (decimal)g["amount"]!));
    }

    [Fact]
    public async Task One_transaction_number_from_twenty_at_once_is_one_gift()
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _desk.Launch()));
        var payment = Plans.Gift(10).ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => campaigns[i % 4].Record(System.Text.Json.Nodes.JsonNode.Parse(payment)!.AsObject(), Key())));

        var gift = answers.Single(a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a != gift), a => Assert.Contains(gift.Number, a.IsRefused(409, "donation.payment_recorded").Text));
        Assert.Equal(10, (await Task.WhenAll(campaigns.Select(c => c.Get()))).Sum(c => c.Yuan("raisedAmount")));
    }

    private async Task<Campaign> Funded(decimal yuan)
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(yuan);
        return campaign;
    }

    private static string Key() => Guid.CreateVersion7().ToString();
}
