using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>The list of a collective gift comes after its money (FUN-13).</summary>
internal static class NameParts
{
    /// <summary>集体捐赠名单</summary>
    /// <param name="Parts">每人一行，合计须等于捐赠金额</param>
    internal sealed record Request(IReadOnlyList<PartRequest>? Parts);

    public static void Map(RouteGroupBuilder module) => Describe(module.MapPost("/donations/{id}/parts", Handle))
        .WithName("nameParts").WithSummary("补登集体捐赠名单（Name the parts of a collective gift）")
        .WithDescription("单位统一转入的捐赠，名单后到时补登，只登记一次，合计须与捐赠金额一分不差。每人有自己的编号、查询码和公示方式；钱按名单先后对应到分。")
        .Example(new Request([new("示例丁", 600_000, Publicity.Name), new("示例戊", 399_999.5m, Publicity.Masked), new(null, 0.5m, Publicity.Anonymous)]));

    public static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("集体捐赠（Collective gifts）")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, PartErrors.NeedsUnit, PartErrors.Missing, PartErrors.NamedAlready, PartErrors.Voided)
        .Refuses(422, "parts.sum_differs", "parts.name_missing", "parts.too_many", "amount.missing", "amount.not_positive", "amount.too_precise", "donation.field_missing", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.ListedGift);

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions decisions, GiftDesk gifts, CancellationToken cancel) =>
        Name(id, PartRequest.ToParts(request.Parts ?? []), http, request, decisions, gifts, cancel);

    /// <param name="content">What two requests must have in common to be the same.</param>
    public static async Task<Results<OkAt<DonationResponse>, Problem>> Name(
        string id, IReadOnlyList<ProposedPart> parts, CommandRequest http, object content, GiftDecisions decisions, GiftDesk gifts, CancellationToken cancel)
    {
        if (await gifts.Gift(id, cancel) is not { Value: { } row }) return DonationErrors.NotFound.ToProblem();
        // By any of its numbers: the list belongs to the gift as it was given.
        return await decisions.Decide(
            row.RootId.ToString(), http, content, (gift, command, born, _) => gift.NameParts(command, parts, born.Recorded, born.Campaign, row.State == DonationState.Voided), cancel);
    }
}
