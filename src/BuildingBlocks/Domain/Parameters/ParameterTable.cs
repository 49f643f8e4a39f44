using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.BuildingBlocks.Domain.Parameters;

/// <summary>The versioned table of all parameters: which value holds on which day, and by what right (K-08).</summary>
/// <remarks>A version holds from its day to the day before the next one's, so versions never overlap. Where there is none, the declared default holds.</remarks>
public sealed record ParameterTable : IAggregate<ParameterTable, ParameterEvent>
{
    private static readonly ParameterLine _nothing = new(ImmutableSortedDictionary<DateOnly, ParameterVersion>.Empty, 0);

    public static ParameterTable Initial { get; } = new();

    /// <summary>How many events made it.</summary>
    public long Version { get; init; }

    private ImmutableDictionary<string, ParameterLine> Lines { get; init; } = ImmutableDictionary<string, ParameterLine>.Empty;

    /// <summary>The figures of one day.</summary>
    public ParameterValues On(DateOnly day) => new(this, day);

    /// <summary>The version that holds on a day; null where the default does.</summary>
    public ParameterVersion? InForce(string key, DateOnly day) => LineOf(key).Versions.Values.LastOrDefault(v => v.From <= day);

    /// <summary>All versions of a parameter, oldest first.</summary>
    public IReadOnlyList<ParameterVersion> VersionsOf(string key) => [.. LineOf(key).Versions.Values];

    /// <summary>The last day of a version, or of the default; null where nothing follows.</summary>
    public DateOnly? LastDay(string key, ParameterVersion? version) =>
        LineOf(key).Versions.Values.FirstOrDefault(v => version is null || v.From > version.From)?.From.AddDays(-1);

    /// <summary>Version of a parameter's own last event; 0 where it has none.</summary>
    public long VersionOf(string key) => LineOf(key).Version;

    public Decision<ParameterEvent> Set(Parameter parameter, ProposedValue asked, string by, DateTimeOffset now)
    {
        if (Faults(parameter, asked, now, out var basis, out var reason) is { } error) return error;
        var from = asked.From!.Value;
        var set = new ParameterSet(parameter.Key, asked.Value!.Value, basis!, from, reason, by, now);
        if (asked.To is not { } to) return [set];
        if (to < from) return ParameterErrors.EndsBeforeItBegins(from, to);
        var (key, next) = (parameter.Key, to.AddDays(1));
        if (VersionsOf(key).FirstOrDefault(v => v.From > from && v.From <= to) is { } within) return ParameterErrors.CoversAnother(within.From, to);
        if (VersionsOf(key).Any(v => v.From == next)) return [set];
        // What would have held on the day after goes on holding from then.
        var before = InForce(key, next);
        return [set, new ParameterSet(key, before?.Value ?? parameter.Default, before?.Basis ?? parameter.Basis, next, reason, by, now)];
    }

    /// <summary>Takes back a version that has not begun.</summary>
    public Decision<ParameterEvent> Withdraw(Parameter parameter, DateOnly? from, string? reason, string by, DateTimeOffset now)
    {
        if (from is not { } day) return ParameterErrors.FromMissing;
        if (!LineOf(parameter.Key).Versions.ContainsKey(day)) return ParameterErrors.VersionNotFound;
        if (day <= ChinaTime.DayOf(now)) return ParameterErrors.Begun(day);
        if (PlainText.Check(reason, "reason", 1000, out var why, lines: true) is { } unclean) return unclean;
        return [new ParameterWithdrawn(parameter.Key, day, why, by, now)];
    }

    public ParameterTable Apply(ParameterEvent happened)
    {
        var version = Version + 1;
        var versions = LineOf(happened.Key).Versions;
        versions = happened switch
        {
            ParameterSet e => versions.SetItem(e.From, new(e.Value, e.Basis, e.From, e.Reason, e.By, e.At)),
            ParameterWithdrawn e => versions.Remove(e.From),
            _ => versions,
        };
        return new() { Version = version, Lines = Lines.SetItem(happened.Key, new(versions, version)) };
    }

    private ParameterLine LineOf(string key) => Lines.GetValueOrDefault(key, _nothing);

    private static Error? Faults(Parameter parameter, ProposedValue asked, DateTimeOffset now, out string? basis, out string? reason)
    {
        var errors = new List<Error>();
        if (parameter.Check(asked.Value) is { } value) errors.Add(value);
        var unclean = PlainText.Check(asked.Basis, "basis", 500, out basis);
        if (unclean is not null || basis is null) errors.Add(unclean ?? ParameterErrors.BasisMissing);
        var untidy = PlainText.Check(asked.Reason, "reason", 1000, out reason, lines: true);
        if (untidy is not null) errors.Add(untidy);
        if (asked.From is null) errors.Add(ParameterErrors.FromMissing);
        errors.AddRange(((Error?[])[DayRange.Check(asked.From, "from"), DayRange.Check(asked.To, "to")]).OfType<Error>());
        if (asked.From is { } from && from < ChinaTime.DayOf(now) && untidy is null && reason is null) errors.Add(ParameterErrors.ReasonRequired(from));
        return Error.All(errors);
    }

    private sealed record ParameterLine(ImmutableSortedDictionary<DateOnly, ParameterVersion> Versions, long Version);
}

/// <summary>One value of a parameter, from a day on.</summary>
/// <param name="By">Who set it.</param>
public sealed record ParameterVersion(decimal Value, string Basis, DateOnly From, string? Reason, string By, DateTimeOffset At);

/// <summary>A value as somebody asks for it.</summary>
/// <param name="To">Its last day, for a value that holds for a time only; then what held before goes on.</param>
public sealed record ProposedValue(decimal? Value, string? Basis, DateOnly? From, DateOnly? To, string? Reason);

/// <summary>The figures that hold on one day.</summary>
public readonly record struct ParameterValues(ParameterTable Table, DateOnly Day)
{
    public decimal Of(Parameter parameter) => Table.InForce(parameter.Key, Day)?.Value ?? parameter.Default;

    public int Whole(Parameter parameter) => decimal.ToInt32(Of(parameter));

    public Money Amount(Parameter parameter) => Money.Yuan(Of(parameter));
}
