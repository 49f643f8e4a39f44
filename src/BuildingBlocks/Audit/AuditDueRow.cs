using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>When a month of the trail has been kept for long enough (SEC-09).</summary>
/// <param name="DueAt">The earliest moment by law; how long it is really kept is a parameter.</param>
internal sealed record AuditDueRow(Guid Id, string What, string Month, DateTimeOffset? DueAt) : IDueRow<AuditDueRow>
{
    public static ReadTable Table { get; } = new("audit_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => TheAuditMonths.Stream.Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        AuditMonthAnchored e => [Key(e.Month)],
        AuditMonthPurged e => [Key(e.Month)],
        _ => [],
    };

    public static AuditDueRow? Project(AuditDueRow? row, Guid key, Recorded record) =>
        record.Event is AuditMonthAnchored e ? new(key, "audit-kept", e.Month, Kept(e.Month, (int)AuditParameters.KeepMonths.Least)) : null;

    public static Specification<AuditDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);

    /// <summary>The moment from which a month need not be kept any longer: so many whole months after its end.</summary>
    public static DateTimeOffset Kept(string month, int months) => ChinaTime.StartOf(AuditMonth.Parse(month)!.Value.FirstDay.AddMonths(months + 1)).ToUniversalTime();

    private static Guid Key(string month) => RowKey.Of("audit-month", month);
}

/// <summary>Takes a month away by itself once it need not be kept; the journal keeps what it was, with the hashes of its first and last entry.</summary>
internal sealed class PurgeWhatWasKept(AuditPurging purging, RulesInForce rules, TimeProvider clock) : IDueWork<AuditDueRow>
{
    private const string Reason = "保留期满，自动清除（Audit.KeepMonths）";

    public DateTimeOffset DueAt(AuditDueRow row)
    {
        var figures = rules.Now.On(ChinaTime.DayOf(clock.GetUtcNow()));
        return figures.Whole(AuditParameters.PurgesItself) == 1 ? AuditDueRow.Kept(row.Month, figures.Whole(AuditParameters.KeepMonths)) : DateTimeOffset.MaxValue;
    }

    public async Task<Error?> Do(AuditDueRow row, Command command) =>
        (await purging.Purge(command, AuditMonth.Of(AuditMonth.Parse(row.Month)!.Value.FirstDay.AddMonths(1)), Reason, CancellationToken.None)).Error;
}
