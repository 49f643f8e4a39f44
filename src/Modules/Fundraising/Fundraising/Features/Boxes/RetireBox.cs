using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>A box is used no more.</summary>
internal static class RetireBox
{
    /// <summary>停用</summary>
    /// <param name="Reason">理由</param>
    internal sealed record Request(string? Reason);

    public static void Map(RouteGroupBuilder boxes) => boxes.MapPost("/{id}/retire", Handle)
        .WithName("retireBox").WithSummary("停用募捐箱（Retire）")
        .WithDescription("只能停用在库待用的募捐箱：已发出的先收回，已收回的先清点。编号不再使用。")
        .Permission("fundraising.boxes")
        .Refuses(BoxErrors.NotFound, BoxErrors.NotReady, BoxErrors.Retired)
        .ExampleParameter("id", () => "示例箱01")
        .Example(new Request("箱体破损"));

    private static Task<Results<OkAt<BoxResponse>, Problem>> Handle(string id, Request? request, CommandRequest http, BoxDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (box, command) => box.Retire(command, request?.Reason), cancel);
}
