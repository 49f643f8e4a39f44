namespace JinhuRedCross.BuildingBlocks.Domain.Parameters;

/// <summary>Something that happened to a parameter.</summary>
public abstract record ParameterEvent(string Key);

/// <summary>From this day on another value holds. What was decided before keeps the figures it was decided by.</summary>
[StoredName("parameter-set")]
public sealed record ParameterSet(string Key, decimal Value, string Basis, DateOnly From, string? Reason, string By, DateTimeOffset At) : ParameterEvent(Key);

/// <summary>A version that had not begun was taken back.</summary>
[StoredName("parameter-withdrawn")]
public sealed record ParameterWithdrawn(string Key, DateOnly From, string? Reason, string By, DateTimeOffset At) : ParameterEvent(Key);
