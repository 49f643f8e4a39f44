using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace JinhuRedCross.Bench;

/// <summary>A release build that runs as a process of its own: the platform or an opponent.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);
    private readonly System.Diagnostics.Process _process;
    private readonly Ticket? _ticket;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly long _started = Stopwatch.GetTimestamp();

    private Server(string name, string dll, IEnumerable<string> args, Ticket? ticket)
    {
        _ticket = ticket;
        Name = name;
        Port = FreePort();
        Client = new(ticket ?? (HttpMessageHandler)new SocketsHttpHandler()) { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = _patience };
        string[] all = [dll, "--urls", $"http://127.0.0.1:{Port}", .. args];
        var start = new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        // Meant for the load alone.
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, e) => _output.Enqueue(e.Data ?? "");
        _process.ErrorDataReceived += (_, e) => _output.Enqueue(e.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Port { get; }

    public int Process => _process.Id;

    public HttpClient Client { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan ToFirstAnswer { get; private set; }

    /// <summary>What it said last.</summary>
    public string LastWords => string.Join('\n', _output.TakeLast(30));

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds of the machine's memory, in MB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public static Task<Server> Platform(IEnumerable<string> args, string? dll = null) => Start("platform", dll ?? Build("Host"), "/api/v1/public/campaigns", [.. Ticket.Configured, .. args], new());

    public static Task<Server> Opponent(string kind, params IEnumerable<string> args) => Start(kind, Build("Opponents"), "/", ["--case", kind, .. args]);

    /// <summary>The line by which whoever sends ready-made requests shows who he is; empty where nobody asks.</summary>
    public async Task<string> Authorization() => _ticket is not null && await _ticket.Show(Client.BaseAddress!) is { } shown ? $"Authorization: {shown}\r\n" : "";

    /// <param name="question">It has started when this is answered, whatever the answer.</param>
    private static async Task<Server> Start(string name, string dll, string question, IEnumerable<string> args, Ticket? ticket = null)
    {
        var server = new Server(name, dll, args, ticket);
        while (!await server.Answers(question))
        {
            if (server._process.HasExited) throw new InvalidOperationException($"{name} ended: {string.Join('\n', server._output)}");
            if (Stopwatch.GetElapsedTime(server._started) > _patience) throw new TimeoutException($"{name} does not answer");
            await Task.Delay(2);
        }

        server.ToFirstAnswer = Stopwatch.GetElapsedTime(server._started);
        return server;
    }

    /// <summary>Ends it as a service manager does, so that it leaves whole files.</summary>
    public async Task Stop()
    {
        if (_process.HasExited) return;
        using (var signal = System.Diagnostics.Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await signal.WaitForExitAsync();
        await _process.WaitForExitAsync(new CancellationTokenSource(_patience).Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Client.Dispose();
        _process.Dispose();
    }

    private async Task<bool> Answers(string question)
    {
        try
        {
            using var answer = await Client.GetAsync(question);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Build(string project) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, "release", $"JinhuRedCross.{project}.dll"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
