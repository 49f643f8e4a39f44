using JinhuRedCross.Fundraising.Domain.Boxes;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Tells an event of a collection box in one sentence, without the names of those who had it.</summary>
internal static class BoxWords
{
    public static (string Zh, string En) Of(BoxEvent happened) => happened switch
    {
        BoxRegistered e => ($"登记募捐箱 {e.Number}，地点 {e.Place}{(e.FilingNumber is { } f ? $"，当地备案编号 {f}" : "")}", $"Box {e.Number} registered at {e.Place}{(e.FilingNumber is { } n ? $", filed there as {n}" : "")}"),
        BoxHandedOut e => ($"发出（{e.On:yyyy-MM-dd}），封签号 {e.SealNumber}", $"Handed out on {e.On:yyyy-MM-dd} under seal {e.SealNumber}"),
        BoxTakenIn { SealDiffers: true } e => ($"收回（{e.On:yyyy-MM-dd}），封签号 {e.SealSeen}，与发出时不一致：{e.Remark}", $"Taken in on {e.On:yyyy-MM-dd} under another seal, {e.SealSeen}: {e.Remark}"),
        BoxTakenIn e => ($"收回（{e.On:yyyy-MM-dd}），封签号 {e.SealSeen}{(e.Remark is { } r ? $"：{r}" : "")}", $"Taken in on {e.On:yyyy-MM-dd} under seal {e.SealSeen}{(e.Remark is { } s ? $": {s}" : "")}"),
        BoxCounted e => ($"第 {e.Count} 次清点（{e.On:yyyy-MM-dd}），{e.Amount}，交易单号 {e.TransactionNumber}", $"Count {e.Count} on {e.On:yyyy-MM-dd}: {e.Amount}, transaction {e.TransactionNumber}"),
        BoxRetired e => (e.Reason is null ? "停用" : $"停用：{e.Reason}", e.Reason is null ? "Retired" : $"Retired: {e.Reason}"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };
}
