using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace JinhuRedCross.BuildingBlocks.Telemetry;

/// <summary>Where the platform's own figures and traces come from. What nobody listens to costs next to nothing.</summary>
/// <remarks>Tags are names of parts, kinds and outcomes: never an id, a number or anything that a person typed. A test looks for it.</remarks>
public static class Measuring
{
    /// <summary>The name of the meter and of the source of traces; a module's own begin with it.</summary>
    public const string Name = "JinhuRedCross";

    /// <summary>Figures that a module or a part counts by itself.</summary>
    public static Meter Meter { get; } = new(Name);

    public static ActivitySource Source { get; } = new(Name);
}
