using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>How an organisation stands, as the newest run found it.</summary>
/// <param name="GapsZh">What is missing, an item a line.</param>
internal sealed record AssessmentRow(Guid Id, DateOnly On, string Standard, int Held, int Items, bool Complete, LadderStep Step, DateOnly? CompleteSince, string GapsZh, string GapsEn) : IReadModel<AssessmentRow>
{
    public static ReadTable Table { get; } = new("organisation_assessments", 1) { Indexes = [[nameof(Step)], [nameof(Held)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        OrganisationsAssessed e => e.Standings.Select(s => s.OrganisationId),
        OrganisationDissolved => [record.Stream.Id],
        _ => [],
    };

    public static AssessmentRow? Project(AssessmentRow? row, Guid key, Recorded record) =>
        record.Event is OrganisationsAssessed e ? Of(e.Standings.First(s => s.OrganisationId == key), e.On, e.Standard) : null;

    public static AssessmentRow Of(Standing s, DateOnly on, string standard) => new(
        s.OrganisationId, on, standard, s.Held, s.Items, s.Held == s.Items, s.Step, s.CompleteSince, string.Join('\n', s.Gaps.Select(g => g.Zh)), string.Join('\n', s.Gaps.Select(g => g.En)));

    /// <summary>Whether a newer run found what this one did.</summary>
    public bool Says(AssessmentRow other) => this with { On = other.On } == other;
}

/// <summary>Every question the module asks of standings.</summary>
internal static class AssessmentsThat
{
    public static Specification<AssessmentRow> AreComplete(bool complete) => new(a => a.Complete == complete);

    public static Specification<AssessmentRow> StandOn(LadderStep step) => new(a => a.Step == step);

    public static Specification<AssessmentRow> Lack(string item)
    {
        // An item that does not hold begins a line: 有制度：制度 3 类…
        var (first, later) = ($"{item}：", $"\n{item}：");
        return new(a => a.GapsZh.StartsWith(first) || a.GapsZh.Contains(later));
    }

    public static Specification<AssessmentRow> AreOfAny(IReadOnlyCollection<Guid> organisations) => new(a => organisations.Contains(a.Id));

    public static SortColumns<AssessmentRow> Sorts { get; } = new("-held") { { "held", a => a.Held }, { "step", a => a.Step }, { "completeSince", a => a.CompleteSince } };
}

/// <summary>How an organisation stood from a day on.</summary>
internal sealed record AssessmentPastRow(Guid Id, Guid OrganisationId, DateOnly On, string Standard, int Held, int Items, LadderStep Step, DateOnly? CompleteSince, string GapsZh, string GapsEn) : IReadModel<AssessmentPastRow>
{
    public static ReadTable Table { get; } = new("organisation_assessments_past", 1) { Indexes = [[nameof(OrganisationId), nameof(On)], [nameof(On)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is OrganisationsAssessed e ? e.Standings.Select(s => Key(s.OrganisationId, e.On)) : [];

    public static AssessmentPastRow? Project(AssessmentPastRow? row, Guid key, Recorded record)
    {
        if (record.Event is not OrganisationsAssessed e) return row;
        var standing = AssessmentRow.Of(e.Standings.First(s => Key(s.OrganisationId, e.On) == key), e.On, e.Standard);
        return new(key, standing.Id, e.On, e.Standard, standing.Held, standing.Items, standing.Step, standing.CompleteSince, standing.GapsZh, standing.GapsEn);
    }

    // Of several runs on one day the last one counts.
    private static Guid Key(Guid organisation, DateOnly on) => RowKey.Of(organisation, on.DayNumber);
}

/// <summary>Every question the module asks of past standings.</summary>
internal static class PastAssessmentsThat
{
    public static Specification<AssessmentPastRow> AreOf(Guid organisation) => new(a => a.OrganisationId == organisation);

    public static Specification<AssessmentPastRow> WereMadeBy(DateOnly day) => new(a => a.On <= day);

    public static SortColumns<AssessmentPastRow> Sorts { get; } = new("-on") { { "on", a => a.On } };
}

/// <summary>A run over all organisations.</summary>
internal sealed record AssessmentRunRow(Guid Id, DateOnly On, string Standard, int Assessed, int Changed, string By, DateTimeOffset At) : IReadModel<AssessmentRunRow>
{
    public static ReadTable Table { get; } = new("organisation_assessment_runs", 1) { Indexes = [[nameof(At)]] };

    public static SortColumns<AssessmentRunRow> Sorts { get; } = new("-at") { { "at", r => r.At } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is AssessmentRunEnded ? [RowKey.Of(record.Stream.Id, record.Version)] : [];

    public static AssessmentRunRow? Project(AssessmentRunRow? row, Guid key, Recorded record) =>
        record.Event is AssessmentRunEnded e ? new(key, e.On, e.Standard, e.Assessed, e.Changed, e.By, e.At) : row;
}
