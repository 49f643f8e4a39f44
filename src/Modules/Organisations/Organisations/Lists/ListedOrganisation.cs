using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Lists;

/// <summary>An organisation as a register tells of it; what cannot be wrong in form only, the organisation itself decides about.</summary>
/// <param name="Row">Where it stands in the file, counted from 1.</param>
/// <param name="Text">The whole row, for telling one row from another.</param>
/// <param name="Parent">Name or number of the organisation above; null where there is none.</param>
/// <param name="Works">Whether it is said, or shown by an approval, to work.</param>
internal sealed record ListedOrganisation(
    int Row, string Text, ProposedProfile Profile, OrganisationKind? Kind, string Division, string? Parent, DateOnly? Since, bool Works, string? ApprovalNumber, DateOnly? ApprovedOn, DateOnly? OpenedOn,
    IReadOnlyList<ListedOfficer> Officers, DateOnly? ElectedOn, string? ElectionNumber, int? TermYears, int? Members, int? Volunteers)
{
    public string Name => Profile.Name!;
}

/// <summary>Somebody that a register names.</summary>
internal sealed record ListedOfficer(OfficerRole Role, string Name, string? Phone, bool Contact);
