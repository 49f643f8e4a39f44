using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Between the write of a commit and its answer the disk is flushed: seen in the system calls of the processes. By hand, with strace (<c>eng/soak.sh</c>).</summary>
public sealed partial class CountingFlushes : IDisposable
{
    private const int Gifts = 200;
    private static readonly string[] _strace = ["strace", "-f", "-ttt", "-y", "-s", "16", "-e", "trace=fsync,fdatasync,pwrite64,write,sendmsg,sendto,writev"];
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
        await using var host = await ProcessHost.StartBehind([.. _strace, "-o", FileOf("host")], Path.Combine(_folder.FullName, "host.sock"), _folder.FullName, args);
        var campaign = await new Desk(host.Client).Launch();
        for (var i = 0; i < Gifts; i++) await campaign.Receive(1);
        await host.Signal("TERM");
        await host.Ended();
    }

    private static void Judge(string what, IEnumerable<(decimal At, string Line)> calls, Func<string, bool> isLog)
    {
        var (answers, flushes, unflushed, sinceAnswer, wrote) = (0, 0, 0, false, false);
        foreach (var (_, line) in calls.OrderBy(c => c.At))
        {
            if (isLog(line) && line.Contains("write", StringComparison.Ordinal)) wrote = true;
            if (isLog(line) && line.Contains("sync(", StringComparison.Ordinal))
            {
                flushes++;
                (sinceAnswer, wrote) = (true, false);
            }

            if (!line.Contains("HTTP/1.1 201", StringComparison.Ordinal)) continue;
            answers++;
            if (!sinceAnswer || wrote) unflushed++;
            sinceAnswer = false;
        }

        Rounds.Say($"flushes counted, {what}: {answers} answers, {flushes} flushes of the log, {unflushed} answers without one behind the write");
        Assert.True(answers > Gifts);
        Assert.Equal(0, unflushed);
    }

    private string FileOf(string process) => Path.Combine(_folder.FullName, process + ".strace");

    // A call that another interrupts stands on two lines; of a flush the second one counts, when it was over.
    private IEnumerable<(decimal At, string Line)> Calls(string process)
    {
        var begun = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(FileOf(process)))
        {
            if (Call().Match(line) is not { Success: true } call) continue;
            var (thread, at, text) = (call.Groups[1].Value, decimal.Parse(call.Groups[2].Value, CultureInfo.InvariantCulture), call.Groups[3].Value);
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal)) begun[thread] = text;
            if (text.StartsWith("<...", StringComparison.Ordinal)) text = begun.GetValueOrDefault(thread) ?? text;
            else if (text.Contains("sync(", StringComparison.Ordinal) && text.EndsWith("<unfinished ...>", StringComparison.Ordinal)) continue;
            yield return (at, text);
        }
    }

    [GeneratedRegex(@"^(\d+) +(\d+\.\d+) (.*)$")]
    private static partial Regex Call();
}
