using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>The ids that a gift gets when it is moved: known beforehand, so that what concerns its donor reaches it wherever it lies.</summary>
internal static class MovedGifts
{
    public static Guid IdOf(Guid root, int hop) => RowKey.Of("moved-gift", root, hop);

    public static IEnumerable<Guid> Of(Guid root) => Enumerable.Range(1, MoveOrigin.MostHops).Select(hop => IdOf(root, hop));
}
