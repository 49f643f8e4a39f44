using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ParkingDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Domain.Messages.ParkingLot, JinhuRedCross.BuildingBlocks.Domain.Messages.ParkingEvent>;

namespace JinhuRedCross.Platform.Features.Messages;

/// <summary>A parked message is tried again, or given up for good.</summary>
internal static class DriveParked
{
    /// <summary>消息现在的状态</summary>
    internal enum MessageState
    {
        Parked,
        Driven,
        Discarded,
        NotParked,
    }

    /// <summary>处理结果</summary>
    /// <param name="Id">标识</param>
    /// <param name="State">driven 正在重试、discarded 已放弃、notParked 不在滞留列表中（已处理完毕，或从未滞留），未作改变</param>
    internal sealed record Response(Guid Id, MessageState State);

    /// <summary>放弃一条消息</summary>
    /// <param name="Reason">理由</param>
    internal sealed record DiscardRequest(string? Reason);

    public static void Map(RouteGroupBuilder parked)
    {
        parked.MapPost("/{id:guid}/retry", (Guid id, CommandRequest http, IGrainFactory grains, Commands commands) => Decide(id, http, null, commands, c => grains.ParkedMessages().Drive(c, id)))
            .WithName("retryParkedMessage").WithSummary("重试滞留的消息（Drive again）")
            .WithDescription("排除原因后重试；成功后，同一对象排在其后的消息依次处理，本条从列表中消失。再次失败则回到列表。处理两次与处理一次结果相同。")
            .Permission("platform.operate")
            .Audited(AuditAction.MessageDrivenAgain, "message")
            .ExampleParameter("id", () => Guid.Empty);
        parked.MapPost("/{id:guid}/discard", (Guid id, DiscardRequest request, CommandRequest http, IGrainFactory grains, Commands commands) => Decide(id, http, request, commands, c => grains.ParkedMessages().Discard(c, id, request.Reason)))
            .WithName("discardParkedMessage").WithSummary("放弃滞留的消息（Discard）")
            .WithDescription("确定永远无法处理的（例如所涉组织已撤销），写明理由后跳过；排在其后的消息依次处理。消息所依据的记录仍在账簿中。")
            .Permission("platform.operate")
            .Audited(AuditAction.MessageDiscarded, "message")
            .Refuses(ParkingErrors.ReasonMissing)
            .ExampleParameter("id", () => Guid.Empty)
            .Example(new DiscardRequest("所涉组织已撤销，无须登记"));
    }

    private static async Task<Results<Ok<Response>, Problem>> Decide(Guid id, CommandRequest http, object? content, Commands commands, Func<Command, Task<ParkingDecided>> decide)
    {
        var decided = await decide(commands.From(http, content, [id.ToString()]));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        return TypedResults.Ok(new Response(id, StateOf(decided.After!.Find(id))));
    }

    private static MessageState StateOf(ParkedMessage? message) => message?.Status switch
    {
        ParkedStatus.Parked => MessageState.Parked,
        ParkedStatus.Driven => MessageState.Driven,
        ParkedStatus.Discarded => MessageState.Discarded,
        _ => MessageState.NotParked,
    };
}
