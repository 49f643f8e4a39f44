using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>What was agreed about a gift beside its amount; few gifts have any (FUN-06).</summary>
/// <param name="Id">Also the subject of what it tells of a person.</param>
internal sealed record TermsRow(Guid Id, Guid DonationId, string DonationNumber, string? Beneficiary, string? AgreementNumber, DateOnly? SignedOn, string? Conditions) : IReadModel<TermsRow>
{
    public static ReadTable Table { get; } = new("gift_terms", 1);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded { Terms: not null, MovedFrom: null } e => [GiftTerms.IdOf(e.DonationId)],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static TermsRow? Project(TermsRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded { Terms: { } terms } e => new(key, e.DonationId, e.Number, terms.Beneficiary?.OrNothing, terms.AgreementNumber, terms.SignedOn, terms.Conditions?.OrNothing),
        PersonalDataErased e when row is not null => Erased(row, e.Kinds),
        _ => row,
    };

    private static TermsRow Erased(TermsRow row, IReadOnlyList<PrivateKind> kinds)
    {
        var next = kinds.Contains(PrivateKind.Name) ? row with { Beneficiary = null } : row;
        return kinds.Contains(PrivateKind.Message) ? next with { Conditions = null } : next;
    }
}
