using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class RepeatingACommand(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task The_same_key_and_request_get_the_same_answer_whatever_happened_since_even_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-test-");
        try
        {
            var asked = new List<Question>();
            var answers = new List<Answer>();
            await using (var first = await TestHost.Start(folder: folder.FullName))
            {
                asked = await Life(new(first.Client));
                foreach (var question in asked) answers.Add(await question.Again(first.Client));
                Same(asked, answers);
            }

            await using var second = await TestHost.Start(folder: folder.FullName);
            for (var i = 0; i < asked.Count; i++) answers[i] = await asked[i].Again(second.Client);
            Same(asked, answers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_review_repeated_after_the_gift_changed_gets_its_first_answer()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var gift = (await (await desk.Launch()).Record(Plans.Gift(500).With("overseas", true).With("donor.phone", "13800138000"))).IsCreated();
        var (path, body, key) = ($"donations/{gift.Id}/review", new JsonObject { ["reviewNumber"] = "示例审1" }, Key());
        var first = (await desk.Post(path, body, key)).IsOk();

        await host.App.Services.GetRequiredService<Erasure>().Erase(new(Guid.Parse(gift.Id), [PrivateKind.Contact], "本人要求", "local"));
        Assert.NotEqual(first.ETag, (await desk.Get("donations/" + gift.Id)).IsOk().ETag);
        var again = (await desk.Post(path, body.DeepClone(), key)).IsOk();

        Assert.Equal((true, first.Text, first.ETag), (again.Replayed, again.Text, again.ETag));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        var (campaign, other) = (await _desk.Launch(), await _desk.Launch());
        var (gift, key) = (Plans.Gift(5), Key());
        var first = (await campaign.Record(gift, key)).IsCreated();

        (await campaign.Record(Plans.Gift(6), key)).IsRefused(422, "idempotency.key_reused");
        (await other.Record(gift, key)).IsRefused(422, "idempotency.key_reused");
        Assert.Equal(first.Text, (await campaign.Record(gift, key)).IsCreated().Text);
        Assert.Equal(1, (int?)(await campaign.Get()).Json["donationCount"]);
    }

    [Fact]
    public async Task A_key_belongs_to_its_caller_and_operation()
    {
        var (campaign, key) = (await _desk.Launch(), Key());

        var mine = (await campaign.Record(Plans.Gift(5), key)).IsCreated();
        var theirs = (await campaign.As("another").Record(Plans.Gift(5), key)).IsCreated();
        var another = (await campaign.Request(5, key: key)).IsCreated();

        Assert.Equal(3, ((string[])[mine.Id, theirs.Id, another.Id]).Distinct().Count());
        Assert.DoesNotContain((Answer[])[mine, theirs, another], a => a.Replayed);
    }

    [Fact]
    public async Task Without_a_key_the_server_makes_one_under_which_it_can_be_repeated()
    {
        var (campaign, gift) = (await _desk.Launch(), Plans.Gift(5));

        var first = (await campaign.Record(gift)).IsCreated();
        var again = (await campaign.Record(gift, first.Key)).IsCreated();

        Assert.Equal((first.Text, true, false), (again.Text, again.Replayed, first.Replayed));
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var (campaign, gift, key) = (await _desk.Draft(), Plans.Gift(5), Key());
        (await campaign.Record(gift, key)).IsRefused(409, "campaign.not_launched");
        (await campaign.Step("launch")).IsOk();

        Assert.False((await campaign.Record(gift, key)).IsCreated().Replayed);
    }

    [Fact]
    public async Task A_campaign_drafted_twice_under_one_key_takes_one_number()
    {
        var (plan, key) = (Plans.Targeted(), Key());
        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _desk.Post("campaigns", plan, key)));
        var next = await _desk.Draft();

        Assert.All(drafts, d => Assert.Equal(drafts[0].Text, d.IsCreated().Text));
        Assert.Equal(7, drafts.Count(d => d.Replayed));
        Assert.NotEqual(drafts[0].Number, next.Number);
    }

    private static string Key() => Guid.CreateVersion7().ToString();

    private static void Same(List<Question> asked, List<Answer> answers) => Assert.All(asked.Zip(answers), both =>
    {
        var (question, again) = both;
        Assert.True(again.Replayed, question.Path + ": " + again.Text);
        Assert.Equal((question.First.Status, question.First.Text, question.First.Headers.ETag, question.First.Headers.Location),
            (again.Status, again.Text, again.Headers.ETag, again.Headers.Location));
    });

    private static async Task<List<Question>> Life(Desk desk)
    {
        var asked = new List<Question>();
        async Task<Answer> Ask(string path, JsonNode? body, string? actor = null)
        {
            var key = Key();
            var answer = await (actor is null ? desk : desk.As(actor)).Post(path, body, key);
            Assert.True((int)answer.Status < 300, answer.Text);
            asked.Add(new(actor, path, body, key, answer));
            return answer;
        }

        var campaign = "campaigns/" + (await Ask("campaigns", Plans.Targeted())).Id;
        await Ask(campaign + "/launch", null);
        var gift = await Ask(campaign + "/donations", Plans.Gift(10).With("overseas", true));
        await Ask($"donations/{gift.Id}/review", new JsonObject { ["reviewNumber"] = "示例审1" });
        await Ask(campaign + "/suspend", null);
        await Ask(campaign + "/resume", null);
        await Ask(campaign + "/change", Plans.Targeted().With("title", "改名"));
        var payment = $"{campaign}/disbursements/{(await Ask(campaign + "/disbursements", Plans.Payment(4))).Id}";
        await Ask(payment + "/approve", null, "approver");
        await Ask(payment + "/pay", Plans.Voucher());
        var refused = $"{campaign}/disbursements/{(await Ask(campaign + "/disbursements", Plans.Payment(5))).Id}";
        await Ask(refused + "/reject", null, "approver");
        var cancelled = $"{campaign}/disbursements/{(await Ask(campaign + "/disbursements", Plans.Payment(6))).Id}";
        await Ask(cancelled + "/cancel", null);
        await Ask(campaign + "/end", null);
        await Ask(campaign + "/settle", null);
        return asked;
    }

    private sealed record Question(string? Actor, string Path, JsonNode? Body, string Key, Answer First)
    {
        public Task<Answer> Again(HttpClient client) => new Desk(client, Actor).Post(Path, Body, Key);
    }
}
