using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>How a beneficiary stands to the donor: to anybody but a stranger the donor may not give in public welfare (Charity Law 40).</summary>
internal enum BeneficiaryRelation
{
    None,
    Relative,
    Employee,
    Owner,
    Other,
}

/// <summary>What was agreed about a gift beside its amount (FUN-06).</summary>
/// <param name="Beneficiary">Whom the donor named; erasable by <see cref="IdOf"/>.</param>
/// <param name="Conditions">Declared to be lawful by whoever accepted them.</param>
internal sealed record GiftTerms(Private<string>? Beneficiary, string? AgreementNumber, DateOnly? SignedOn, Private<string>? Conditions)
{
    /// <summary>Whom what the terms tell of a person is about.</summary>
    public static Guid IdOf(Guid gift) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"gift-terms/{gift}")).AsSpan(0, 16), bigEndian: true);

    /// <summary>The terms that were asked for; null where there are none. Faults added to <paramref name="errors"/>.</summary>
    public static GiftTerms? Check(ProposedTerms? asked, Guid gift, DateTimeOffset now, List<Error> errors)
    {
        if (asked is null) return null;
        string? Text(string? text, string field, int most, bool lines = false)
        {
            if (PlainText.Check(text, field, most, out var clean, lines) is { } unclean) errors.Add(unclean);
            return clean;
        }

        var beneficiary = asked.NamesBeneficiary ? Text(asked.BeneficiaryName, "beneficiary.name", 200) : null;
        if (asked.NamesBeneficiary)
        {
            if (string.IsNullOrWhiteSpace(asked.BeneficiaryName)) errors.Add(DonationErrors.Missing("beneficiary.name", "受益人姓名"));
            if (asked.Relation is null) errors.Add(DonationErrors.Missing("beneficiary.relation", "受益人与捐赠人的关系"));
            else if (asked.Relation != BeneficiaryRelation.None) errors.Add(DonationErrors.InterestedBeneficiary);
        }

        var number = asked.NamesAgreement ? Text(asked.AgreementNumber, "agreement.number", 100) : null;
        if (asked.NamesAgreement && string.IsNullOrWhiteSpace(asked.AgreementNumber)) errors.Add(DonationErrors.Missing("agreement.number", "捐赠协议编号"));
        if (asked.SignedOn is { } day)
        {
            if (DayRange.Check(day, "agreement.signedOn") is { } unlikely) errors.Add(unlikely);
            else if (day > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture("agreement.signedOn", day));
        }

        var conditions = Text(asked.Conditions, "conditions", 1000, lines: true);
        if (conditions is not null && asked.ConditionsLawful is not true) errors.Add(DonationErrors.ConditionsUndeclared);
        if (beneficiary is null && number is null && conditions is null) return null;
        return new(Private.Of(PrivateKind.Name, IdOf(gift), beneficiary), number, asked.SignedOn, Private.Of(PrivateKind.Message, IdOf(gift), conditions));
    }
}

/// <summary>Terms as somebody typed them.</summary>
internal sealed record ProposedTerms(
    bool NamesBeneficiary, string? BeneficiaryName, BeneficiaryRelation? Relation, bool NamesAgreement, string? AgreementNumber, DateOnly? SignedOn, string? Conditions, bool? ConditionsLawful);
