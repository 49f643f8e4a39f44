namespace JinhuRedCross.Fundraising.Domain.Organisations;

/// <summary>A grass-roots organisation as plans and payments name it: as it was called then.</summary>
internal sealed record OrganisationRef(Guid Id, string Number, string Name);
