using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Organisations;

/// <summary>An organisation as somebody names it, with what is known of it.</summary>
/// <param name="Given">Its id or number, as typed.</param>
internal sealed record NamedOrganisation(string Given, KnownOrganisation Known)
{
    /// <summary>Only an organisation that exists runs campaigns and is paid.</summary>
    public static Error? Check(NamedOrganisation? asked, out OrganisationRef? organisation)
    {
        organisation = null;
        if (asked is null) return null;
        if (asked.Known.Ref is not { } named) return OrganisationErrors.Unknown(asked.Given);
        if (asked.Known.Status == KnownOrganisationStatus.Registered) return OrganisationErrors.NotEstablished(named);
        if (asked.Known.Status == KnownOrganisationStatus.Dissolved) return OrganisationErrors.Ended(named);
        organisation = named;
        return null;
    }
}
