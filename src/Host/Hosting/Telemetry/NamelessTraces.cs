using System.Diagnostics;
using OpenTelemetry;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>Takes out of traces what may tell who somebody is, or let somebody in: addresses with query codes and one-time links, browsers, networks, what a grain is called, and what an exception says: its kind stays, and the log has the rest under the same trace id.</summary>
internal sealed class NamelessTraces : BaseProcessor<Activity>
{
    private static readonly string[] _telling =
    [
        "url.path", "url.query", "url.full", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port", "server.address",
        "orleans.rpc.target_id", "orleans.rpc.source_id", "orleans.grain.id", "exception.message", "exception.stacktrace",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in _telling) data.SetTag(tag, null);
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
    }
}
