using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>A projection could not take a record: names where it stands and what happened there.</summary>
internal sealed class ProjectionException(Recorded record, Exception fault)
    : Exception($"position {record.Position} ({NameOf(record.Event)} of {record.Stream}): {fault.Message}", fault)
{
    public long Position { get; } = record.Position;

    private static string NameOf(object happened) =>
        happened.GetType().GetCustomAttribute<StoredNameAttribute>()?.Name ?? happened.GetType().Name;
}
