using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>Makes facts of records, and hands them to the handler of a listener.</summary>
internal sealed class Delivery(IEnumerable<IAnnouncements> announcements, Commands commands, JournalKeys keys, IServiceScopeFactory scopes)
{
    private readonly IAnnouncements[] _announcements = [.. announcements];

    /// <summary>What a record tells this listener; null for what it does not hear.</summary>
    public object? FactFor(Listener listener, Recorded record)
    {
        foreach (var telling in _announcements)
        {
            if (telling.Of(record) is { } fact && listener.Wants(fact)) return fact;
        }

        return null;
    }

    /// <summary>Completes when it has been heard, and throws what the handler throws.</summary>
    public async Task Bring(Listener listener, object fact, Recorded record, CancellationToken cancel)
    {
        var id = commands.IdOf("heard", listener.Name, record.Stream.ToString(), FormattableString.Invariant($"{record.Version}"));
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(listener.Wrap(fact, new(id, keys.Fingerprint([]), Relay.Actor)), cancel);
    }
}
