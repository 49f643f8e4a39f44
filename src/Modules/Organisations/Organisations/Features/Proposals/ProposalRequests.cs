using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;

namespace JinhuRedCross.Organisations.Features.Proposals;

/// <summary>一项提议；profile、leadership、evidence 填其中之一</summary>
/// <param name="Reason">理由</param>
/// <param name="Profile">名称、单位、地址改为（整体替换）</param>
/// <param name="Leadership">选举、换届、补选的结果</param>
/// <param name="Evidence">材料或活动</param>
/// <param name="On">名称、单位、地址自何日起，默认今天（北京时间）</param>
internal sealed record ProposalRequest(string? Reason, ProfileRequest? Profile = null, LeadershipRequest? Leadership = null, EvidenceRequest? Evidence = null, DateOnly? On = null);

/// <summary>名称、单位和地址</summary>
/// <param name="Name">名称</param>
/// <param name="HostUnit">挂靠或所在单位</param>
/// <param name="HostCreditCode">该单位的统一社会信用代码</param>
/// <param name="Address">地址</param>
internal sealed record ProfileRequest(string? Name, string? HostUnit, string? HostCreditCode, string? Address);

/// <summary>选举、换届或补选的结果</summary>
/// <param name="Officers">负责人和业务联系人；整体替换</param>
/// <param name="Members">选举时会员人数</param>
/// <param name="DocumentNumber">选举结果的发文字号</param>
/// <param name="On">选举日期</param>
/// <param name="TermYears">任期（年）</param>
/// <param name="Interim">补选：届中更换，任期不变</param>
internal sealed record LeadershipRequest(IReadOnlyList<OfficerRequest>? Officers, int? Members, string? DocumentNumber, DateOnly? On, int? TermYears = null, bool? Interim = null);

/// <summary>一名负责人或业务联系人</summary>
/// <param name="Role">president 会长、vicePresident 副会长、secretary 秘书长、councilMember 理事、staff 理事会以外的工作人员</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">电话；业务联系人必填</param>
/// <param name="Post">在单位的职务</param>
/// <param name="Contact">是否为明确的红十字业务工作人员</param>
internal sealed record OfficerRequest(OfficerRole? Role, string? Name, string? Phone = null, string? Post = null, bool? Contact = null);

/// <summary>一份材料，按类别填写需要的部分</summary>
/// <param name="Kind">registerFigures 名册人数、regulation 制度、activity 活动、funds 经费、station 服务站点</param>
/// <param name="Title">制度、活动或站点的名称</param>
/// <param name="Regulation">制度类别</param>
/// <param name="Line">活动的业务领域</param>
/// <param name="Participants">活动的参加人数</param>
/// <param name="Source">经费来源</param>
/// <param name="Form">收入或预算</param>
/// <param name="Year">经费年度</param>
/// <param name="Amount">经费金额（元）</param>
/// <param name="Address">站点地址</param>
/// <param name="PaidMembers">缴费的个人会员人数</param>
/// <param name="Volunteers">注册志愿者人数</param>
/// <param name="Until">制度有效期至，或站点撤销日期</param>
/// <param name="Document">证明材料</param>
/// <param name="On">日期</param>
internal sealed record EvidenceRequest(
    EvidenceKind? Kind, string? Title = null, RegulationKind? Regulation = null, BusinessLine? Line = null, int? Participants = null, FundSource? Source = null, FundForm? Form = null, int? Year = null, Money? Amount = null,
    string? Address = null, int? PaidMembers = null, int? Volunteers = null, DateOnly? Until = null, DocumentRequest? Document = null, DateOnly? On = null)
{
    public static EvidenceRequest Of(ProposedEvidence e) => new(
        e.Kind, e.Title, e.Regulation, e.Line, e.Participants, e.Source, e.Form, e.Year, e.Amount, e.Address, e.PaidMembers, e.Volunteers, e.Until, e.Document is { } d ? new(d.Reference, d.Sha256) : null, e.On);

    public ProposedEvidence ToEvidence() => new(Kind, Title, Regulation, Line, Participants, Source, Form, Year, Amount, Address, PaidMembers, Volunteers, Until, DocumentRequest.Of(Document), On);
}
