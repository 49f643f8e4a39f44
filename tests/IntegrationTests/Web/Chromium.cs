using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JinhuRedCross.IntegrationTests.Web;

/// <summary>A real browser without a screen, driven over the protocol of its own developer tools.</summary>
internal sealed partial class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-browser-");
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _asked = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _over = new(_patience);
    private int _last;
    private Task _hearing = Task.CompletedTask;

    private Chromium()
    {
        string[] args = [.. Quiet, "--remote-debugging-port=0", "--user-data-dir=" + _folder.FullName, "about:blank"];
        _process = new() { StartInfo = new(Program, args) { RedirectStandardError = true }, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (Listening().Match(line.Data ?? "") is { Success: true } found) _address.TrySetResult(new(found.Groups[1].Value));
        };
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The browser ended"));
    }

    /// <summary>What keeps it from looking for anything but what it is told to.</summary>
    public static IReadOnlyList<string> Quiet { get; } =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static string Program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is missing; eng/test.sh installs it (need_chromium)");

    public static async Task<Chromium> Start()
    {
        var browser = new Chromium();
        browser._process.Start();
        browser._process.BeginErrorReadLine();
        await browser._socket.ConnectAsync(await browser._address.Task.WaitAsync(browser._over.Token), browser._over.Token);
        browser._hearing = browser.Hear();
        return browser;
    }

    public async Task<Tab> Open(Uri address) => await Attach((string)(await Ask("Target.createTarget", new { url = address.ToString() }))["targetId"]!);

    /// <summary>The window that a page has opened, once it is there.</summary>
    public async Task<Tab> Opened()
    {
        while (true)
        {
            var targets = (await Ask("Target.getTargets", new { }))["targetInfos"]!.AsArray();
            if (targets.FirstOrDefault(t => t!["openerId"] is not null && (string)t["type"]! == "page") is { } popup) return await Attach((string)popup["targetId"]!);
            await Task.Delay(50, _over.Token);
        }
    }

    /// <summary>Waits until the window that a page has opened is closed.</summary>
    public async Task Closed()
    {
        while ((await Ask("Target.getTargets", new { }))["targetInfos"]!.AsArray().Any(t => t!["openerId"] is not null && (string)t["type"]! == "page")) await Task.Delay(50, _over.Token);
    }

    /// <exception cref="InvalidOperationException">The browser refused it.</exception>
    public async Task<JsonNode> Ask(string method, object args, string? session = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?> { ["id"] = id, ["method"] = method, ["params"] = args, ["sessionId"] = session }
            .Where(m => m.Value is not null).ToDictionary());
        await _sending.WaitAsync(_over.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _over.Token);
        }
        finally
        {
            _sending.Release();
        }

        var told = await answer.Task.WaitAsync(_over.Token);
        return told["result"] ?? throw new InvalidOperationException($"{method}: {told["error"]}");
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
        _socket.Dispose();
        _sending.Dispose();
        _over.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<Tab> Attach(string target) => new(this, (string)(await Ask("Target.attachToTarget", new { targetId = target, flatten = true }))["sessionId"]!);

    private async Task Hear()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer, _over.Token);
            message.Write(buffer, 0, read.Count);
            if (!read.EndOfMessage) continue;
            var told = JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!;
            message.SetLength(0);
            if ((int?)told["id"] is { } id && _asked.TryRemove(id, out var asked)) asked.SetResult(told);
        }
    }

    [GeneratedRegex("DevTools listening on (ws://\\S+)")]
    private static partial Regex Listening();
}

/// <summary>One page of it.</summary>
internal sealed record Tab(Chromium Browser, string Session)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>What an expression comes to in the page; null where the page is just being left, or where the expression throws.</summary>
    public async Task<string?> Value(string expression)
    {
        try
        {
            return (await Browser.Ask("Runtime.evaluate", new { expression = $"String({expression})", userGesture = true }, Session)) is var told && told["exceptionDetails"] is null ? (string?)told["result"]!["value"] : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task Until(string expression)
    {
        var waited = Stopwatch.StartNew();
        while (await Value(expression) != "true")
        {
            if (waited.Elapsed > _patience) Assert.Fail($"{expression} never came true at {await Value("location")}: {await Value("document.body.innerText")}");
            await Task.Delay(50);
        }
    }

    /// <summary>Clicks on what a selector finds first, once it is there.</summary>
    public Task Click(string selector) => Until($"(e => e && !e.disabled && (e.click(), true))(document.querySelector({Quoted(selector)}))");

    public Task Fill(string selector, string text) => Until($"(e => e && (e.value = {Quoted(text)}, true))(document.querySelector({Quoted(selector)}))");

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
