using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Platform.Features.Erasures;

/// <summary>Somebody asks that what tells who he is be erased, wherever he stands (SEC-03).</summary>
internal static class ErasePerson
{
    /// <summary>删除个人信息的请求</summary>
    /// <param name="Subject">信息所属的标识或编号：捐赠、拨付、活动、名单待确认行</param>
    /// <param name="Kinds">要删除的种类：name 姓名、contact 联系方式、identity 证件号码、message 留言</param>
    /// <param name="Reason">理由（不要写入个人信息，理由不会被删除）</param>
    /// <param name="RequestedOn">本人提出请求的日期；不填为今天</param>
    /// <param name="IdentityChecked">已核实请求人身份；必须为 true</param>
    internal sealed record Request(string? Subject, IReadOnlyList<PrivateKind>? Kinds, string? Reason, DateOnly? RequestedOn, bool? IdentityChecked);

    public static void Map(RouteGroupBuilder erasures) => erasures.MapPost("/", Handle)
        .WithName("erasePerson").WithSummary("删除个人信息（Erase personal data）")
        .WithDescription("按标识或编号删除一个人的信息。各模块说明哪些种类依法必须保留、到何时、为什么；保留的限制使用。已删除的再删一次不改变什么。dryRun=true 只说明会删除和保留什么。")
        .Permission("platform.erase")
        .Refuses(ErasureErrors.SubjectUnknown, ErasureErrors.IdentityUnproved, ErasureErrors.KindsMissing, ErasureErrors.ReasonMissing, ErasureErrors.Incomplete)
        .Refuses(422, "erasure.requested_in_future", "text.too_long", "text.forbidden_character")
        .Example(Example);

    // The second gift of the first campaign, as the examples before this one make it.
    private static object Example(IServiceProvider services) =>
        new Request($"JH-MJ-{ChinaTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).Year}-0001-000002", [PrivateKind.Message], "捐赠人来函请求", null, true);

    private static async Task<Results<Ok<ErasureResponse>, Problem>> Handle(Request request, CommandRequest http, ErasureDesk desk, HttpContext context, CancellationToken cancel) =>
        await desk.Erase(request.Subject?.Trim() ?? "", new(request.Kinds, request.Reason, request.RequestedOn, request.IdentityChecked), http, context, cancel);
}
