using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>What is unspent of a gift goes to the campaign or fund it belongs to, by two people (FUN-14).</summary>
internal static class MoveDonation
{
    /// <summary>转移</summary>
    /// <param name="Campaign">转入的活动或资金：编号或标识</param>
    /// <param name="Earmark">转入后的定向用途；没有则不填</param>
    /// <param name="Reason">原因</param>
    /// <param name="ConsentReference">捐赠人同意改变用途的记录编号；定向捐赠转出原定向用途、活动捐赠转入其他活动或资金的必填</param>
    internal sealed record Request(string? Campaign, string? Earmark, string? Reason, string? ConsentReference = null);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/move", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("moveDonation").WithSummary("申请转移（Request a move）")
        .WithDescription("记错活动或用途时，把本笔捐赠未使用的部分转到另一活动、资金或定向用途；由另一人批准（change/approve）后生效。转入后有新的捐赠编号，捐赠人用原编号和查询码仍可查全部去向。")
        .Permission("fundraising.request")
        .Refuses(DonationErrors.NotFound, WithdrawalErrors.Settled, WithdrawalErrors.TargetMissing, WithdrawalErrors.SamePlace, WithdrawalErrors.NothingLeft, WithdrawalErrors.MovedTooOften, WithdrawalErrors.ConsentMissing)
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Suspended, CampaignErrors.Closed)
        .Refuses(409, "donation.change_pending").Refuses(422, "donation.reason_missing", "donation.too_many_earmarks")
        .ExampleParameter("id", ExampleNumbers.SecondListedGift)
        .Example(services => new Request((string)ExampleNumbers.Campaign(services), "助学", "捐赠人来电说明用于助学"));

    private static async Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, WithdrawalDesk desk, CancellationToken cancel)
    {
        var (target, fault) = await desk.Target(request.Campaign, request.Earmark, cancel);
        if (fault is not null) return fault.ToProblem();
        return await desk.Ask(id, http, request, (campaign, command, gift) => campaign.RequestMove(command, gift, target!, request.Reason, request.ConsentReference), cancel);
    }
}
