using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>What became of a gift at the desk: recorded, reviewed, its letter received (FUN-14).</summary>
internal static class ShowDonationHistory
{
    public static void Map(RouteGroupBuilder module) => module.MapGet("/donations/{id}/history", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("showDonationHistory").WithSummary("捐赠历史（Donation history）")
        .WithDescription("登记、境外捐赠审查、补交捐赠函，最早的在前；一次全部给出。")
        .Permission("fundraising.read")
        .Refuses(DonationErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Gift)
        .NamesActors<HistoryResponse>();

    private static async Task<Results<Ok<ListResponse<HistoryResponse>>, Problem>> Handle(
        string id, GiftDesk gifts, Journal journal, Reads<HistoryRow> history, HttpContext context, CancellationToken cancel)
    {
        var gift = await gifts.Gift(id, cancel);
        context.SayLag(gift.Lagging);
        if (gift.Value is not { } row) return DonationErrors.NotFound.ToProblem();
        // A gift has the id of the command that recorded it.
        var command = await journal.FindCommand(row.Id, cancel);
        var recorded = command?.Records.Where(r => r.Event is DonationRecorded e && e.DonationId == row.Id).Select(HistoryRow.Of) ?? [];
        var later = await history.Find(HistoryThat.Concerns(row.Id), new(Limit: PageRequest.MaximumLimit), HistoryThat.OfGifts, cancel);
        var english = context.TellsEnglish();
        var steps = recorded.Concat(later.Value.Items).Select((step, i) => HistoryResponse.Of(step with { Version = i + 1 }, english, []));
        return TypedResults.Ok(new ListResponse<HistoryResponse>([.. steps], null, null));
    }
}
