using System.Diagnostics;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Between the write of a commit and its answer the log is flushed: seen in the system calls of the processes. By hand, with strace (<c>eng/soak.sh</c>).</summary>
public sealed class CountingFlushes : IDisposable
{
    private const int Gifts = 200;
    // Its draft and its launch are commits too, and the first of them is answered with 201 as the gifts are.
    private const int OfTheCampaign = 2;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Explicit = true)]
    public async Task On_sqlite()
    {
        await Record([]);
        Judge("sqlite", "journal.db-wal", "host");
    }

    [Fact(Explicit = true)]
    public async Task On_postgres()
    {
        await using var server = await OwnServer.Start();
        var postmaster = (await File.ReadAllLinesAsync(server.PidFile))[0];
        using var strace = Process.Start("strace", [.. DurableAnswers.Traced, "-o", FileOf("server"), "-p", postmaster]);
        await Record(["--Data:Postgres", server.ConnectionString]);
        strace.Kill();
        await strace.WaitForExitAsync();
        Judge("postgres", "/pg_wal/", "host", "server");
    }

    private async Task Record(IReadOnlyList<string> args)
    {
        // With -D the host stays our child, and strace watches from aside.
        string[] aside = ["strace", "-D", .. DurableAnswers.Traced, "-o", FileOf("host")];
        await using var host = await ProcessHost.StartBehind(aside, Path.Combine(_folder.FullName, "host.sock"), _folder.FullName, args);
        var campaign = await new Desk(host.Client).Launch();
        for (var i = 0; i < Gifts; i++) await campaign.Receive(1);
        Assert.Equal(0, await host.Stop());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await File.ReadAllTextAsync(FileOf("host"), patience.Token)).TrimEnd().EndsWith("+++ exited with 0 +++", StringComparison.Ordinal)) await Task.Delay(100, patience.Token);
    }

    private void Judge(string what, string log, params string[] processes)
    {
        var judged = DurableAnswers.In(processes.Select(p => File.ReadLines(FileOf(p))), log);
        Rounds.Say($"flushes counted, {what}: {judged.Requests} answers ({Gifts} to gifts, {OfTheCampaign} to the campaign's draft and launch), {judged.Flushes} flushes of the log, "
            + $"{judged.Faults.Count} answers before their flush, {judged.Unsettled} with something else written behind it");
        Assert.Empty(judged.Faults);
        Assert.Equal(Gifts + OfTheCampaign, judged.Requests);
    }

    private string FileOf(string process) => Path.Combine(_folder.FullName, process + ".strace");
}
