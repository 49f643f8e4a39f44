namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>What a request has changed that no event tells of, for its line in the trail; scoped to the request.</summary>
public interface IAuditedChange
{
    /// <summary>SHA-256 of what was before, lower-case hex; null where nothing was.</summary>
    string? Before { get; }

    /// <summary>The same of what is now; null where nothing is left.</summary>
    string? After { get; }
}
