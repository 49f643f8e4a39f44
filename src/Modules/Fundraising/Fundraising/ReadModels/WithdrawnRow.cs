using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A stretch of a gift's fen that left its campaign unspent: which part of a collective gift it was is read from these.</summary>
internal sealed record WithdrawnRow(Guid Id, Guid DonationId, WithdrawalKind Kind, long FromFen, long ToFen) : IReadModel<WithdrawnRow>
{
    public static ReadTable Table { get; } = new("withdrawn", 1) { Indexes = [[nameof(DonationId)]] };

    public Fens Fens => new(FromFen, ToFen);

    public static IEnumerable<Guid> KeysOf(Recorded record) =>
        record.Event is WithdrawalApproved e ? e.Taken.Select((_, i) => RowKey.Of(e.WithdrawalId, i)) : [];

    public static WithdrawnRow? Project(WithdrawnRow? row, Guid key, Recorded record)
    {
        if (record.Event is not WithdrawalApproved e) return row;
        var fens = e.Taken.Where((_, i) => RowKey.Of(e.WithdrawalId, i) == key).First();
        return new(key, e.DonationId, e.Kind, fens.From, fens.To);
    }

    public static Specification<WithdrawnRow> OfOneOf(IReadOnlyCollection<Guid> donations) => new(w => donations.Contains(w.DonationId));
}
