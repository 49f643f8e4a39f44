using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising;

/// <summary>Follows every campaign through the journal and looks whether its money adds up: each fen received is spent, refunded, free or awaiting review, and none twice.</summary>
internal sealed class FundraisingAudit : IJournalAudit
{
    private readonly Dictionary<StreamId, Campaign> _campaigns = [];
    private readonly Dictionary<StreamId, (long Received, long Paid)> _sums = [];
    private readonly List<(long Position, string Stream, string Zh, string En)> _findings = [];

    public void See(Recorded record)
    {
        if (record.Event is not CampaignEvent happened || _findings.Exists(f => f.Stream == record.Stream.ToString())) return;
        try
        {
            var campaign = _campaigns[record.Stream] = _campaigns.GetValueOrDefault(record.Stream, Campaign.Initial).Apply(happened);
            var (received, paid) = _sums.GetValueOrDefault(record.Stream);
            if (happened is DonationRecorded gift) received += gift.Amount.Fen;
            if (happened is WithdrawalApproved { Kind: not WithdrawalKind.Refund } cancelled) received -= cancelled.Taken.Sum(t => t.Length);
            if (happened is DisbursementPaid payment) paid += payment.Taken.Sum(t => t.Length);
            _sums[record.Stream] = (received, paid);
            var placed = campaign.Available + campaign.Committed + campaign.Disbursed + campaign.AwaitingReview + campaign.Refunded;
            if (campaign.Raised.Fen != received || campaign.Disbursed.Fen != paid || placed != campaign.Raised || campaign.Available.Fen < 0) Find(record, "收支不平衡", "its money does not add up");
        }
        catch (Exception impossible) when (impossible is InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            Find(record, $"与此前的记录矛盾：{impossible.Message}", $"it contradicts what was before: {impossible.Message}");
        }
    }

    public IEnumerable<(long Position, string Stream, string Zh, string En)> Finish() => _findings;

    private void Find(Recorded record, string zh, string en) => _findings.Add((record.Position, record.Stream.ToString(), zh, en));
}
