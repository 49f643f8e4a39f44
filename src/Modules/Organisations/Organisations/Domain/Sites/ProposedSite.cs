namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>A site as somebody registers it.</summary>
internal sealed record ProposedSite(
    string? Name, SiteKind? Kind, string? Division, string? Address, string? HostUnit, Guid? OrganisationId, string? OrganisationNumber, string? ResponsiblePerson, string? Phone, DateOnly? On);

/// <summary>The opening of a site, with the document that names it.</summary>
internal sealed record ProposedOpening(string? DocumentNumber, DateOnly? On);

/// <summary>A finding as somebody writes it down.</summary>
internal sealed record ProposedFinding(string? Text, DateOnly? DueOn);

/// <summary>A service as somebody logs it.</summary>
internal sealed record ProposedService(SiteServiceKind? Kind, int? People, string? Grade, string? Note, DateOnly? On);
