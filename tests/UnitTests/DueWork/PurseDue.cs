using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.UnitTests.Journaling;

namespace JinhuRedCross.UnitTests.DueWork;

/// <summary>A purse that was filled is closed a day later, by itself.</summary>
internal sealed record PurseDue(Guid Id, string What, DateTimeOffset? DueAt) : IDueRow<PurseDue>
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(1);

    public static ReadTable Table { get; } = new("purses_due", 1);

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => [record.Stream.Id];

    public static PurseDue? Project(PurseDue? row, Guid key, Recorded record) => record.Event switch
    {
        Filled => new(key, "close", record.At + OpenFor),
        Closed => null,
        _ => row,
    };

    public static Specification<PurseDue> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);
}

/// <summary>Closes purses, and keeps with which commands it was asked to.</summary>
internal sealed class ClosingPurses(PurseHost purses) : IDueWork<PurseDue>
{
    public List<Command> Commands { get; } = [];

    public TimeSpan Grace { get; set; }

    /// <summary>Refuses instead of closing.</summary>
    public Error? Refusal { get; set; }

    public DateTimeOffset DueAt(PurseDue row) => row.DueAt!.Value + Grace;

    public async Task<Error?> Do(PurseDue row, Command command)
    {
        Commands.Add(command);
        return Refusal ?? (await purses.Purse(row.Id).Close(command)).Error;
    }
}
