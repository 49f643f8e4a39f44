using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>All that a module tells the others: which of its events become a public fact of its Contracts.</summary>
/// <remarks>Pure: what it says of a record must not depend on when it is asked, for a module that comes later hears everything from the beginning.</remarks>
public interface IAnnouncements
{
    /// <summary>The fact that a record tells; null for what concerns nobody else.</summary>
    object? Of(Recorded record);
}
