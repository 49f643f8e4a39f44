using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>A box comes back, closed, and its seal is compared (FUN-04).</summary>
internal static class TakeInBox
{
    /// <summary>收回</summary>
    /// <param name="From">交回人</param>
    /// <param name="SealNumber">箱上的封签号</param>
    /// <param name="Remark">备注；封签号与发出时不一致的必填</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record Request(string? From, string? SealNumber, string? Remark, DateOnly? On);

    public static void Map(RouteGroupBuilder boxes) => boxes.MapPost("/{id}/take-in", Handle)
        .WithName("takeInBox").WithSummary("收回募捐箱（Take in）")
        .WithDescription("收回后待清点，并出现在待办中。")
        .Permission("fundraising.boxes")
        .Refuses(BoxErrors.NotFound, BoxErrors.NotOut, BoxErrors.Retired)
        .Refuses(422, "box.field_missing", "box.seal_differs", "box.day_before_last_step", "day.in_future", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", () => "示例箱01")
        .Example(new Request("示例戊", "封0001", null, null));

    private static Task<Results<OkAt<BoxResponse>, Problem>> Handle(string id, Request request, CommandRequest http, BoxDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (box, command) => box.TakeIn(command, request.From, request.SealNumber, request.Remark, request.On), cancel);
}
