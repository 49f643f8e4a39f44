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
    private static readonly ListFile<ParkedRow> _file = new(
        "parked-messages", "滞留的消息", ParkedRow.Sorts, null,
        new("滞留时间", 20, m => m.ParkedAt), new("模块", 18, m => m.Listener), new("消息", 40, m => m.Message), new("所涉对象", 52, m => m.Stream), new("账簿位置", 12, m => m.Position),
        new("原因", 60, m => m.Error), new("已尝试次数", 12, m => m.Attempts), new("状态", 12, m => Name(m.Status)), new("标识", 38, m => m.Id.ToString()));

    public static void Map(RouteGroupBuilder parked)
    {
        parked.MapGet("/", Handle)
            .WithName("findParkedMessages").WithSummary("滞留的消息（List parked messages）")
            .WithDescription("模块之间多次未能处理的通知；排除原因后用“重试”。按模块、消息、对象、状态筛选；默认最近滞留的在前。")
            .Permission("platform.operate")
            .SortableBy([.. ParkedRow.Sorts]);
        parked.MapFiles("/", "ParkedMessages", ("滞留的消息", "parked messages"), Export, e => e.Permission("platform.operate"));
    }

    /// <param name="listener">未能处理的模块</param>
    /// <param name="message">消息名称</param>
    /// <param name="stream">所涉对象</param>
    /// <param name="status">状态</param>
    private static async Task<Results<Ok<ListResponse<ParkedResponse>>, Problem>> Handle(
        string? listener, string? message, string? stream, ParkedStatus? status, ListQuery query, Reads<ParkedRow> parked, HttpContext context, CancellationToken cancel)
    {
        var found = await parked.Find(Wanted(listener, message, stream, status), query.Page(), ParkedRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, ParkedResponse.Of));
    }

    /// <param name="listener">未能处理的模块</param>
    /// <param name="message">消息名称</param>
    /// <param name="stream">所涉对象</param>
    /// <param name="status">状态</param>
    private static TableFile Export(string? listener, string? message, string? stream, ParkedStatus? status, Reads<ParkedRow> parked, TimeProvider clock, HttpContext context) =>
        _file.Of(parked, Wanted(listener, message, stream, status), context, clock);

    private static Specification<ParkedRow> Wanted(string? listener, string? message, string? stream, ParkedStatus? status)
    {
        var wanted = Specification<ParkedRow>.All;
        if (!string.IsNullOrWhiteSpace(listener)) wanted &= ParkedRow.WaitFor(listener.Trim());
        if (!string.IsNullOrWhiteSpace(message)) wanted &= ParkedRow.AreCalled(message.Trim());
        if (!string.IsNullOrWhiteSpace(stream)) wanted &= ParkedRow.AreAbout(stream.Trim());
        if (status is { } one) wanted &= ParkedRow.Are(one);
        return wanted;
    }

    private static string Name(ParkedStatus status) => status switch
    {
        ParkedStatus.Parked => "滞留",
        ParkedStatus.Driven => "正在重试",
        ParkedStatus.Discarded => "已放弃",
        _ => throw new InvalidOperationException($"No word for {status}"),
    };
}
