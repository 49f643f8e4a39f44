using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>A donor asks that what tells who he is be erased (SEC-03).</summary>
internal static class EraseDonor
{
    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/erase", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("eraseDonor").WithSummary("删除捐赠人信息（Erase a donor's data）")
        .WithDescription("删除可以删除的种类；会计凭证上的姓名依法保留并限制使用：对外公示和导出从此按匿名显示，保留期限和理由写在答复中。金额、用途等账目不变。dryRun=true 只说明会删除和保留什么。")
        .Permission("fundraising.erase")
        .Refuses(DonationErrors.NotFound, ErasureErrors.IdentityUnproved, ErasureErrors.KindsMissing, ErasureErrors.ReasonMissing, ErasureErrors.Incomplete)
        .Refuses(422, "erasure.requested_in_future", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(new ErasureRequest([PrivateKind.Contact, PrivateKind.Identity, PrivateKind.Name], "捐赠人来函请求", null, true));

    private static async Task<Results<Ok<ErasureResponse>, Problem>> Handle(
        string id, ErasureRequest request, CommandRequest http, GiftDesk gifts, ErasureDesk desk, HttpContext context, CancellationToken cancel) =>
        (await gifts.Gift(id, cancel)).Value is { } gift ? await desk.Erase(gift.Id.ToString(), request, http, context, cancel, gift.Version) : DonationErrors.NotFound.ToProblem();
}
