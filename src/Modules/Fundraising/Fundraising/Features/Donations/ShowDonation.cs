using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>One gift.</summary>
internal static class ShowDonation
{
    public static void Map(RouteGroupBuilder module) => module.MapGet("/donations/{id}", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("showDonation").WithSummary("查看捐赠（Show a donation）")
        .WithDescription("id 可以是标识或捐赠编号。个人姓名脱敏，电话和证件号码不显示。")
        .Permission("fundraising.read")
        .Refuses(DonationErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Gift);

    private static async Task<Results<OkAt<DonationResponse>, Problem>> Handle(string id, GiftDesk gifts, QueryCodes codes, HttpContext context, CancellationToken cancel)
    {
        var gift = await gifts.Gift(id, cancel);
        context.SayLag(gift.Lagging);
        if (gift.Value is not { } row) return DonationErrors.NotFound.ToProblem();
        return Answers.Ok(DonationResponse.Of(row, codes), row.Version);
    }
}
