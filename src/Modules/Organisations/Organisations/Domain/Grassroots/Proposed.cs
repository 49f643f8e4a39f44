namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>An organisation as somebody registers it.</summary>
internal sealed record ProposedOrganisation(ProposedProfile Profile, OrganisationKind? Kind, string? Division, DateOnly? On, ParentOrganisation? Parent);

/// <summary>What an organisation is called, and where it belongs.</summary>
internal sealed record ProposedProfile(string? Name, string? HostUnit, string? HostCreditCode, string? Address);

/// <summary>What is known of the organisation above.</summary>
internal sealed record ParentOrganisation(Guid Id, string Number, string Path, OrganisationStatus Status);

/// <summary>A step with its document and day.</summary>
internal sealed record ProposedStep(string? DocumentNumber, DateOnly? On);

/// <summary>A leader as somebody names him.</summary>
internal sealed record ProposedOfficer(Guid Id, OfficerRole? Role, string? Name, string? Phone, string? Post, bool? Contact);

/// <summary>An election as somebody records it.</summary>
/// <param name="TermYears">How long the term is; null where the kind of organisation says it.</param>
internal sealed record ProposedLeadership(IReadOnlyList<ProposedOfficer>? Officers, int? Members, bool? Interim, int? TermYears, string? DocumentNumber, DateOnly? On);

/// <summary>The end of an organisation as somebody begins it.</summary>
internal sealed record ProposedEnding(DissolutionReason? Reason, string? Explanation, IReadOnlyList<Successor> Successors, string? DocumentNumber, DateOnly? On);

/// <summary>How things stand when an organisation ends.</summary>
/// <param name="Balance">What is left in its books, in yuan.</param>
internal sealed record ProposedSettlement(int? UntransferredMembers, decimal? Balance, bool? DuesSettled, bool? AssetsSettled, bool? SealAndPlaqueHandedIn, string? DocumentNumber, DateOnly? On);
