using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>Decisions about a collection box.</summary>
internal sealed class BoxDesk(IGrainFactory grains, Journal journal, Commands commands)
    : Desk<ICollectionBoxGrain, CollectionBox, BoxEvent, BoxRow, BoxResponse>(grains, journal, commands, new("collection-box", BoxErrors.NotFound, CollectionBox.NumberClaim, BoxResponse.Of));
