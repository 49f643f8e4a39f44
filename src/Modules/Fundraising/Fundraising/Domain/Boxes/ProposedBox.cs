using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Boxes;

/// <summary>A box as somebody registers it, with what is known of its campaign.</summary>
internal sealed record ProposedBox(
    string? Number, string? Place, bool? InsideCounty, string? FilingNumber, Guid CampaignId, string CampaignNumber, CampaignKind Kind, CampaignStatus Status);

/// <summary>A count as somebody writes it down; the amount in yuan, 0 where nothing was in the box.</summary>
internal sealed record ProposedCount(decimal? Amount, string? SecondPerson, DateOnly? On);
