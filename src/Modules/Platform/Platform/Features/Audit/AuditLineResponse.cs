using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Platform.Features.Audit;

/// <summary>审计记录的一行</summary>
/// <param name="Id">标识</param>
/// <param name="At">时间（精确到毫秒）</param>
/// <param name="Actor">操作人；- 表示未登录，* 表示合并的多人</param>
/// <param name="Address">来源地址（IP）</param>
/// <param name="Action">动作</param>
/// <param name="Result">结果：done 已完成、refused 被拒绝、failed 失败</param>
/// <param name="Object">对象，形如 parameter/Audit.KeepMonths</param>
/// <param name="Permission">所用权限</param>
/// <param name="Operation">方法和地址（不含具体编号）</param>
/// <param name="Code">被拒绝时的错误代码</param>
/// <param name="Reason">理由</param>
/// <param name="Fields">涉及的字段</param>
/// <param name="Before">改动前内容的摘要（SHA-256）；账簿中已有的不另记</param>
/// <param name="After">改动后内容的摘要</param>
/// <param name="Count">合并的次数</param>
/// <param name="Since">合并的第一次的时间</param>
/// <param name="TraceId">追踪号</param>
/// <param name="Month">所在月份</param>
/// <param name="Position">在该月中的序号；verify 按此序号报告被改动的行</param>
/// <param name="ActorName">操作人的姓名或岗位名称（程序为其名称）；以程序身份查询时为空</param>
internal sealed record AuditLineResponse(
    Guid Id, DateTimeOffset At, string Actor, string Address, AuditAction Action, AuditResult Result, string? Object, string? Permission, string? Operation, string? Code, string? Reason,
    IReadOnlyList<string> Fields, string? Before, string? After, long Count, DateTimeOffset? Since, string? TraceId, string Month, long Position, string? ActorName = null) : IDoneBy<AuditLineResponse>
{
    string IDoneBy<AuditLineResponse>.DoneBy => Actor;

    AuditLineResponse IDoneBy<AuditLineResponse>.Named(string? name) => this with { ActorName = name };

    public static AuditLineResponse Of(AuditLine line)
    {
        var e = line.Entry;
        return new(
            line.Id, line.At, e.Actor, e.Address, e.Action, e.Result, e.Target, e.Permission, e.Operation, e.Code, e.Reason,
            e.Fields ?? [], e.Before, e.After, e.Count, e.Since, e.TraceId, line.Month.ToString(), line.Position);
    }
}
