using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>What falls due on an organisation's term by itself: that it is ending, then that it is overdue (ORG-09).</summary>
/// <param name="Runs">Whether the organisation works now; one that is not open, or is being rectified, is not told.</param>
/// <param name="DueAt">The earliest moment at which it can be due; the days of warning are a parameter.</param>
internal sealed record OrganisationDueRow(Guid Id, string What, DateOnly TermTo, bool Runs, DateTimeOffset? DueAt) : IDueRow<OrganisationDueRow>
{
    public const string Ending = "term-ending";
    public const string Overdue = "term-overdue";

    private const int LongestWarning = 365;

    public static ReadTable Table { get; } = new("organisations_due", 2) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is OrganisationEvent ? [record.Stream.Id] : [];

    public static OrganisationDueRow? Project(OrganisationDueRow? row, Guid key, Recorded record) => record.Event switch
    {
        LeadershipElected { Interim: true } => row,
        LeadershipElected e => Due(new(key, Ending, e.TermTo, row?.Runs ?? false, null)),
        OrganisationOpened or OrganisationTakenOver or RectificationPassed => row is null ? null : Due(row with { Runs = true }),
        RectificationOrdered => row is null ? null : Due(row with { Runs = false }),
        Domain.Grassroots.TermEnding => row is null ? null : Due(row with { What = Overdue }),
        Domain.Grassroots.TermOverdue => row is null ? null : row with { DueAt = null },
        DissolutionBegun or OrganisationDissolved => null,
        _ => row,
    };

    public static Specification<OrganisationDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);

    private static OrganisationDueRow Due(OrganisationDueRow row)
    {
        var earliest = row.What == Overdue ? row.TermTo.AddDays(1) : row.TermTo.AddDays(-LongestWarning);
        return row with { DueAt = row.Runs ? ChinaTime.StartOf(earliest).ToUniversalTime() : null };
    }
}
