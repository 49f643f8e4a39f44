using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>历史中的一步</summary>
/// <param name="Version">版本：活动历史中为活动的版本，捐赠历史中为该笔捐赠的版本</param>
/// <param name="What">事件名称，如 campaign-launched</param>
/// <param name="Title">一句话说明，语言随 Accept-Language</param>
/// <param name="At">时间</param>
/// <param name="By">操作人</param>
/// <param name="SubjectId">有关的捐赠或拨付的标识</param>
/// <param name="SubjectNumber">其编号；事件中没有的为空</param>
/// <param name="Changes">方案修改或变更时，逐项的前后内容</param>
/// <param name="ByName">操作人的姓名或岗位名称（程序为其名称）；以程序身份查询时为空</param>
internal sealed record HistoryResponse(
    long Version, string What, string Title, DateTimeOffset At, string By, Guid? SubjectId, string? SubjectNumber, IReadOnlyList<FieldChange> Changes, string? ByName = null) : IDoneBy<HistoryResponse>
{
    string IDoneBy<HistoryResponse>.DoneBy => By;

    HistoryResponse IDoneBy<HistoryResponse>.Named(string? name) => this with { ByName = name };

    public static HistoryResponse Of(HistoryRow row, bool english, IReadOnlyList<FieldChange> changes) =>
        new(row.Version, row.What, english ? row.En : row.Zh, row.At, row.Actor, row.SubjectId, row.SubjectNumber, changes);
}

/// <summary>一项内容的变化</summary>
/// <param name="Field">字段名称，同活动的字段</param>
/// <param name="From">原内容</param>
/// <param name="To">新内容</param>
internal sealed record FieldChange(string Field, JsonElement From, JsonElement To);
