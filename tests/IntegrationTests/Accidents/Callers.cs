using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Some who ask one campaign for all sorts of things, money in and money out, through whichever host answers, and repeat under the same key what they were not told.</summary>
internal sealed class Callers(Func<int, Campaign> through, int seed)
{
    // So few that several ask for the same one at once.
    private const int PaymentsAtATime = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<Told> _told = new();
    private readonly ConcurrentQueue<(Request Request, Answer Answer)> _done = new();
    private readonly ConcurrentQueue<string> _refusals = new();
    private readonly ConcurrentQueue<string> _broken = new();
    private readonly ConcurrentQueue<Guid> _payments = new();
    private volatile bool _enough;
    private int _untold;
    private int _underWay;
    private long _longest;

    public IReadOnlyCollection<Told> Told => _told;

    public int Acknowledged => _done.Count;

    /// <summary>How many of these pay something out.</summary>
    public int Paid => _done.Count(d => d.Request.Asked == Asked.Pay);

    /// <summary>What was carried out and not told: whoever repeated it heard that it had been done before.</summary>
    public int Untold => Volatile.Read(ref _untold);

    /// <summary>How many wait for an answer at this moment.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>How often 503 was said, and how often nothing.</summary>
    public (int Refused, int Broken) Hiccups => (_refusals.Count, _broken.Count);

    public IReadOnlyCollection<string> Refusals => _refusals;

    public IReadOnlyCollection<string> Broken => _broken;

    /// <summary>The longest that somebody waited for his answer, repeats and all; not of what is held against lists before it is decided, which wait for another silo to lead.</summary>
    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

    /// <summary>Between two requests of one caller.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMilliseconds(5);

    public async Task Run(int callers)
    {
        // Who approves is made when he first asks for something: not in the middle of an accident.
        await through(0).As("approver").Get();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(c => Task.Run(() => Call(new(seed + c), c))));
    }

    public void Enough() => _enough = true;

    public async Task UntilAcknowledged(int more)
    {
        var began = Stopwatch.GetTimestamp();
        for (var goal = Acknowledged + more; Acknowledged < goal; await Task.Delay(5))
        {
            if (Stopwatch.GetElapsedTime(began) < _patience) continue;
            throw new TimeoutException($"Too little is acknowledged; {UnderWay} wait, said 503 {_refusals.Count} times, the last one: {_refusals.LastOrDefault()}; broken {_broken.Count} times, the last one: {_broken.LastOrDefault()}");
        }
    }

    /// <summary>Repeats what was acknowledged: what was answered otherwise than the first time.</summary>
    public async Task<IReadOnlyCollection<string>> WrongAnswersToRepeats()
    {
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(_done, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (done, _) =>
        {
            var again = (await Definite(done.Request, Random.Shared.Next())).Answer;
            if (Shown(again) != Shown(done.Answer) || !again.Replayed) wrong.Enqueue($"{done.Request}: {Shown(done.Answer)}, and when repeated {Shown(again)}, replayed: {again.Replayed}");
        });
        return wrong;
    }

    private static bool WaitsForLists(Asked asked) => asked is Asked.Request or Asked.Approve;

    private static (HttpStatusCode, string, string?, Uri?) Shown(Answer answer) => (answer.Status, answer.Text, answer.Headers.ETag?.ToString(), answer.Headers.Location);

    private async Task Call(Random random, int caller)
    {
        while (!_enough)
        {
            var request = Next(random);
            var began = Stopwatch.GetTimestamp();
            Interlocked.Increment(ref _underWay);
            var (answer, lastBegan, client) = await Definite(request, caller);
            Interlocked.Decrement(ref _underWay);
            var ended = Stopwatch.GetTimestamp();
            if (!WaitsForLists(request.Asked)) InterlockedMax(ref _longest, Stopwatch.GetElapsedTime(began, ended).Ticks);
            var isWrite = answer.Code is null && request.Asked != Asked.Read;
            _told.Enqueue(Read(request, new(request.Asked, isWrite ? began : lastBegan, ended) { Through = client }, answer));
            if (isWrite)
            {
                _done.Enqueue((request, answer));
                if (answer.Replayed) Interlocked.Increment(ref _untold);
            }

            await Task.Delay(Rest);
        }
    }

    private Request Next(Random random)
    {
        var asked = random.Next(100) switch { < 55 => Asked.Gift, < 70 => Asked.Read, < 75 => Asked.Suspend, < 83 => Asked.Resume, < 88 => Asked.Request, < 93 => Asked.Approve, < 95 => Asked.Cancel, _ => Asked.Pay };
        var key = Guid.CreateVersion7().ToString();
        var payments = _payments.ToArray();
        if (payments.Length == 0 && asked is Asked.Approve or Asked.Cancel or Asked.Pay) asked = Asked.Request;
        var yuan = random.Next(1, asked == Asked.Gift ? 100_000 : 50_000) / 100m;
        return asked switch
        {
            Asked.Gift => new(asked, key, Plans.Gift(yuan)),
            // To another payee each, so that nothing is summed (DEC-01): the sums have tests of their own.
            Asked.Request => new(asked, key, Plans.Payment(yuan).With("payee", $"示例文具店{key}").With("decisionNumber", "示例纪要1号")),
            Asked.Approve => new(asked, key, null, payments[random.Next(payments.Length)]),
            Asked.Cancel => new(asked, key, new() { ["reason"] = "不再需要" }, payments[random.Next(payments.Length)]),
            Asked.Pay => new(asked, key, Plans.Voucher(), payments[random.Next(payments.Length)]),
            _ => new(asked, key, null),
        };
    }

    /// <summary>Asks until somebody says yes or no: the answer, when the try began that it answers, and through which client.</summary>
    private async Task<(Answer Answer, long Began, object Client)> Definite(Request request, int turn)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            try
            {
                var campaign = through(turn++);
                var began = Stopwatch.GetTimestamp();
                var answer = await Ask(campaign, request);
                if (answer.Status != HttpStatusCode.ServiceUnavailable) return (answer, began, campaign.Desk.Client);
                Assert.NotNull(answer.Headers.RetryAfter);
                _refusals.Enqueue($"{request.Asked}: {answer.Text}");
            }
            catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or ObjectDisposedException)
            {
                _broken.Enqueue(gone.ToString());
            }

            await Task.Delay(100);
        }
    }

    private static Task<Answer> Ask(Campaign campaign, Request request)
    {
        var (asked, key, content, payment) = request;
        var body = content?.DeepClone();
        return asked switch
        {
            Asked.Gift => campaign.Post("donations", body, key),
            Asked.Request => campaign.Post("disbursements", body, key),
            Asked.Read => campaign.Get(),
            Asked.Suspend => campaign.Step("suspend", key),
            Asked.Resume => campaign.Step("resume", key),
            Asked.Approve => campaign.As("approver").Decide(payment.ToString(), "approve", body, key),
            _ => campaign.Decide(payment.ToString(), asked == Asked.Pay ? "pay" : "cancel", body, key),
        };
    }

    private Told Read(Request request, Told told, Answer answer)
    {
        if (answer.Code is { } code)
        {
            answer.IsRefused(answer.Status == HttpStatusCode.UnprocessableEntity ? 422 : 409);
            return told with { Code = code, Id = request.Payment == default ? null : request.Payment, Amount = request.Amount };
        }

        switch (request.Asked)
        {
            case Asked.Gift:
                return told with { Id = Guid.Parse(answer.IsCreated().Id), Number = answer.Number, Amount = request.Amount };
            case Asked.Request:
                var asked = Guid.Parse(answer.IsCreated().Id);
                _payments.Enqueue(asked);
                if (_payments.Count > PaymentsAtATime) _payments.TryDequeue(out _);
                return told with { Id = asked, Number = answer.Number, Amount = request.Amount };
            case Asked.Approve or Asked.Cancel or Asked.Pay:
                Assert.Equal(request.Payment, Guid.Parse(answer.IsOk().Id));
                Assert.Equal(request.Asked switch { Asked.Approve => "approved", Asked.Cancel => "cancelled", _ => "paid" }, (string?)answer.Json["status"]);
                return told with { Id = request.Payment };
            default:
                var json = answer.IsOk().Json;
                return told with
                {
                    Version = long.Parse(answer.ETag.Trim('"')),
                    State = new((string)json["status"]!, (int)json["donationCount"]!, answer.Yuan("raisedAmount"), answer.Yuan("availableAmount"), answer.Yuan("disbursedAmount")),
                };
        }
    }

    private static void InterlockedMax(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); value > seen;) seen = Interlocked.CompareExchange(ref place, value, seen) is var now && now == seen ? value : now;
    }

    /// <param name="Payment">That is decided about; none for anything else.</param>
    private sealed record Request(Asked Asked, string Key, JsonObject? Body, Guid Payment = default)
    {
        public decimal Amount => Body?["amount"] is { } yuan ? (decimal)yuan : 0;
    }
}
