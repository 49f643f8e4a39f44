using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Organisations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A payment in a list.</summary>
/// <param name="LastOn">The day of its newest step, the day on which it was paid among them.</param>
/// <param name="SumKey">Digest of payee and purpose in their plain form, to sum what one payee gets for one purpose (DEC-01); 0 once the payee is erased.</param>
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
    DateOnly RequestedOn,
    bool ReviewRequired,
    ApprovalLevel ApprovalLevel,
    string? ReviewedBy,
    DateTimeOffset? ReviewedAt,
    string? ReviewComment,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    ApprovalCapacity? Capacity,
    string? Comment,
    string? Reason,
    string? VoucherNumber,
    DateOnly? PaidOn,
    string? PaidBy,
    DateTimeOffset? PaidAt,
    DateOnly LastOn,
    long SumKey,
    bool Restricted,
    string? ConsentReference,
    Guid? OrganisationId,
    string? OrganisationNumber,
    string? OrganisationName,
    long Version) : IReadModel<DisbursementRow>
{
    public static ReadTable Table { get; } = new("disbursements", 5) { Indexes = [[nameof(Number)], [nameof(CampaignId), nameof(RequestedAt)], [nameof(SumKey)]] };

    public OrganisationRef? Organisation => OrganisationId is { } id ? new(id, OrganisationNumber!, OrganisationName!) : null;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DisbursementRequested e => [e.DisbursementId],
        DisbursementReviewed e => [e.DisbursementId],
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
        if (record.Event is DisbursementRequested asked) return Of(asked, key, record);
        if (row is null) return null;
        var next = row with { Version = record.Version };
        return record.Event switch
        {
            DisbursementReviewed e => next with { ReviewedBy = e.By, ReviewedAt = e.At, ReviewComment = e.Comment, LastOn = Later(row.LastOn, ChinaTime.DayOf(e.At)) },
            DisbursementApproved e => Approved(next, e),
            DisbursementRejected e => next with { Status = DisbursementStatus.Rejected, DecidedBy = e.By, DecidedAt = e.At, Reason = e.Reason },
            DisbursementCancelled e => next with { Status = DisbursementStatus.Cancelled, Reason = e.Reason },
            DisbursementPaid e => next with { Status = DisbursementStatus.Paid, VoucherNumber = e.VoucherNumber, PaidOn = e.PaidOn, PaidBy = e.By, PaidAt = e.At, LastOn = Later(row.LastOn, e.PaidOn) },
            PersonErased e => Erased(next, e.Kinds, e.Restricted),
            PersonalDataErased e => Erased(row, e.Kinds, e.Restricted ?? []),
            _ => row,
        };
    }

    /// <summary>What makes payments one sum: payee and purpose, however they were typed.</summary>
    public static long SumKeyOf(string? payee, string? purpose)
    {
        if (payee is null || purpose is null) return 0;
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{PlainForm.Of(payee)}|{PlainForm.Of(purpose)}")));
    }

    private static DisbursementRow Of(DisbursementRequested e, Guid key, Recorded record)
    {
        var (payee, day) = (e.Payee.OrNothing, ChinaTime.DayOf(e.At));
        return new(
            key, record.Stream.Id, e.Number, e.Amount.Fen, e.Purpose, payee, e.PayeeIsUnit, e.Earmark, e.BeneficiaryCount, e.DecisionNumber, DisbursementStatus.Requested, e.By, e.At, day,
            e.ReviewRequired, e.LevelAsked, null, null, null, null, null, null, null, null, null, null, null, null, day, SumKeyOf(payee, e.Purpose), false, e.ConsentReference,
            e.Organisation?.Id, e.Organisation?.Number, e.Organisation?.Name, record.Version);
    }

    private static DisbursementRow Approved(DisbursementRow row, DisbursementApproved e) => row with
    {
        Status = DisbursementStatus.Approved,
        ApprovalLevel = e.Level ?? row.ApprovalLevel,
        DecisionNumber = e.DecisionNumber ?? row.DecisionNumber,
        DecidedBy = e.By,
        DecidedAt = e.At,
        Capacity = e.Capacity,
        Comment = e.Comment,
        LastOn = Later(row.LastOn, ChinaTime.DayOf(e.At)),
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DisbursementRow Erased(DisbursementRow row, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted) => row with
    {
        Payee = kinds.Contains(PrivateKind.Name) ? null : row.Payee,
        SumKey = kinds.Contains(PrivateKind.Name) ? 0 : row.SumKey,
        Restricted = row.Restricted || restricted.Contains(PrivateKind.Name),
    };
}
