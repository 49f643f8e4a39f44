using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Audit;

/// <summary>Auditors and supervisors look up who did what (SEC-09, GOV-17); that they looked stands in the trail too.</summary>
internal static class FindAudit
{
    public static void Map(RouteGroupBuilder audit) => audit.MapGet("/", Handle)
        .WithName("findAudit").WithSummary("审计记录（Audit trail）")
        .WithDescription("登录、被拒绝、权限变更、查看明文、导出、删除个人信息、参数变更等，最近的在前。查询本身也会记录。很少命中的查询每次最多翻看十万行，未满一页也可能有 nextCursor，请继续翻页。")
        .Permission("platform.audit")
        .NamesActors<AuditLineResponse>();

    /// <param name="actor">操作人（全名）</param>
    /// <param name="from">不早于（北京时间）</param>
    /// <param name="to">不晚于（北京时间）</param>
    /// <param name="action">动作</param>
    /// <param name="object">对象：kind/id，或只写 kind</param>
    /// <param name="result">结果</param>
    /// <param name="address">来源地址（IP）</param>
    private static async Task<Results<Ok<ListResponse<AuditLineResponse>>, Problem>> Handle(
        string? actor, DateOnly? from, DateOnly? to, AuditAction? action, string? @object, AuditResult? result, string? address,
        ListQuery query, AuditSearch search, HttpContext context, CancellationToken cancel)
    {
        var found = await search.Find(new(actor, from, to, action, @object, result, address), query.Limit, query.Cursor, query.IncludeTotal, cancel);
        if (found.Error is { } error) return error.ToProblem();
        await context.Audit(context.Entry(AuditAction.AuditRead) with { Target = "audit", Fields = [.. context.Request.Query.Keys.Order(StringComparer.Ordinal)] });
        return TypedResults.Ok(new ListResponse<AuditLineResponse>([.. found.Items.Select(AuditLineResponse.Of)], found.NextCursor, found.Total));
    }
}
