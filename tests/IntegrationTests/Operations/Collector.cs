using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>Takes what the platform sends (OTLP over HTTP) and keeps its bytes.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();

    private Collector(WebApplication server) => _server = server;

    public string Address => _server.Urls.Single();

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._server.Run(collector.Take);
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>Whether anything of a signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>) tells a value.</summary>
    public bool Tells(string signal, string value) => _received.Any(r => r.Signal == signal && Canaries.IsIn(r.Body, value));

    public bool Tells(string value) => _received.Any(r => Canaries.IsIn(r.Body, value));

    public string Said(string signal) => string.Join('\n', _received.Where(r => r.Signal == signal).Select(r => Encoding.Latin1.GetString(r.Body)));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((context.Request.Path.Value!.Split('/')[^1], body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
