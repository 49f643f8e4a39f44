using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.ArchitectureTests.Samples;

[Snapshot(shape: 3)]
internal sealed record Kept(string Name, IReadOnlyList<Light> Lights)
{
    public int Count => Lights.Count;

    [JsonIgnore]
    public string? Passing { get; init; }
}

internal sealed record Light(bool Bright);
