using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>Decisions about a site.</summary>
internal sealed class SiteDesk(IGrainFactory grains, Journal journal, Commands commands)
    : Desk<ISiteGrain, Site, SiteEvent, SiteRow, SiteResponse>(grains, journal, commands, new("site", SiteErrors.NotFound, Site.NumberClaim, SiteResponse.Of));

/// <summary>Tells by itself that a site is to be reviewed (ORG-01).</summary>
internal sealed class NoteSiteReviews(SiteDesk desk) : IDueWork<SiteDueRow>
{
    public DateTimeOffset DueAt(SiteDueRow row) => row.DueAt!.Value;

    public async Task<Error?> Do(SiteDueRow row, Command command) => (await desk.Grain(row.Id).NoteReviewDue(command)).Error;
}
