using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>A version that has not begun is taken back.</summary>
internal static class WithdrawParameter
{
    /// <summary>撤回尚未生效的版本</summary>
    /// <param name="From">该版本的生效日期</param>
    /// <param name="Reason">事由</param>
    internal sealed record Request(DateOnly? From, string? Reason);

    public static void Map(RouteGroupBuilder parameters) => parameters.MapPost("/{key}/withdraw", (string key, Request request, CommandRequest http, ParameterDesk desk, HttpContext context) =>
            desk.Decide(key, http, request, context, (table, command) => table.Withdraw(command, key, request.From, request.Reason)))
        .WithName("withdrawParameter").WithSummary("撤回版本（Withdraw a version）")
        .WithDescription("撤回尚未生效的版本，其前一版本继续施行；已生效的不能撤回，只能另设新的版本。")
        .Permission("platform.parameters")
        .Audited(AuditAction.ParameterChange, "parameter", "key")
        .Refuses(ParameterErrors.NotFound, ParameterErrors.VersionNotFound, ParameterErrors.FromMissing)
        .Refuses(409, "parameter.version_begun", "parameter.opposed")
        .ExampleParameter("key", () => ParameterDesk.ExampleKey)
        .Example(services => new Request(ParameterDesk.NextYear(services), "示例：暂缓施行"));
}
