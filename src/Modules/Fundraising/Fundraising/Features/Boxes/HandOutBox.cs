using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>A box goes out under a seal, to somebody who keeps it (FUN-04).</summary>
internal static class HandOutBox
{
    /// <summary>发出</summary>
    /// <param name="To">领用人或领用单位</param>
    /// <param name="SealNumber">封签号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record Request(string? To, string? SealNumber, DateOnly? On);

    public static void Map(RouteGroupBuilder boxes) => boxes.MapPost("/{id}/hand-out", Handle)
        .WithName("handOutBox").WithSummary("发出募捐箱（Hand out）")
        .WithDescription("在库待用的募捐箱加封后交给领用人。")
        .Permission("fundraising.boxes")
        .Refuses(BoxErrors.NotFound, BoxErrors.NotReady, BoxErrors.Retired)
        .Refuses(422, "box.field_missing", "box.day_before_last_step", "day.in_future", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", () => "示例箱01")
        .Example(new Request("示例戊", "封0001", null));

    private static Task<Results<OkAt<BoxResponse>, Problem>> Handle(string id, Request request, CommandRequest http, BoxDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (box, command) => box.HandOut(command, request.To, request.SealNumber, request.On), cancel);
}
