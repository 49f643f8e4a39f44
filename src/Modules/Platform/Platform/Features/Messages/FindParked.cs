using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Platform.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Messages;

/// <summary>The messages between modules that could not be heard.</summary>
internal static class FindParked
{
    public static void Map(RouteGroupBuilder parked) => parked.MapGet("/", Handle)
        .WithName("findParkedMessages").WithSummary("滞留的消息（List parked messages）")
        .WithDescription("模块之间多次未能处理的通知；排除原因后用“重试”。按模块、消息、对象、状态筛选；默认最近滞留的在前。")
        .Permission("platform.operate")
        .SortableBy([.. ParkedRow.Sorts]);

    /// <param name="listener">未能处理的模块</param>
    /// <param name="message">消息名称</param>
    /// <param name="stream">所涉对象</param>
    /// <param name="status">状态</param>
    private static async Task<Results<Ok<ListResponse<ParkedResponse>>, Problem>> Handle(
        string? listener, string? message, string? stream, ParkedStatus? status, ListQuery query, Reads<ParkedRow> parked, HttpContext context, CancellationToken cancel)
    {
        var wanted = Specification<ParkedRow>.All;
        if (!string.IsNullOrWhiteSpace(listener)) wanted &= ParkedRow.WaitFor(listener.Trim());
        if (!string.IsNullOrWhiteSpace(message)) wanted &= ParkedRow.AreCalled(message.Trim());
        if (!string.IsNullOrWhiteSpace(stream)) wanted &= ParkedRow.AreAbout(stream.Trim());
        if (status is { } one) wanted &= ParkedRow.Are(one);
        var found = await parked.Find(wanted, query.Page(), ParkedRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, ParkedResponse.Of));
    }
}
