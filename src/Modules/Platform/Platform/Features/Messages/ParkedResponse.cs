using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.Platform.ReadModels;

namespace JinhuRedCross.Platform.Features.Messages;

/// <summary>一条滞留的消息：某模块多次未能处理另一模块的通知；同一对象的后续通知排在其后等待，其他对象不受影响</summary>
/// <param name="Id">标识</param>
/// <param name="Listener">未能处理的模块</param>
/// <param name="Message">消息名称</param>
/// <param name="Stream">所涉对象（账簿中的序列）</param>
/// <param name="Position">账簿中的位置</param>
/// <param name="Error">未能处理的原因</param>
/// <param name="Attempts">已尝试次数</param>
/// <param name="Status">parked 滞留、driven 正在重试、discarded 已放弃（其后的消息正在处理）</param>
/// <param name="ParkedAt">滞留时间</param>
internal sealed record ParkedResponse(Guid Id, string Listener, string Message, string Stream, long Position, string Error, int Attempts, ParkedStatus Status, DateTimeOffset ParkedAt)
{
    public static ParkedResponse Of(ParkedRow m) => new(m.Id, m.Listener, m.Message, m.Stream, m.Position, m.Error, m.Attempts, m.Status, m.ParkedAt);
}
