using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Platform.Features.Audit;

/// <summary>Months of the trail that are old enough are taken away; their first and last hash stay in the journal (SEC-09).</summary>
internal static class PurgeAudit
{
    /// <summary>清除旧的审计记录</summary>
    /// <param name="Before">清除此月份之前的月份，如 2023-10</param>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Before, string? Reason);

    /// <summary>清除的结果</summary>
    /// <param name="Before">所清除的都早于此月份</param>
    /// <param name="Purged">清除的月份，最早的在前</param>
    internal sealed record Response(string Before, IReadOnlyList<Month> Purged);

    /// <summary>已清除的一个月</summary>
    /// <param name="Name">月份</param>
    /// <param name="Size">记录条数</param>
    /// <param name="First">第一条的摘要</param>
    /// <param name="Last">最后一条的摘要</param>
    /// <param name="Root">全月的封存值</param>
    /// <param name="SealedAt">封存时间</param>
    /// <param name="Reason">理由</param>
    /// <param name="By">操作人</param>
    /// <param name="At">清除时间</param>
    internal sealed record Month(string Name, long Size, string First, string Last, string Root, DateTimeOffset SealedAt, string Reason, string By, DateTimeOffset At)
    {
        public static Month Of(AuditMonthPurged e) => new(e.Month, e.Size, e.First, e.Last, e.Root, e.SealedAt, e.Reason, e.By, e.At);
    }

    public static void Map(RouteGroupBuilder audit)
    {
        audit.MapPost("/purge", Handle)
            .WithName("purgeAudit").WithSummary("清除旧审计记录（Purge the audit trail）")
            .WithDescription("按月整体清除。保留期由参数 Audit.KeepMonths 规定（默认 36 个月，不少于 6 个月）。清除前逐月核对，被改动的不清除；每月的条数、首末摘要和封存值留在账簿中。dryRun=true 只说明会清除哪些月份。")
            .Permission("platform.auditpurge")
            .Audited(AuditAction.AuditPurge, "audit", null)
            .Refuses(AuditErrors.ReasonMissing, AuditErrors.MonthInvalid, AuditErrors.Unsealed)
            .Refuses(422, "audit.too_young", "text.too_long", "text.forbidden_character")
            .Example(services => new Request(Oldest(services).ToString(), "示例：保留期满"));
        audit.MapGet("/purged", Purged)
            .WithName("findPurgedAudit").WithSummary("已清除的审计月份（Purged months）")
            .WithDescription("已清除的各月所留下的：条数、首末摘要、封存值、理由、操作人。")
            .Permission("platform.audit");
    }

    private static AuditMonth Oldest(IServiceProvider services) => AuditMonths.FirstKept(services.GetRequiredService<TimeProvider>().GetUtcNow(), decimal.ToInt32(AuditParameters.KeepMonths.Default));

    private static async Task<Results<Ok<Response>, Problem>> Handle(Request request, CommandRequest http, AuditPurging purging, Commands commands, CancellationToken cancel)
    {
        if (AuditMonth.Parse(request.Before) is not { } before) return AuditErrors.MonthInvalid.ToProblem();
        var decided = await purging.Purge(commands.From(http, request), before, request.Reason, cancel);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        return TypedResults.Ok(new Response(before.ToString(), [.. decided.Events.OfType<AuditMonthPurged>().Select(Month.Of)]));
    }

    private static async Task<Ok<ListResponse<Month>>> Purged(IGrainFactory grains) =>
        TypedResults.Ok(new ListResponse<Month>([.. (await grains.AuditMonths().Show()).Purged.Values.Select(Month.Of)]));
}
