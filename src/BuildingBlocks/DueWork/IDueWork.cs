using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.BuildingBlocks.DueWork;

/// <summary>A row of a module's due work: when (due at), where (stream), what. Its projection says which record makes, moves or ends which entry.</summary>
public interface IDueRow<TSelf> : IReadModel<TSelf>
    where TSelf : class, IDueRow<TSelf>
{
    /// <summary>The aggregate that is called.</summary>
    Guid Stream { get; }

    /// <summary>What is due, such as <c>filing-overdue</c>. Part of the command's id: never renamed.</summary>
    string What { get; }

    /// <summary>When it is due, or the earliest moment at which it can be; null as long as nothing can.</summary>
    DateTimeOffset? DueAt { get; }

    /// <summary>The rows whose <see cref="DueAt"/> has come.</summary>
    static abstract Specification<TSelf> AreDueBy(DateTimeOffset moment);
}

/// <summary>What a module does by itself when an entry falls due.</summary>
public interface IDueWork<in TRow>
    where TRow : class
{
    /// <summary>When an entry is really due by the rules in force now; they may have changed since the record that made it.</summary>
    DateTimeOffset DueAt(TRow row);

    /// <summary>Calls the aggregate's grain with this command, which is the same each time.</summary>
    /// <returns>Null when it is done or nothing was left to do.</returns>
    Task<Error?> Do(TRow row, Command command);
}
