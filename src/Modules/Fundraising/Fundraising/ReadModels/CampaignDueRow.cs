using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>What falls due on a campaign by itself: that its filing is overdue (FUN-03).</summary>
/// <param name="CountsFrom">The day that the deadline is reckoned from; how many days later is a parameter, and moves with the holidays.</param>
/// <param name="DueAt">The earliest moment at which it can be overdue; null before the launch.</param>
internal sealed record CampaignDueRow(Guid Id, string What, DateOnly CountsFrom, DateTimeOffset? DueAt) : IDueRow<CampaignDueRow>
{
    public const string FilingOverdue = "filing-overdue";

    public static ReadTable Table { get; } = new("campaigns_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        CampaignDrafted or CampaignPlanEdited or CampaignPlanChanged or CampaignLaunched => [record.Stream.Id],
        CampaignFiled or CampaignFilingOverdue or CampaignEnded or CampaignSettled => [record.Stream.Id],
        _ => [],
    };

    public static CampaignDueRow? Project(CampaignDueRow? row, Guid key, Recorded record) => record.Event switch
    {
        CampaignDrafted e => Planned(new(key, FilingOverdue, default, null), e.Plan),
        CampaignPlanEdited e => Planned(row ?? new(key, FilingOverdue, default, null), e.Plan),
        CampaignPlanChanged e => row is null ? null : Planned(row, e.Plan),
        CampaignLaunched => row is null ? null : row with { DueAt = Earliest(row.CountsFrom) },
        _ => null,
    };

    public static Specification<CampaignDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);

    // Only an emergency campaign is launched before it is filed.
    private static CampaignDueRow? Planned(CampaignDueRow row, CampaignPlan plan)
    {
        if (plan is not { Kind: CampaignKind.Public, Emergency: true }) return null;
        return row with { CountsFrom = plan.StartsOn, DueAt = row.DueAt is null ? null : Earliest(plan.StartsOn) };
    }

    private static DateTimeOffset Earliest(DateOnly countsFrom) => ChinaTime.StartOf(countsFrom.AddDays(1)).ToUniversalTime();
}
