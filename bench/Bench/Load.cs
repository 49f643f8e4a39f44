using System.Diagnostics;

namespace JinhuRedCross.Bench;

/// <summary>What one connection sends, one after the other.</summary>
internal interface ISender
{
    /// <summary>Before the first request: a line of the head that all of them have.</summary>
    void Carry(string line);

    /// <summary>The next request; valid until the next call.</summary>
    ReadOnlyMemory<byte> Next();

    /// <summary>Whether the answer to the last request is the right one.</summary>
    bool IsRight(ReadOnlySpan<byte> answer);
}

/// <summary>What a stretch of load measured.</summary>
/// <param name="Rate">Answers a second.</param>
/// <param name="P50">Half of the answers came within this many milliseconds.</param>
/// <param name="P99">As <paramref name="P50"/>, of 99 in 100.</param>
/// <param name="Cpu">Microseconds of processor time that the server's process took an answer.</param>
internal sealed record Stretch(double Rate, double P50, double P99, double Cpu);

/// <summary>Closed-loop load: each connection sends, waits for the answer, sends again.</summary>
internal static class Load
{
    /// <exception cref="InvalidOperationException">An answer was not the right one: then no figure is worth anything.</exception>
    public static Task<Stretch> For(TimeSpan duration, Server server, int connections, Func<ISender> sender) =>
        Run([server], connections, sender, new() { Until = duration });

    /// <summary>As the other, with the connections dealt out to several servers.</summary>
    public static Task<Stretch> For(TimeSpan duration, IReadOnlyList<Server> servers, int connections, Func<ISender> sender) =>
        Run(servers, connections, sender, new() { Until = duration });

    /// <summary>So many requests a second and no more, as long as the server keeps up.</summary>
    public static Task<Stretch> Steady(TimeSpan duration, int rate, Server server, int connections, Func<ISender> sender) =>
        Run([server], connections, sender, new() { Until = duration, Each = TimeSpan.FromSeconds((double)connections / rate) });

    /// <summary>For a number of requests instead of a time.</summary>
    public static Task<Stretch> Of(long requests, Server server, int connections, Func<ISender> sender) =>
        Run([server], connections, sender, new() { Left = requests });

    private static async Task<Stretch> Run(IReadOnlyList<Server> servers, int connections, Func<ISender> sender, End end)
    {
        var links = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => HttpLink.Open(servers[i % servers.Count].Port)));
        var authorization = await servers[0].Authorization();
        ISender[] senders = [.. links.Select(_ => sender())];
        foreach (var one in senders) one.Carry(authorization);
        var before = CpuOf(servers);
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(links.Zip(senders, (link, one) => Task.Run(() => Client(link, one, clock, end, servers))));
        var elapsed = clock.Elapsed;
        var cpu = CpuOf(servers) - before;
        foreach (var link in links) link.Dispose();
        double[] times = [.. all.SelectMany(t => t).Order()];
        return new(times.Length / elapsed.TotalSeconds, times[times.Length / 2], times[times.Length * 99 / 100], cpu.TotalMicroseconds / times.Length);
    }

    private static async Task<List<double>> Client(HttpLink link, ISender sender, Stopwatch clock, End end, IReadOnlyList<Server> servers)
    {
        var times = new List<double>(16_384);
        while (clock.Elapsed < end.Until && Interlocked.Decrement(ref end.Left) >= 0)
        {
            if (end.Each * times.Count is var due && due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
            var sent = Stopwatch.GetTimestamp();
            var answer = await link.Ask(sender.Next());
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (!sender.IsRight(answer.Span)) throw new InvalidOperationException($"Not the right answer: {System.Text.Encoding.UTF8.GetString(answer.Span)}\n{string.Join("\n\n", servers.Select(s => s.LastWords))}");
        }

        return times;
    }

    private static TimeSpan CpuOf(IEnumerable<Server> servers) => servers.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.CpuTime);

    private sealed class End
    {
        public TimeSpan Until { get; init; } = TimeSpan.MaxValue;

        /// <summary>How long after the one before a connection sends its next; 0 for at once.</summary>
        public TimeSpan Each { get; init; }

        public long Left = long.MaxValue;
    }
}
