using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The rows above every list that leaves (FUN-19): which list it is, and as of when.</summary>
public static class TableHead
{
    /// <param name="filtered">Whether it is not the whole list; whoever reads it must see that.</param>
    public static async Task Head<TRow>(this TableWriter table, string title, Snapshot<TRow> snapshot, DateTimeOffset now, bool filtered)
        where TRow : class, IReadModel<TRow>
    {
        await table.Row(title);
        var moment = now.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var part = filtered ? "；仅列出符合筛选条件的记录" : "";
        var late = snapshot.Lagging ? "；最新登记的记录可能尚未列入" : "";
        await table.Row($"截至 {moment}（北京时间），账本第 {snapshot.AsOf} 条{part}{late}");
    }
}
