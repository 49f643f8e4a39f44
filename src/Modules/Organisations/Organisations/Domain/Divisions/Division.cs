namespace JinhuRedCross.Organisations.Domain.Divisions;

/// <summary>What kind of township a code stands for.</summary>
internal enum DivisionKind
{
    /// <summary>街道</summary>
    Street,

    /// <summary>镇</summary>
    Town,

    /// <summary>农场、原种场</summary>
    Farm,

    /// <summary>开发区</summary>
    DevelopmentZone,
}

/// <summary>A township of the county, and the days on which its code was in force.</summary>
/// <param name="SuccessorCode">Where it belongs now, if it is no more.</param>
internal sealed record Division(string Code, string Name, DivisionKind Kind, DateOnly? From = null, DateOnly? To = null, string? SuccessorCode = null)
{
    /// <summary>Whether it counts for the coverage of streets and towns (ORG-11).</summary>
    public bool IsStreetOrTown => Kind is DivisionKind.Street or DivisionKind.Town;

    public bool IsInForceOn(DateOnly day) => !(day < From) && !(day > To);
}
