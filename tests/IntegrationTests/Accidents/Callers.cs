using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Some who ask one campaign for all sorts of things through whichever host answers, and repeat under the same key what they were not told.</summary>
internal sealed class Callers(Func<int, Campaign> through, int seed)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<Told> _told = new();
    private readonly ConcurrentQueue<(Asked Asked, string Key, JsonObject Body, Answer Answer)> _done = new();
    private volatile bool _enough;
    private int _refused;
    private readonly ConcurrentQueue<string> _broken = new();
    private long _longest;

    public IReadOnlyCollection<Told> Told => _told;

    public int Acknowledged => _done.Count;

    /// <summary>How often 503 was said, and how often nothing.</summary>
    public (int Refused, int Broken) Hiccups => (Volatile.Read(ref _refused), _broken.Count);

    public IReadOnlyCollection<string> Broken => _broken;

    /// <summary>The longest that somebody waited for his answer, repeats and all.</summary>
    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

    public bool OnlyGifts { get; init; }

    /// <summary>Between two requests of one caller.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMilliseconds(5);

    public Task Run(int callers) => Task.WhenAll(Enumerable.Range(0, callers).Select(c => Task.Run(() => Call(new(seed + c), c))));

    public void Enough() => _enough = true;

    public async Task UntilAcknowledged(int more)
    {
        using var patience = new CancellationTokenSource(_patience);
        for (var goal = Acknowledged + more; Acknowledged < goal;) await Task.Delay(5, patience.Token);
    }

    /// <summary>Repeats what was acknowledged: how many were answered otherwise than the first time.</summary>
    public async Task<int> WrongAnswersToRepeats()
    {
        var wrong = 0;
        await Parallel.ForEachAsync(_done, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (done, _) =>
        {
            var again = await Definite(done.Asked, done.Key, done.Body, Random.Shared.Next());
            if ((again.Status, again.Text, again.Replayed) != (done.Answer.Status, done.Answer.Text, true)) Interlocked.Increment(ref wrong);
        });
        return wrong;
    }

    private async Task Call(Random random, int caller)
    {
        while (!_enough)
        {
            var asked = OnlyGifts ? Asked.Gift : random.Next(100) switch { < 70 => Asked.Gift, < 85 => Asked.Read, < 91 => Asked.Suspend, _ => Asked.Resume };
            var (key, body) = (Guid.CreateVersion7().ToString(), asked == Asked.Gift ? Plans.Gift(random.Next(1, 100_000) / 100m) : new JsonObject());
            var began = Stopwatch.GetTimestamp();
            var answer = await Definite(asked, key, body, caller);
            var ended = Stopwatch.GetTimestamp();
            InterlockedMax(ref _longest, Stopwatch.GetElapsedTime(began, ended).Ticks);
            _told.Enqueue(Read(asked, began, ended, body, answer));
            if (answer.Code is null && asked != Asked.Read) _done.Enqueue((asked, key, body, answer));
            await Task.Delay(Rest);
        }
    }

    /// <summary>Asks until somebody says yes or no.</summary>
    private async Task<Answer> Definite(Asked asked, string key, JsonObject body, int turn)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            try
            {
                var answer = await Ask(through(turn++), asked, key, body);
                if (answer.Status != HttpStatusCode.ServiceUnavailable) return answer;
                Assert.NotNull(answer.Headers.RetryAfter);
                Interlocked.Increment(ref _refused);
            }
            catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or ObjectDisposedException)
            {
                _broken.Enqueue(gone.ToString());
            }

            await Task.Delay(100);
        }
    }

    private static Task<Answer> Ask(Campaign campaign, Asked asked, string key, JsonObject body) => asked switch
    {
        Asked.Gift => campaign.Record((JsonObject)body.DeepClone(), key),
        Asked.Read => campaign.Get(),
        _ => campaign.Step(asked == Asked.Suspend ? "suspend" : "resume", key),
    };

    private static Told Read(Asked asked, long began, long ended, JsonObject body, Answer answer)
    {
        if (answer.Code is { } code)
        {
            answer.IsRefused(409);
            return new(asked, began, ended, null, null, code, null, 0, 0, null);
        }

        if (asked == Asked.Gift) return new(asked, began, ended, Guid.Parse(answer.IsCreated().Id), null, null, answer.Number, (decimal)body["amount"]!, 0, null);
        var json = answer.IsOk().Json;
        return new(asked, began, ended, null, long.Parse(answer.ETag.Trim('"')), null, null, (decimal)json["raisedAmount"]!, (int)json["donationCount"]!, (string)json["status"]!);
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); value > seen;) seen = Interlocked.CompareExchange(ref place, value, seen) is var now && now == seen ? value : now;
    }
}
