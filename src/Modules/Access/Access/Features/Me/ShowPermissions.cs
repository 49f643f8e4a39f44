using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Me;

/// <summary>Every permission there is, as the endpoints ask for them.</summary>
internal static class ShowPermissions
{
    /// <summary>一项权限</summary>
    /// <param name="Name">名称，模块.事项</param>
    /// <param name="Reads">只查看、不改动</param>
    /// <param name="InPart">可否只限于一个组织及其下级授予</param>
    /// <param name="Operations">需要它的接口（operationId）</param>
    internal sealed record Item(string Name, bool Reads, bool InPart, IReadOnlyList<string> Operations);

    public static void Map(RouteGroupBuilder roles) => roles.MapGet("/permissions", (IPermissionCatalogue catalogue) =>
            TypedResults.Ok(new ListResponse<Item>([.. catalogue.All.Select(p => new Item(p.Name, p.Reads, p.InPart, p.Operations))])))
        .WithName("findPermissions").WithSummary("权限目录（List permissions）")
        .WithDescription("各接口所需的权限，由接口自身汇集而成；授予角色或客户端时用这里的名称，也可用 模块.*、reading（全部只查看的权限）。")
        .Permission("access.read");
}
