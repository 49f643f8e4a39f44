using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>Who a token stood for a moment ago. Any change of rights in this process ends it at once; what another process changed counts after a second.</summary>
internal sealed class Remembered
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Caller? Find(string token, long number, DateTimeOffset now) =>
        _entries.TryGetValue(token, out var entry) && entry.Number == number && now < entry.Until && now >= entry.From ? entry.Caller : null;

    public void Keep(string token, Caller caller, long number, DateTimeOffset now, DateTimeOffset expires)
    {
        // Full: whoever is still at work is back within a request.
        if (_entries.Count >= Most) _entries.Clear();
        var until = now + RoleBook.Freshness;
        _entries[token] = new(caller, number, now, until < expires ? until : expires);
    }

    private sealed record Entry(Caller Caller, long Number, DateTimeOffset From, DateTimeOffset Until);
}
