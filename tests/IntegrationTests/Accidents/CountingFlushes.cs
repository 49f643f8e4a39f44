using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Between the write of a commit and its answer the disk is flushed: seen in the system calls of the processes. By hand, with strace (<c>eng/soak.sh</c>).</summary>
public sealed partial class CountingFlushes : IDisposable
{
    private const int Gifts = 200;
    private static readonly string[] _strace = ["strace", "-f", "-ttt", "-y", "-s", "16", "-e", "trace=fsync,fdatasync,pwrite64,write,sendmsg,sendto,writev"];
    // With -D the host stays our child, and strace watches from aside.
    private static readonly string[] _aside = ["strace", "-D", .. _strace[1..]];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Explicit = true)]
    public async Task On_sqlite()
    {
        await Record([]);
        Judge("sqlite", Calls("host"), line => line.Contains("journal.db-wal", StringComparison.Ordinal));
    }

    [Fact(Explicit = true)]
    public async Task On_postgres()
    {
        await using var server = await OwnServer.Start();
        var postmaster = (await File.ReadAllLinesAsync(server.PidFile))[0];
        using var strace = Process.Start(_strace[0], [.. _strace[1..], "-o", FileOf("server"), "-p", postmaster]);
        await Record(["--Data:Postgres", server.ConnectionString]);
        strace.Kill();
        await strace.WaitForExitAsync();
        Judge("postgres", Calls("host").Concat(Calls("server")), line => line.Contains("/pg_wal/", StringComparison.Ordinal));
    }

    private async Task Record(IReadOnlyList<string> args)
    {
        await using var host = await ProcessHost.StartBehind([.. _aside, "-o", FileOf("host")], Path.Combine(_folder.FullName, "host.sock"), _folder.FullName, args);
        var campaign = await new Desk(host.Client).Launch();
        for (var i = 0; i < Gifts; i++) await campaign.Receive(1);
        Assert.Equal(0, await host.Stop());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await File.ReadAllTextAsync(FileOf("host"), patience.Token)).TrimEnd().EndsWith("+++ exited with 0 +++", StringComparison.Ordinal)) await Task.Delay(100, patience.Token);
    }

    private static void Judge(string what, IEnumerable<(decimal At, string Line)> calls, Func<string, bool> isLog)
    {
        // A seal may write and flush in between now and then; not for two hundred answers in a row.
        var (answers, flushes, unflushed, wrote, durable) = (0, 0, 0, false, false);
        foreach (var (_, line) in calls.OrderBy(c => c.At))
        {
            if (isLog(line) && line.Contains("write", StringComparison.Ordinal)) wrote = true;
            if (isLog(line) && line.Contains("sync(", StringComparison.Ordinal))
            {
                flushes++;
                durable |= wrote;
                wrote = false;
            }

            if (!line.Contains("HTTP/1.1 201", StringComparison.Ordinal)) continue;
            answers++;
            if (!durable) unflushed++;
            durable = false;
        }

        Rounds.Say($"flushes counted, {what}: {answers} answers, {flushes} flushes of the log, {unflushed} answers without one behind the write");
        Assert.True(answers > Gifts);
        Assert.Equal(0, unflushed);
    }

    private string FileOf(string process) => Path.Combine(_folder.FullName, process + ".strace");

    // A call that another interrupts stands on two lines: a flush counts when it was over, all else when it began.
    private IEnumerable<(decimal At, string Line)> Calls(string process)
    {
        var flushing = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(FileOf(process)))
        {
            if (Call().Match(line) is not { Success: true } call) continue;
            var (thread, at, text) = (call.Groups[1].Value, decimal.Parse(call.Groups[2].Value, CultureInfo.InvariantCulture), call.Groups[3].Value);
            if (text.StartsWith("<...", StringComparison.Ordinal))
            {
                if (flushing.Remove(thread, out var flush)) yield return (at, flush);
            }
            else if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal) && text.Contains("sync(", StringComparison.Ordinal)) flushing[thread] = text;
            else yield return (at, text);
        }
    }

    [GeneratedRegex(@"^(\d+) +(\d+\.\d+) (.*)$")]
    private static partial Regex Call();
}
