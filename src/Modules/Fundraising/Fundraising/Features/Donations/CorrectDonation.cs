using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>What was entered wrongly on a gift is put right by one person; what stood before stays in the journal (FUN-14).</summary>
internal static class CorrectDonation
{
    /// <summary>更正捐赠信息；不填的项不变</summary>
    /// <param name="Donor">捐赠人：只填要更正的项</param>
    /// <param name="GivenAt">捐出时间（带时区）</param>
    /// <param name="ReceivedAt">到账时间（带时区）</param>
    /// <param name="Message">留言</param>
    /// <param name="Reason">更正原因</param>
    internal sealed record Request(RecordDonation.DonorRequest? Donor, DateTimeOffset? GivenAt, DateTimeOffset? ReceivedAt, string? Message, string? Reason)
    {
        public ProposedCorrection ToCorrection() => new(Donor?.Kind, Donor?.Name, Donor?.Phone, Donor?.IdNumber, Donor?.CreditCode, GivenAt, ReceivedAt, Message, Reason);
    }

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/correct", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("correctDonation").WithSummary("更正捐赠信息（Correct a donation）")
        .WithDescription("更正捐赠人、联系方式、日期或留言，须说明原因；原内容留在账本中。金额记错须作废后重新登记。")
        .Permission("fundraising.record")
        .Refuses(DonationErrors.NotFound, DonationErrors.NothingCorrected, DonationErrors.GivenAfterReceived, DonationErrors.AnonymousHasNoName)
        .Refuses(422, "donation.reason_missing", "donation.received_in_future", "donation.received_after_end", "day.out_of_range", "identity.check_digit", "phone.invalid", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(new Request(new(null, null, "13900139000", null, null), null, null, null, "电话登记有误"));

    private static Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, GiftDecisions gifts, CancellationToken cancel) =>
        gifts.Decide(id, http, request, (gift, command, born, campaign) => gift.Correct(command, request.ToCorrection(), born.Recorded, born.Campaign, campaign.Plan?.EndsOn), cancel);
}
