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

    /// <summary>At once, as when its machine loses its power.</summary>
    public Task Stop() => Script("stop");

    public async Task StartAgain() => ConnectionString = (await Script("start")).Trim();

    /// <summary>Neither runs nor ends: all its processes stand still, and then go on.</summary>
    public async Task Freeze(TimeSpan time)
    {
        var postmaster = (await File.ReadAllLinesAsync(PidFile))[0];
        await Signal("-STOP", postmaster);
        await Task.Delay(time);
        await Signal("-CONT", postmaster);
    }

    public async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, ApplicationName = "test" }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Ends all connections but those of the test.</summary>
    public static async Task EndOthers(NpgsqlConnection connection)
    {
        await using var end = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and application_name <> 'test'", connection);
        await end.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task Signal(string signal, string postmaster)
    {
        foreach (var (program, args) in ((string, string[])[])[("kill", [signal, postmaster]), ("pkill", [signal, "-P", postmaster])])
        {
            using var process = Process.Start(program, args);
            await process.WaitForExitAsync();
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
