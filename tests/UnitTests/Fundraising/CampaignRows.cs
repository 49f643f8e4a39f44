using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Rows as the read side folds them, and what they must say of a campaign.</summary>
internal static class CampaignRows
{
    public static IEnumerable<TRow> Fold<TRow>(IEnumerable<Recorded> records)
        where TRow : class, IReadModel<TRow>
    {
        var rows = new Dictionary<Guid, TRow>();
        foreach (var record in records)
        {
            foreach (var key in TRow.KeysOf(record))
            {
                if (TRow.Project(rows.GetValueOrDefault(key), key, record) is { } row) rows[key] = row;
                else rows.Remove(key);
            }
        }

        return rows.Values;
    }

    public static void SayWhat(Campaign campaign, CampaignRow? row)
    {
        if (campaign.Plan is null)
        {
            Assert.Null(row);
            return;
        }

        Assert.NotNull(row);
        Assert.Equal(
            (campaign.Raised.Fen, campaign.Available.Fen, campaign.Committed.Fen, campaign.Disbursed.Fen, campaign.AwaitingReview.Fen, campaign.Refunded.Fen, campaign.DonationCount),
            (row.RaisedFen, row.AvailableFen, row.CommittedFen, row.DisbursedFen, row.AwaitingReviewFen, row.RefundedFen, row.DonationCount));
        Assert.Equal(
            (campaign.Number!, campaign.Plan.Title, campaign.Plan.Kind, campaign.Status, campaign.FilingNumber, campaign.Plan.StartsOn, campaign.Plan.EndsOn, campaign.Version),
            (row.Number, row.Title, row.Kind, row.Status, row.FilingNumber, row.StartsOn, row.EndsOn, row.Version));
    }

    /// <summary>What is to be done, read from the state: subject, kind, and the day from which it shows.</summary>
    public static IEnumerable<string> TasksOf(Campaign campaign)
    {
        var launched = campaign.LaunchedOn is not null;
        var collects = campaign.Status is CampaignStatus.Running or CampaignStatus.Suspended;
        var today = new DateOnly(2025, 7, 10);
        IEnumerable<string> tasks =
        [
            .. campaign.LettersOwed.Select(gift => Short(TaskKind.Letter, gift, today)),
            .. campaign.Unreviewed.Keys.Select(gift => Short(TaskKind.Review, gift, today)),
            .. campaign.Withdrawals.Values.Select(w => Short(StepOf(w), w.DonationId, today)),
            .. campaign.Open.Values.Select(d => Short(StepOf(d), d.Id, today)),
        ];
        if (!campaign.Untold.IsEmpty) tasks = tasks.Append(Short(TaskKind.Feedback, Id, today));
        if (launched && campaign is { Plan.Kind: CampaignKind.Public, FilingNumber: null, Status: not CampaignStatus.Settled }) tasks = tasks.Append(Short(TaskKind.File, Id, campaign.LaunchedOn!.Value));
        if (collects && campaign.Plan!.EndsOn is { } end) tasks = tasks.Append(Short(TaskKind.End, Id, end.AddDays(1)));
        return tasks.Order(StringComparer.Ordinal);
    }

    private static TaskKind StepOf(Withdrawal open) => open switch
    {
        { Status: WithdrawalStatus.Approved } => TaskKind.PayRefund,
        { Kind: WithdrawalKind.Refund } => TaskKind.ApproveRefund,
        _ => TaskKind.ApproveChange,
    };

    private static TaskKind StepOf(Disbursement open) => open switch
    {
        { Status: DisbursementStatus.Approved } => TaskKind.Pay,
        { ReviewRequired: true, ReviewedBy: null } => TaskKind.ReviewDisbursement,
        _ => TaskKind.Approve,
    };

    public static string Short(TaskRow task) => Short(task.Kind, task.SubjectId, task.AppearsOn);

    private static string Short(TaskKind kind, Guid subject, DateOnly from) => $"{kind} {subject} {from:yyyy-MM-dd}";
}
