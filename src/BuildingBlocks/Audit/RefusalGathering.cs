namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Makes few lines of many refusals, so that nobody can fill the disk by being refused, and says of how many each is made.</summary>
/// <remarks>One line for each actor, address, operation and code since the last look. Lines come from a purse of <see cref="MostAtOnce"/>
/// that gets one more each <see cref="OneMoreEach"/>; when it is empty, everything becomes one line a minute.</remarks>
internal sealed class RefusalGathering
{
    public const int MostAtOnce = 500;
    public static readonly TimeSpan OneMoreEach = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan RestEach = TimeSpan.FromMinutes(1);
    private const int MostKinds = 1000;
    private const string Others = "*";
    private readonly Lock _lock = new();
    private readonly Dictionary<Kind, Line> _lines = [];
    private Line? _rest;
    private DateTimeOffset _restToldAt = DateTimeOffset.MinValue;
    private DateTimeOffset _filledAt;
    private double _purse = MostAtOnce;

    private readonly record struct Kind(AuditAction Action, string Actor, string Address, string? Operation, string? Code);

    public void Add(AuditEntry entry, DateTimeOffset now)
    {
        var kind = new Kind(entry.Action, entry.Actor, entry.Address, entry.Operation, entry.Code);
        lock (_lock)
        {
            if (_lines.TryGetValue(kind, out var line)) line.Add(entry);
            else if (_lines.Count < MostKinds) _lines[kind] = new(entry, now);
            else AddToRest(entry, now);
        }
    }

    /// <summary>The lines that are to be written now.</summary>
    /// <param name="all">Also what would wait for its minute, because nobody will ask again.</param>
    public IReadOnlyList<AuditEntry> Take(DateTimeOffset now, bool all = false)
    {
        lock (_lock)
        {
            Fill(now);
            var taken = new List<AuditEntry>();
            foreach (var line in _lines.Values)
            {
                if (_purse >= 1)
                {
                    _purse--;
                    taken.Add(line.Entry);
                }
                else AddToRest(line.Entry with { Since = line.Entry.Since ?? line.At }, now);
            }

            _lines.Clear();
            if (_rest is { } rest && (all || now - _restToldAt >= RestEach))
            {
                taken.Add(rest.Entry);
                (_rest, _restToldAt) = (null, now);
            }

            return taken;
        }
    }

    private void AddToRest(AuditEntry entry, DateTimeOffset now)
    {
        var merged = new AuditEntry(AuditAction.Refusal, AuditResult.Refused, Others, Others, Code: "audit.merged", Count: entry.Count, Since: entry.Since ?? now);
        if (_rest is null) _rest = new(merged, now);
        else _rest.Add(merged);
    }

    private void Fill(DateTimeOffset now)
    {
        if (_filledAt != default && now > _filledAt) _purse = Math.Min(MostAtOnce, _purse + ((now - _filledAt) / OneMoreEach));
        _filledAt = now;
    }

    private sealed class Line(AuditEntry entry, DateTimeOffset at)
    {
        public DateTimeOffset At => at;

        public AuditEntry Entry { get; private set; } = entry;

        // Of several only what they have in common is told.
        public void Add(AuditEntry more) => Entry = Entry with
        {
            Count = Entry.Count + more.Count,
            Since = Entry.Since ?? at,
            Target = Entry.Target == more.Target ? Entry.Target : null,
            TraceId = null,
        };
    }
}
