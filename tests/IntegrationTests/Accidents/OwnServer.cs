using System.Diagnostics;
using JinhuRedCross.Tests;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>A PostgreSQL server of this test alone, which may be stopped, starved and broken.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jinhu-postgres-").FullName;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly IReadOnlyList<string> _before;

    private OwnServer(IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string>? before = null) => (_environment, _before) = (environment ?? new Dictionary<string, string>(), before ?? []);

    public string PidFile => Path.Combine(_folder, "postmaster.pid");

    public string ConnectionString { get; private set; } = "";

    /// <param name="environment">What its processes are started with.</param>
    /// <param name="setting">A line for its configuration.</param>
    public static async Task<OwnServer> Start(IReadOnlyDictionary<string, string>? environment = null, string? setting = null)
    {
        var server = new OwnServer(environment);
        await server.StartAgain();
        if (setting is null) return server;
        await server.Stop();
        await File.AppendAllTextAsync(Path.Combine(server._folder, "postgresql.auto.conf"), setting + "\n");
        await server.StartAgain();
        return server;
    }

    /// <summary>Starts it behind another program, which takes it into a network namespace: there it listens on an address, and for the test at a socket file.</summary>
    public static async Task<OwnServer> StartBehind(IReadOnlyList<string> before, string address)
    {
        var server = new OwnServer(null, before);
        await server.StartAgain();
        await server.Stop();
        await File.AppendAllTextAsync(Path.Combine(server._folder, "postgresql.auto.conf"), $"listen_addresses = '127.0.0.1,{address}'\nunix_socket_directories = '{server._folder}'\n");
        await File.AppendAllTextAsync(Path.Combine(server._folder, "pg_hba.conf"), $"host all all {address}/24 trust\n");
        await server.StartAgain();
        server.ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = server._folder }.ToString();
        return server;
    }

    /// <summary>Without a checkpoint.</summary>
    public async Task Stop()
    {
        var postmaster = await Postmaster();
        await Script("stop");
        await UntilGone(postmaster);
    }

    public async Task StartAgain() => ConnectionString = (await Script("start")).Trim();

    /// <summary>SIGKILL to all its processes.</summary>
    public async Task Kill()
    {
        var postmaster = await Postmaster();
        var workers = WorkersOf(postmaster);
        Signal("KILL", [postmaster, .. workers]);
        foreach (var process in (string[])[postmaster, .. workers]) await UntilGone(process);
        // Where nobody asks about the ends of orphans they stay listed, and the next start would take this one for running.
        File.Delete(PidFile);
    }

    /// <summary>SIGKILL to one of its processes that serve a connection: the server then ends all others and recovers by itself.</summary>
    public async Task KillOneBackend(int which)
    {
        await using var connection = await Connect();
        var backends = new List<string>();
        await using (var ask = new NpgsqlCommand("select pid::text from pg_stat_activity where backend_type = 'client backend' and application_name <> 'test' order by pid", connection))
        await using (var reader = await ask.ExecuteReaderAsync())
            while (await reader.ReadAsync()) backends.Add(reader.GetString(0));
        var killed = backends[which % backends.Count];
        Signal("KILL", [killed]);
        await UntilGone(killed);
    }

    /// <summary>Neither runs nor ends: all its processes stand still, and then go on.</summary>
    public async Task Freeze(TimeSpan time)
    {
        var postmaster = await Postmaster();
        string[] all = [postmaster, .. WorkersOf(postmaster)];
        Signal("STOP", all);
        await Task.Delay(time);
        Signal("CONT", all);
    }

    public async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, ApplicationName = "test" }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Ends all connections but those of the test: how many there were.</summary>
    public static async Task<long> EndOthers(NpgsqlConnection connection)
    {
        await using var end = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where backend_type = 'client backend' and application_name <> 'test'", connection);
        return (long)(await end.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Script("stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> Postmaster() => (await File.ReadAllLinesAsync(PidFile))[0];

    private static string[] WorkersOf(string postmaster) =>
        [.. File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    // All in one call, so that none lives on to do something about the others.
    private static void Signal(string signal, IReadOnlyList<string> processes)
    {
        using var kill = Process.Start("kill", ["-" + signal, .. processes]);
        kill.WaitForExit();
    }

    private static async Task UntilGone(string process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (IsThere(process)) await Task.Delay(5, patience.Token);
    }

    // One whose end nobody has asked about yet is still listed, as a zombie.
    private static bool IsThere(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].StartsWith(" Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string> Script(string verb)
    {
        string[] program = [.. _before, Path.Combine(SourceTree.Root, "eng", "postgres.sh"), verb, _folder];
        var start = new ProcessStartInfo(program[0], program[1..]) { RedirectStandardOutput = true };
        foreach (var (name, value) in _environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
