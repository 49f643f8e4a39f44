using JinhuRedCross.Fundraising.Domain.Organisations;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>A plan as somebody typed it, before any rule has looked at it; amounts in yuan.</summary>
internal sealed record ProposedPlan(
    string? Title,
    string? Purpose,
    CampaignKind? Kind,
    bool? Emergency,
    string? IncidentName,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    string? Area,
    string? ResponsiblePerson,
    string? OfficeAddress,
    IReadOnlyList<Channel>? DonationMethods,
    string? BankAccount,
    string? Beneficiaries,
    string? UseOfFunds,
    decimal? CostEstimate,
    string? SurplusPlan,
    decimal? GoalAmount,
    ProposedCertificate? Certificate,
    IReadOnlyList<string>? OnlinePlatforms = null,
    ProposedPartner? Partner = null,
    NamedOrganisation? Organisation = null);

/// <summary>A certificate as somebody typed it.</summary>
internal sealed record ProposedCertificate(string? Number, DateOnly? ValidFrom, DateOnly? ValidTo);
