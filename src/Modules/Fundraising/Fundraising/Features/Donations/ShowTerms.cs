using JinhuRedCross.BuildingBlocks.Domain.Standards;
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

/// <summary>What was agreed about a gift beside its amount (FUN-06).</summary>
internal static class ShowTerms
{
    /// <summary>捐赠约定</summary>
    /// <param name="SubjectId">删除受益人个人信息时使用的标识；没有约定的为空</param>
    /// <param name="Beneficiary">捐赠人指定的受益人，脱敏</param>
    /// <param name="AgreementNumber">捐赠协议编号</param>
    /// <param name="SignedOn">签订日期</param>
    /// <param name="Conditions">所附条件，登记人已声明合法</param>
    internal sealed record Response(Guid? SubjectId, string? Beneficiary, string? AgreementNumber, DateOnly? SignedOn, string? Conditions);

    public static void Map(RouteGroupBuilder module) => module.MapGet("/donations/{id}/terms", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("showTerms").WithSummary("捐赠约定（Terms of a donation）")
        .WithDescription("指定的受益人、捐赠协议、所附条件；没有约定的各项为空。")
        .Permission("fundraising.read")
        .Refuses(DonationErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Gift);

    private static async Task<Results<Ok<Response>, Problem>> Handle(string id, GiftDesk gifts, Reads<TermsRow> terms, HttpContext context, CancellationToken cancel)
    {
        if ((await gifts.Gift(id, cancel)).Value is not { } gift) return DonationErrors.NotFound.ToProblem();
        var found = await terms.One(GiftTerms.IdOf(gift.RootId), cancel);
        context.SayLag(found.Lagging);
        return TypedResults.Ok(found.Value is { } t
            ? new Response(t.Id, t.Beneficiary is { } name ? Masking.Name(name) : null, t.AgreementNumber, t.SignedOn, t.Conditions)
            : new Response(null, null, null, null, null));
    }
}
