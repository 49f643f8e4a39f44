using System.Diagnostics;
using OpenTelemetry;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>Takes out of traces what may tell who somebody is, or let somebody in: addresses with query codes and one-time links, browsers, networks.</summary>
internal sealed class NamelessTraces : BaseProcessor<Activity>
{
    private static readonly string[] _telling = ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port", "server.address"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in _telling) data.SetTag(tag, null);
    }
}
