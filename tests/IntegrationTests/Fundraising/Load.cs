using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Clients that record gifts without pause, each under a key that they remember: what they were promised must be there, once.</summary>
internal sealed class Load(string? message = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<Sent> _sent = new();
    private int _acknowledged;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public IReadOnlyCollection<Sent> Gifts => _sent;

    /// <summary>Sends until the host goes away or <paramref name="enough"/> says so.</summary>
    public Task Run(Campaign campaign, int clients, Func<Answer, bool>? enough = null) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => Client(campaign, enough ?? (_ => false)))));

    public async Task UntilAcknowledged(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (Acknowledged < count) await Task.Delay(2, patience.Token);
    }

    /// <summary>Repeats everything that was ever sent: what was acknowledged is answered as before, and all of it is there once.</summary>
    public async Task IsThereOnce(Campaign campaign)
    {
        await Parallel.ForEachAsync(_sent, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (gift, _) =>
        {
            var again = (await Again(() => campaign.Record(gift.Body, gift.Key))).IsCreated();
            if (gift.Answer is { } first) Assert.Equal((true, first.Text), (again.Replayed, again.Text));
        });
        var shown = (await Again(() => campaign.Get())).IsOk();
        Assert.Equal((_sent.Count, Total), ((int)shown.Json["donationCount"]!, shown.Yuan("raisedAmount")));
        var list = await UntilListed(campaign);
        Assert.Equal(Total, list.Sum(g => (decimal)g["amount"]!));
        Assert.Equal(Enumerable.Range(1, _sent.Count).Select(n => $"{campaign.Number}-{n:D6}"), list.Select(g => (string)g["number"]!));
        Assert.Equal(_sent.Count, list.Select(g => (string)g["id"]!).Distinct().Count());
    }

    /// <summary>As the refusal asks: who is told that the store is away asks again, for a gift under the same key.</summary>
    private static async Task<Answer> Again(Func<Task<Answer>> ask)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask();
            if (answer.Status != HttpStatusCode.ServiceUnavailable) return answer;
            await Task.Delay(50, patience.Token);
        }
    }

    private decimal Total => _sent.Sum(g => (decimal)g.Body["amount"]!);

    /// <summary>The whole list, once it no longer says that it lags.</summary>
    private static async Task<List<JsonNode>> UntilListed(Campaign campaign)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await Again(() => campaign.Get("donations?limit=1"))).IsOk().Lags) await Task.Delay(20, patience.Token);
        return await Desk.All(campaign.Path + "/donations?sort=number", 200, path => Again(() => campaign.Desk.Get(path)));
    }

    private async Task Client(Campaign campaign, Func<Answer, bool> enough)
    {
        try
        {
            while (true)
            {
                var gift = new Sent(Plans.Gift(_sent.Count % 100 + 0.01m).With("message", message), Guid.CreateVersion7().ToString());
                _sent.Enqueue(gift);
                var answer = await campaign.Record(gift.Body, gift.Key);
                if (answer.Status == HttpStatusCode.Created)
                {
                    gift.Answer = answer;
                    Interlocked.Increment(ref _acknowledged);
                }
                else
                {
                    answer.IsRefused(503, "store.unavailable");
                    Assert.NotNull(answer.Headers.RetryAfter);
                }

                if (enough(answer)) return;
            }
        }
        catch (HttpRequestException)
        {
            // The host is gone; nobody knows what became of this gift.
        }
    }

    /// <summary>A gift that was sent, and the answer if one came.</summary>
    internal sealed record Sent(JsonObject Body, string Key)
    {
        public Answer? Answer { get; set; }
    }
}
