using System.Text.Json;

namespace JinhuRedCross.BuildingBlocks.Journal.Snapshots;

/// <summary>An aggregate's state at a version of its stream; worth nothing without its journal, and never needed.</summary>
/// <param name="Journal">The journal it was made from.</param>
internal sealed record Snapshot(Guid Journal, int Shape, long Version, JsonElement State);
