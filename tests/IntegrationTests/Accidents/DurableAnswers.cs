using System.Globalization;
using System.Text.RegularExpressions;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Reads in the system calls of processes whether what each request wrote to the log was flushed before its request was answered with yes.</summary>
/// <param name="Requests">How many were answered with yes, one after another.</param>
/// <param name="Flushes">Of the log, that succeeded.</param>
/// <param name="Unsettled">How many were answered while a later write of the log was not flushed yet: with another's flush between, it need not be that of the request.</param>
/// <param name="Faults">Where the trace shows that a commit was answered before it was durable.</param>
/// <remarks>
/// A trace tells when a call was entered and when it was left, as strace saw both: what it saw in this order happened in this order, over processes too.
/// It does not tell whose records a write holds. Seals, and lists on PostgreSQL, go into the same log in between. So a request is sound when all that was written
/// since it arrived was flushed before its answer; unsettled when only some of it was; and too many of those are a fault, as no seal is at work behind each request.
/// </remarks>
internal sealed partial record DurableAnswers(int Requests, int Flushes, int Unsettled, IReadOnlyList<string> Faults)
{
    private const int OneUnsettledOf = 5;

    /// <summary>What strace must be told beside the processes, so that this can be read.</summary>
    public static IReadOnlyList<string> Traced { get; } =
        ["-f", "-ttt", "-T", "-y", "-s", "16", "-e", "trace=fsync,fdatasync,pwrite64,pwritev,pwritev2,write,writev,sendto,sendmsg,read,readv,recvfrom,recvmsg"];

    /// <param name="traces">The lines of each strace.</param>
    /// <param name="log">A part of the paths of the log's files.</param>
    public static DurableAnswers In(IEnumerable<IEnumerable<string>> traces, string log)
    {
        var calls = traces.SelectMany(Calls).OrderBy(c => c.Entered).ToList();
        var writes = calls.Where(c => c.Writes && c.File.Contains(log, StringComparison.Ordinal)).ToList();
        var flushes = calls.Where(c => c.Flushes && c.Result == 0 && c.File.Contains(log, StringComparison.Ordinal)).ToList();
        var (requests, unsettled, faults) = (0, 0, new List<string>());
        foreach (var request in calls.Where(c => !c.Writes && c.Text.Contains("\"POST /api", StringComparison.Ordinal)))
        {
            if (calls.Find(c => c.Writes && c.File == request.File && c.Entered > request.Left && c.Text.Contains("\"HTTP/1.1 ", StringComparison.Ordinal)) is not { } answer)
                faults.Add($"never answered: {request}");
            else if (!answer.Text.Contains("\"HTTP/1.1 20", StringComparison.Ordinal)) faults.Add($"answered with no: {answer}");
            else
            {
                requests++;
                var written = writes.FindAll(w => w.Entered > request.Left && w.Entered < answer.Entered);
                var settled = written.Count(w => flushes.Exists(f => f.File == w.File && f.Entered > w.Left && f.Left < answer.Entered));
                if (written.Count == 0) faults.Add($"nothing was written before the answer: {answer}");
                else if (settled == 0) faults.Add($"nothing that was written was flushed before the answer: {answer}");
                else if (settled < written.Count) unsettled++;
            }
        }

        if (unsettled * OneUnsettledOf > requests) faults.Add($"something was written behind the last flush of {unsettled} of {requests} requests");
        return new(requests, flushes.Count, unsettled, faults);
    }

    // A call that another interrupts stands on two lines; one that is never left did nothing that could be relied on, and had been entered all the same.
    private static IEnumerable<Call> Calls(IEnumerable<string> lines)
    {
        var entered = new Dictionary<string, Call>();
        foreach (var line in lines)
        {
            if (Line().Match(line) is not { Success: true } found) continue;
            var (thread, at, text) = (found.Groups[1].Value, Number(found.Groups[2].Value), found.Groups[3].Value);
            if (Resumed().Match(text) is { Success: true } rest)
            {
                if (entered.Remove(thread, out var begun)) yield return Finished(begun.Entered, at, begun.Text + rest.Groups[1].Value);
            }
            else if (text.EndsWith(Unfinished, StringComparison.Ordinal)) entered[thread] = new(at, decimal.MaxValue, text[..^Unfinished.Length], null);
            else if (char.IsAsciiLetter(text[0])) yield return Finished(at, null, text);
        }

        foreach (var never in entered.Values) yield return never;
    }

    private static Call Finished(decimal entered, decimal? left, string text)
    {
        var end = End().Match(text);
        var took = end.Groups[2].Success ? Number(end.Groups[2].Value) : 0;
        return new(entered, left ?? entered + took, text, long.TryParse(end.Groups[1].Value, CultureInfo.InvariantCulture, out var result) ? result : null);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private const string Unfinished = "<unfinished ...>";

    [GeneratedRegex(@"^(\d+) +(\d+\.\d+) (.+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(.*)$")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"\) += (-?\d+|\?)[^=]*?(?:<(\d+\.\d+)>)?$")]
    private static partial Regex End();

    [GeneratedRegex(@"^(\w+)\(\d+<([^>]*(?:->[^>]*)?)>")]
    private static partial Regex On();

    private sealed record Call(decimal Entered, decimal Left, string Text, long? Result)
    {
        private readonly Match _on = On().Match(Text);

        /// <summary>The file or socket.</summary>
        public string File => _on.Groups[2].Value;

        public bool Flushes => _on.Groups[1].Value.EndsWith("sync", StringComparison.Ordinal);

        public bool Writes => _on.Groups[1].Value is var name && (name.StartsWith("send", StringComparison.Ordinal) || name.Contains("write", StringComparison.Ordinal));

        public override string ToString() => $"{Entered} {Text}";
    }
}
