using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>一个基层组织</summary>
/// <param name="Id">标识</param>
/// <param name="Number">编号，如 JH-ZZ-0001</param>
/// <param name="Name">名称</param>
/// <param name="Kind">类别：town 镇、street 街道、community 社区（村）、school 学校、hospital 医院、park 园区、industry 新兴产业和行业、enterprise 企业、governmentOffice 机关</param>
/// <param name="Division">行政区划代码（9 位或 12 位）</param>
/// <param name="TownshipName">所在镇街名称</param>
/// <param name="HostUnit">挂靠或所在单位</param>
/// <param name="HostCreditCode">该单位的统一社会信用代码</param>
/// <param name="ParentNumber">上级组织的编号</param>
/// <param name="Status">incubating 培育、applied 已申请、preparationApproved 同意筹建、foundingMeetingHeld 已召开成立大会、established 批准成立、operating 运行、rectifying 整改、termOverdue 逾期未换届、dissolving 注销办理中、dissolved 已注销</param>
/// <param name="StatusSince">现状态自何日起</param>
/// <param name="DuesDueOn">首次会费最后缴纳日期</param>
/// <param name="OpenedOn">挂牌运行日期</param>
/// <param name="TermTo">本届任期届满日期</param>
/// <param name="HasContact">是否已明确红十字业务工作人员</param>
/// <param name="CouncilSize">理事会人数（含会长、副会长、秘书长）</param>
/// <param name="PaidMembers">名册中缴费的个人会员人数</param>
/// <param name="Volunteers">名册中注册志愿者人数</param>
/// <param name="FiguresOn">名册人数的日期</param>
/// <param name="DissolutionReason">注销原因：merged 合并、split 分立、revoked 撤销、inactive 长期不活动</param>
/// <param name="Successors">承继的组织（编号）</param>
/// <param name="Predecessors">并入或分立出它的组织（编号）</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record OrganisationResponse(
    Guid Id, string Number, string Name, OrganisationKind Kind, string Division, string? TownshipName, string HostUnit, string? HostCreditCode, string? Address, string? ParentNumber,
    OrganisationStatus Status, DateOnly StatusSince, DateOnly? DuesDueOn, DateOnly? DuesPaidOn, DateOnly? OpenedOn, DateOnly? TermFrom, DateOnly? TermTo, bool HasContact, int? CouncilSize,
    int? PaidMembers, int? Volunteers, DateOnly? FiguresOn, DissolutionReason? DissolutionReason, DateOnly? DissolvedOn, IReadOnlyList<string> Successors,
    IReadOnlyList<string> Predecessors, DateTimeOffset RegisteredAt, long Version)
{
    public static OrganisationResponse Of(OrganisationRow o) => new(
        o.Id, o.Number, o.Name, o.Kind, o.Division, JinhuDivisions.Find(o.Township)?.Name, o.HostUnit, o.HostCreditCode, o.Address, o.ParentNumber,
        o.Status, o.StatusSince, o.DuesDueOn, o.DuesPaidOn, o.OpenedOn, o.TermFrom, o.TermTo, o.HasContact, o.CouncilSize,
        o.PaidMembers, o.Volunteers, o.FiguresOn, o.DissolutionReason, o.DissolvedOn, Split(o.Successors), Split(o.Predecessors), o.RegisteredAt, o.Version);

    private static string[] Split(string numbers) => numbers.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
