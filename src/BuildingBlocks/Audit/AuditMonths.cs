using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>What the journal knows of the trail: how far each month has come, and what is left of those that were purged (SEC-09).</summary>
public sealed record AuditMonths : IAggregate<AuditMonths, AuditMonthEvent>
{
    /// <summary>The actor of what the platform does by itself.</summary>
    public const string Platform = "platform";

    private const int LongestReason = 500;

    public static AuditMonths Initial { get; } = new();

    public ImmutableSortedDictionary<string, AuditMonthAnchored> Anchored { get; init; } = ImmutableSortedDictionary.Create<string, AuditMonthAnchored>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, AuditMonthPurged> Purged { get; init; } = ImmutableSortedDictionary.Create<string, AuditMonthPurged>(StringComparer.Ordinal);

    /// <summary>Told again with the same size, it changes nothing.</summary>
    public Decision<AuditMonthEvent> Anchor(string month, Guid journal, SealHead head, DateTimeOffset now)
    {
        if (Purged.ContainsKey(month)) return [];
        if (Anchored.TryGetValue(month, out var known) && known.Journal == journal && known.Size >= head.Size) return [];
        return [new AuditMonthAnchored(month, journal, head.Size, head.Root, now)];
    }

    /// <param name="before">Months before this one go.</param>
    /// <param name="there">The months that are there, as they end.</param>
    /// <param name="keepMonths">How many whole months a month is kept after its end.</param>
    public Decision<AuditMonthEvent> Purge(AuditMonth before, IReadOnlyList<AuditMonthEnd> there, string? reason, int keepMonths, string by, DateTimeOffset now)
    {
        if (Standards(reason, out var why) is { } fault) return fault;
        var first = FirstKept(now, keepMonths);
        if (before > first) return AuditErrors.TooYoung(before, first, keepMonths);
        return Decision.Of<AuditMonthEvent>([.. there
            .Where(m => AuditMonth.Parse(m.Month) < before && !Purged.ContainsKey(m.Month))
            .Select(m => new AuditMonthPurged(m.Month, m.Journal, m.Size, m.First, m.Last, m.Root, m.SealedAt, m.Signature, why, by, now))]);
    }

    /// <summary>The oldest month that may not go yet.</summary>
    public static AuditMonth FirstKept(DateTimeOffset now, int keepMonths) => AuditMonth.Of(ChinaTime.DayOf(now).AddMonths(-keepMonths));

    public AuditMonths Apply(AuditMonthEvent happened) => happened switch
    {
        AuditMonthAnchored e => this with { Anchored = Anchored.SetItem(e.Month, e) },
        AuditMonthPurged e => this with { Purged = Purged.SetItem(e.Month, e) },
        _ => this,
    };

    private static Error? Standards(string? reason, out string why)
    {
        var error = Domain.Standards.PlainText.Check(reason, "reason", LongestReason, out var clean);
        why = clean ?? "";
        return error ?? (clean is null ? AuditErrors.ReasonMissing : null);
    }
}

/// <summary>A month at its end.</summary>
public sealed record AuditMonthEnd(string Month, Guid Journal, long Size, string First, string Last, string Root, DateTimeOffset SealedAt, string Signature);

/// <summary>Something that happened to a month of the trail.</summary>
public abstract record AuditMonthEvent;

/// <summary>So far the month has come: that many records, with this root over them.</summary>
/// <param name="Journal">Identity of the month's own journal.</param>
[StoredName("audit-month-anchored")]
public sealed record AuditMonthAnchored(string Month, Guid Journal, long Size, string Root, DateTimeOffset At) : AuditMonthEvent;

/// <summary>The month was old enough and went; this is left of it.</summary>
/// <param name="First">Content hash of its first record, lower-case hex.</param>
/// <param name="Last">Content hash of its last record.</param>
/// <param name="Root">Root over all of them, as it was sealed and signed.</param>
[StoredName("audit-month-purged")]
public sealed record AuditMonthPurged(
    string Month, Guid Journal, long Size, string First, string Last, string Root, DateTimeOffset SealedAt, string Signature, string Reason, string By, DateTimeOffset At) : AuditMonthEvent;
