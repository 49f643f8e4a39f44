using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>An interval of fen that a payment used up: what each gift became is read from these.</summary>
internal sealed record SpentRow(Guid Id, Guid CampaignId, string Line, long FromFen, long ToFen, Guid DisbursementId) : IReadModel<SpentRow>
{
    public static ReadTable Table { get; } = new("spent", 1) { Indexes = [[nameof(CampaignId), nameof(Line), nameof(ToFen)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) =>
        record.Event is DisbursementPaid paid ? paid.Taken.Select((_, i) => RowKey.Of(paid.DisbursementId, i)) : [];

    public static SpentRow? Project(SpentRow? row, Guid key, Recorded record)
    {
        if (record.Event is not DisbursementPaid paid) return row;
        var fens = paid.Taken.Where((_, i) => RowKey.Of(paid.DisbursementId, i) == key).First();
        return new(key, record.Stream.Id, paid.Earmark ?? "", fens.From, fens.To, paid.DisbursementId);
    }

    /// <summary>The intervals that used up fen of a gift.</summary>
    public static Specification<SpentRow> Of(DonationRow gift) =>
        new(s => s.CampaignId == gift.CampaignId && s.Line == gift.Line && s.ToFen > gift.FromFen && s.FromFen < gift.ToFen);
}
