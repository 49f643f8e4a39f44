using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Every question the module asks of its imports over all campaigns.</summary>
internal static class ImportsThat
{
    public static Specification<ImportRow> BelongToOneOf(IReadOnlyCollection<Guid> campaigns) => new(i => campaigns.Contains(i.CampaignId));

    public static Specification<ImportRow> Are(ImportStatus status) => new(i => i.Status == status);

    public static Specification<ImportRow> MentionInSource(string text) => new(i => i.Source.Contains(text));

    public static Specification<ImportRow> WereRequestedFrom(DateTimeOffset moment) => new(i => i.RequestedAt >= moment);

    public static Specification<ImportRow> WereRequestedBefore(DateTimeOffset moment) => new(i => i.RequestedAt < moment);

    public static Specification<ImportRow> HoldRows(bool held) => new(i => (i.Held > 0) == held);

    public static Specification<ImportRow> RefusedRows(bool refused) => new(i => (i.Rejected > 0) == refused);

    public static SortColumns<ImportRow> Sorts { get; } = new("-requestedAt") { { "requestedAt", i => i.RequestedAt }, { "accepted", i => i.Accepted } };
}
