using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>By what a donor is found beside his name.</summary>
internal enum DonorKeyKind
{
    Phone,
    IdNumber,
    CreditCode,
}

/// <summary>A phone or a number that a donor told with a gift, as a keyed digest: he is found by it, and nobody reads it here (FUN-09, SEC-03).</summary>
internal sealed record DonorKeyRow(Guid Id, Guid DonationId, DonorKeyKind Kind, Guid Digest) : IReadModel<DonorKeyRow>
{
    private static readonly DonorKeyKind[] _all = Enum.GetValues<DonorKeyKind>();

    public static ReadTable Table { get; } = new("donor_keys", 1) { Indexes = [[nameof(Digest)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded e => _all.Where(k => Part(k, e.Donor) is not null).Select(k => IdOf(e.DonationId, k)),
        DonationCorrected e => _all.Where(k => Part(k, e) is not null).Select(k => IdOf(record.Stream.Id, k)),
        PersonErased e => OfErased(e.SubjectId, e.Kinds),
        PersonalDataErased e => OfErased(e.Subject, e.Kinds),
        _ => [],
    };

    public static DonorKeyRow? Project(DonorKeyRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded e => Of(e.DonationId, key, k => Part(k, e.Donor)),
        DonationCorrected e => Of(record.Stream.Id, key, k => Part(k, e)),
        _ => null,
    };

    public static Specification<DonorKeyRow> Are(DonorKeyKind kind, Guid digest) => new(k => k.Kind == kind && k.Digest == digest);

    private static DonorKeyRow? Of(Guid donation, Guid key, Func<DonorKeyKind, Private<string>?> part)
    {
        var kind = _all.First(k => IdOf(donation, k) == key);
        return part(kind)?.Digest() is { } digest ? new(key, donation, kind, digest) : null;
    }

    private static Private<string>? Part(DonorKeyKind kind, Donor donor) => kind switch { DonorKeyKind.Phone => donor.Phone, DonorKeyKind.IdNumber => donor.IdNumber, _ => donor.CreditCode };

    private static Private<string>? Part(DonorKeyKind kind, DonationCorrected e) => kind switch { DonorKeyKind.Phone => e.Phone, DonorKeyKind.IdNumber => e.IdNumber, _ => e.CreditCode };

    private static IEnumerable<Guid> OfErased(Guid subject, IReadOnlyList<PrivateKind> kinds) =>
        from donation in MovedGifts.Of(subject).Prepend(subject)
        from kind in _all
        where kinds.Contains(kind == DonorKeyKind.Phone ? PrivateKind.Contact : PrivateKind.Identity)
        select IdOf(donation, kind);

    private static Guid IdOf(Guid donation, DonorKeyKind kind) => RowKey.Of("donor-key", donation, kind);
}
