using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The rows above every list of a campaign that leaves (FUN-19): whose list it is, and as of when.</summary>
internal static class ExportHead
{
    public static Task Head<TRow>(this TableWriter table, Campaign campaign, string list, Snapshot<TRow> snapshot, DateTimeOffset now, bool filtered)
        where TRow : class, IReadModel<TRow> => table.Head($"{campaign.Number} {campaign.Plan!.Title} {list}", snapshot, now, filtered);
}
