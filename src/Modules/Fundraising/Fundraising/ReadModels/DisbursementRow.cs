using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A payment in a list.</summary>
/// <param name="Restricted">The payee may be seen at the desk only (SEC-03).</param>
internal sealed record DisbursementRow(
    Guid Id,
    Guid CampaignId,
    string Number,
    long AmountFen,
    string Purpose,
    string? Payee,
    bool PayeeIsUnit,
    string? Earmark,
    long? BeneficiaryCount,
    string? DecisionNumber,
    DisbursementStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    string? VoucherNumber,
    DateOnly? PaidOn,
    bool Restricted,
    long Version) : IReadModel<DisbursementRow>
{
    public static ReadTable Table { get; } = new("disbursements", 2) { Indexes = [[nameof(Number)], [nameof(CampaignId), nameof(RequestedAt)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DisbursementRequested e => [e.DisbursementId],
        DisbursementApproved e => [e.DisbursementId],
        DisbursementRejected e => [e.DisbursementId],
        DisbursementCancelled e => [e.DisbursementId],
        DisbursementPaid e => [e.DisbursementId],
        PersonErased e => [e.SubjectId],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static DisbursementRow? Project(DisbursementRow? row, Guid key, Recorded record)
    {
        if (record.Event is DisbursementRequested asked)
        {
            return new(key, record.Stream.Id, asked.Number, asked.Amount.Fen, asked.Purpose, asked.Payee.OrNothing, asked.PayeeIsUnit, asked.Earmark, asked.BeneficiaryCount,
                asked.DecisionNumber, DisbursementStatus.Requested, asked.By, asked.At, null, null, null, null, null, false, record.Version);
        }

        if (row is null) return null;
        var next = row with { Version = record.Version };
        return record.Event switch
        {
            DisbursementApproved e => next with { Status = DisbursementStatus.Approved, DecidedBy = e.By, DecidedAt = e.At },
            DisbursementRejected e => next with { Status = DisbursementStatus.Rejected, DecidedBy = e.By, DecidedAt = e.At, Reason = e.Reason },
            DisbursementCancelled e => next with { Status = DisbursementStatus.Cancelled, Reason = e.Reason },
            DisbursementPaid e => next with { Status = DisbursementStatus.Paid, VoucherNumber = e.VoucherNumber, PaidOn = e.PaidOn },
            PersonErased e => Erased(next, e.Kinds, e.Restricted),
            PersonalDataErased e => Erased(row, e.Kinds, e.Restricted ?? []),
            _ => row,
        };
    }

    private static DisbursementRow Erased(DisbursementRow row, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted) => row with
    {
        Payee = kinds.Contains(PrivateKind.Name) ? null : row.Payee,
        Restricted = row.Restricted || restricted.Contains(PrivateKind.Name),
    };
}

/// <summary>Every question the module asks of its list of payments.</summary>
internal static class DisbursementsThat
{
    public static Specification<DisbursementRow> BelongTo(Guid campaign) => new(d => d.CampaignId == campaign);

    public static Specification<DisbursementRow> HaveNumber(string number) => new(d => d.Number == number);

    public static Specification<DisbursementRow> Are(DisbursementStatus status) => new(d => d.Status == status);

    public static SortColumns<DisbursementRow> Sorts { get; } = new("-requestedAt")
    {
        { "requestedAt", d => d.RequestedAt },
        { "amount", d => d.AmountFen },
        { "number", d => d.Number },
    };
}

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
