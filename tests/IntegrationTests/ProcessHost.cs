using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace JinhuRedCross.IntegrationTests;

/// <summary>The built host as a process of its own, which can be killed without warning and started again on the same folder.</summary>
internal sealed partial class ProcessHost : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(45);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProcessHost(string folder, IReadOnlyList<string> args, IReadOnlyDictionary<string, string>? environment = null, IReadOnlyList<string>? before = null, string? program = null)
    {
        Folder = folder;
        Client = new(new SigningIn(folder, TimeProvider.System));
        string[] all = [program ?? Dll, "--urls", "http://127.0.0.1:0", "--Data:Directory", folder, .. TestHost.Unlimited, .. SigningIn.Configured, .. args];
        string[] line = [.. before ?? [], "dotnet", .. all];
        var start = Program(line);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The host ended: " + Output));
    }

    public static string Dll { get; } = HostDll();

    public string Folder { get; }

    /// <summary>Signs in by itself where an operation asks for it.</summary>
    public HttpClient Client { get; private set; }

    public string Output => string.Join('\n', _output);

    /// <summary>What it logged as errors.</summary>
    public IEnumerable<string> Failures => _output.Where(l => l.Contains("fail: ", StringComparison.Ordinal) || l.Contains("crit: ", StringComparison.Ordinal));

    public static Task<ProcessHost> Start(string folder, params IReadOnlyList<string> args) => Start(folder, new Dictionary<string, string>(), args);

    /// <param name="environment">Variables beside those that it inherits.</param>
    public static async Task<ProcessHost> Start(string folder, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> args) =>
        await new ProcessHost(folder, [.. await DatabaseOfFolder.ArgumentsFor(folder), .. args], environment).Started();

    /// <summary>Starts another build of the host.</summary>
    public static async Task<ProcessHost> StartOther(string dll, string folder, params IReadOnlyList<string> args) =>
        await new ProcessHost(folder, [.. await DatabaseOfFolder.ArgumentsFor(folder), .. args], program: dll).Started();

    /// <summary>Starts it behind another program, such as one that takes it into a network namespace; it is asked over a socket file, which leads into any.</summary>
    public static async Task<ProcessHost> StartBehind(IReadOnlyList<string> before, string socket, string folder, params IReadOnlyList<string> args)
    {
        var host = new ProcessHost(folder, [.. args, "--urls", $"http://unix:{socket}"], before: before);
        host.Run();
        await host._address.Task.WaitAsync(LongestStart);
        host.Client = new(new SigningIn(folder, TimeProvider.System) { InnerHandler = Over(socket) }) { BaseAddress = new("http://localhost") };
        await host.UntilReady();
        return host;
    }

    /// <summary>SIGKILL: nothing is flushed, nobody says goodbye.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; its exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM");
        return await Ended();
    }

    public async Task Signal(string name)
    {
        using var signal = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
    }

    /// <summary>Waits for its end; its exit code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(LongestStop).Token);
        return _process.ExitCode;
    }

    /// <summary>A start that must fail: its exit code and what it says.</summary>
    public static async Task<(int ExitCode, string Output)> StartInVain(string folder, params IReadOnlyList<string> args)
    {
        await using var host = new ProcessHost(folder, [.. await DatabaseOfFolder.ArgumentsFor(folder), .. args]);
        host.Run();
        await host._process.WaitForExitAsync(new CancellationTokenSource(LongestStart).Token);
        return (host._process.ExitCode, host.Output);
    }

    /// <summary>Runs a verb to its end in a process of its own: its exit code and what it says.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string folder, params IReadOnlyList<string> verb)
    {
        using var process = await Begin(folder, verb);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(LongestStart).Token);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Runs a verb and kills it after a while, if it is not over by then.</summary>
    public static async Task RunAndKill(TimeSpan after, string folder, params IReadOnlyList<string> verb)
    {
        using var process = await Begin(folder, verb);
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(after));
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Client.Dispose();
        _process.Dispose();
    }

    private static async Task<Process> Begin(string folder, IReadOnlyList<string> verb)
    {
        string[] all = [Dll, .. verb, "--Data:Directory", folder, .. await DatabaseOfFolder.ArgumentsFor(folder)];
        return Process.Start(Program(["dotnet", .. all]))!;
    }

    // None lives so long that code compiled a second time, for speed, would be worth its price: a quarter of a start's processor time, with what eng/test.sh sets.
    private static ProcessStartInfo Program(string[] line) => new(line[0], line[1..])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = Path.GetTempPath(),
        Environment = { ["DOTNET_TC_CallCounting"] = "0" },
    };

    private async Task<ProcessHost> Started()
    {
        Run();
        Client.BaseAddress = await _address.Task.WaitAsync(LongestStart);
        await UntilReady();
        return this;
    }

    private void Run()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task UntilReady()
    {
        using var patience = new CancellationTokenSource(LongestStart);
        while (!(await Client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode) await Task.Delay(50, patience.Token);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Announced().Match(line) is { Success: true } found) _address.TrySetResult(new Uri(found.Groups[1].Success ? found.Groups[1].Value : "http://localhost"));
    }

    // The copy beside the tests lacks what only the host's own output has. Older data is made by an older host.
    private static string HostDll()
    {
        if (Environment.GetEnvironmentVariable("HOST_DLL") is { Length: > 0 } other) return other;
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Host", configuration, "JinhuRedCross.Host.dll"));
    }

    private static SocketsHttpHandler Over(string socket) => new()
    {
        ConnectCallback = async (_, cancel) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancel);
            return new NetworkStream(connection, ownsSocket: true);
        },
    };

    [GeneratedRegex("(?:(http://127\\.0\\.0\\.1:\\d+)|http://unix:\\S+)/swagger")]
    private static partial Regex Announced();
}
