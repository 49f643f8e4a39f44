using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>When all organisations are assessed next: shortly after something was recorded, and each day at its beginning, because evidence goes stale by itself (ORG-06).</summary>
/// <param name="FactAt">Position of the newest record that may change an assessment.</param>
internal sealed record AssessmentDueRow(Guid Id, string What, long FactAt, DateTimeOffset? DueAt) : IDueRow<AssessmentDueRow>
{
    public const string Run = "assess-organisations";

    // What is recorded in one go is assessed once.
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _afterMidnight = TimeSpan.FromMinutes(5);
    private static readonly Guid _key = RowKey.Of(Run);

    public static ReadTable Table { get; } = new("assessments_due", 1);

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is OrganisationEvent or SiteEvent or StandardEvent or AssessmentRunEnded ? [_key] : [];

    public static AssessmentDueRow? Project(AssessmentDueRow? row, Guid key, Recorded record)
    {
        var soon = (record.At + _settling).ToUniversalTime();
        if (record.Event is AssessmentRunEnded e)
        {
            var morning = (ChinaTime.StartOf(e.On.AddDays(1)) + _afterMidnight).ToUniversalTime();
            // What came while the run was under way is assessed again.
            return new(key, Run, row?.FactAt ?? 0, row?.FactAt > e.AsOf ? soon : morning);
        }

        return new(key, Run, record.Position, row?.DueAt < soon ? row.DueAt : soon);
    }

    public static Specification<AssessmentDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);
}
