using System.Collections.Concurrent;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Stands before some hosts as a reverse proxy does: each request goes to the next one that says it is ready. It never sends one twice.</summary>
internal sealed class Balancer : HttpMessageHandler
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<ProcessHost, bool> _ready = new();
    private readonly CancellationTokenSource _closed = new();
    private int _next;

    public Balancer(params IEnumerable<ProcessHost> hosts)
    {
        foreach (var host in hosts) Add(host);
    }

    /// <param name="host">Is ready.</param>
    public void Add(ProcessHost host)
    {
        _ready[host] = true;
        _ = Task.Run(() => Watch(host));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var ready = _ready.Where(h => h.Value).Select(h => h.Key).ToList();
        if (ready.Count == 0) throw new HttpRequestException("No host is ready");
        var host = ready[(int)((uint)Interlocked.Increment(ref _next) % ready.Count)];
        using var onwards = new HttpRequestMessage(request.Method, new Uri(host.Client.BaseAddress!, request.RequestUri!.PathAndQuery));
        onwards.Content = request.Content is null ? null : new ByteArrayContent(await request.Content.ReadAsByteArrayAsync(cancellationToken));
        foreach (var header in request.Headers) onwards.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var header in request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()) onwards.Content!.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var option in request.Options) onwards.Options.TryAdd(option.Key, option.Value);
        return await host.Client.SendAsync(onwards, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _closed.Cancel();
        _closed.Dispose();
        base.Dispose(disposing);
    }

    private async Task Watch(ProcessHost host)
    {
        try
        {
            for (var cancel = _closed.Token; _ready[host]; await Task.Delay(_look, cancel))
                _ready[host] = (await host.Client.GetAsync("/health/serving", cancel)).IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            _ready[host] = false;
        }
    }
}
