using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>What a donor must and may tell (FUN-06, data standards 3.1 to 3.6).</summary>
internal static class DonorCheck
{
    private const int LongestUnitName = 200;

    /// <summary>The donor with his private parts, faults added to <paramref name="errors"/>. Names on a list are taken as they are.</summary>
    public static Donor Check(ProposedGift gift, Guid subject, DateTimeOffset now, List<Error> errors)
    {
        if (gift.Donor?.Kind is not { } kind)
        {
            errors.Add(DonationErrors.Missing("donor.kind", "捐赠人类别"));
            return new(default, null, null, null, null);
        }

        var donor = gift.Donor;
        var name = NameOf(gift, kind, errors);
        string? phone = null, identity = null, credit = null;
        if (!string.IsNullOrWhiteSpace(donor.Phone)) Add(PhoneNumber.Check(donor.Phone, kind == DonorKind.Organisation, "donor.phone", out phone));
        if (!string.IsNullOrWhiteSpace(donor.IdNumber)) Add(kind == DonorKind.Individual ? IdentityNumber.Check(donor.IdNumber, ChinaTime.DayOf(now), "donor.idNumber", out identity) : DonationErrors.IdNumberOfIndividuals);
        if (!string.IsNullOrWhiteSpace(donor.CreditCode)) Add(kind == DonorKind.Organisation ? CreditCode.Check(donor.CreditCode, "donor.creditCode", out credit) : DonationErrors.CreditCodeOfOrganisations);
        return new(kind,
            Private.Of(PrivateKind.Name, subject, name),
            Private.Of(PrivateKind.Contact, subject, phone),
            Private.Of(PrivateKind.Identity, subject, identity),
            Private.Of(PrivateKind.Identity, subject, credit));

        void Add(Error? error)
        {
            if (error is not null) errors.Add(error);
        }
    }

    private static string? NameOf(ProposedGift gift, DonorKind kind, List<Error> errors)
    {
        var asIs = gift.List is not null || kind == DonorKind.Organisation;
        if (PlainText.Check(gift.Donor!.Name, "donor.name", LongestUnitName, out var name) is { } unclean)
        {
            errors.Add(unclean);
            return null;
        }

        if (kind == DonorKind.Anonymous && name is not null && gift.List is null) errors.Add(DonationErrors.AnonymousHasNoName);
        if (kind != DonorKind.Anonymous && name is null) errors.Add(DonationErrors.Missing("donor.name", "捐赠人姓名或单位名称"));
        if (asIs || name is null || kind == DonorKind.Anonymous) return name;
        if (PersonName.Check(name, "donor.name", out var person) is { } error) errors.Add(error);
        return person;
    }
}
