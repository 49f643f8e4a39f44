using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>From a day on another value holds (K-08).</summary>
internal static class SetParameter
{
    /// <summary>参数的新版本</summary>
    /// <param name="Value">值</param>
    /// <param name="Basis">依据：法规、文件或会议决定</param>
    /// <param name="From">生效日期（含当日）；早于今天的须说明事由</param>
    /// <param name="To">截止日期（含当日）；只在一段时间内施行的填写，之后恢复原值</param>
    /// <param name="Reason">事由</param>
    internal sealed record Request(decimal? Value, string? Basis, DateOnly? From, DateOnly? To, string? Reason);

    public static void Map(RouteGroupBuilder parameters) => parameters.MapPost("/{key}/set", (string key, Request request, CommandRequest http, ParameterDesk desk, HttpContext context) =>
            desk.Decide(key, http, request, context, (table, command) => table.Set(command, key, new(request.Value, request.Basis, request.From, request.To, request.Reason))))
        .WithName("setParameter").WithSummary("设定参数（Set a parameter）")
        .WithDescription("自生效日期起施行新的值；前一版本止于其前一日。同一生效日期的以最后设定的为准。已作出的决定不因此改变。")
        .Permission("platform.parameters")
        .Audited(AuditAction.ParameterChange, "parameter", "key")
        .Refuses(ParameterErrors.NotFound, ParameterErrors.BasisMissing, ParameterErrors.FromMissing)
        .Refuses(409, "parameter.covers_another", "parameter.opposed")
        .Refuses(422, "parameter.value_missing", "parameter.too_precise", "parameter.out_of_limits", "parameter.reason_required", "parameter.ends_before_start", "day.out_of_range", "text.too_long")
        .ExampleParameter("key", () => ParameterDesk.ExampleKey)
        .Example(services => new Request(500_000, "示例：会长办公会议纪要第1号", ParameterDesk.NextYear(services), null, "示例"));
}
