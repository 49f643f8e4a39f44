using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>删除个人信息的请求</summary>
/// <param name="Kinds">要删除的种类：name 姓名、contact 联系方式、identity 证件号码、message 留言</param>
/// <param name="Reason">理由（不要写入个人信息，理由不会被删除）</param>
/// <param name="RequestedOn">本人提出请求的日期；不填为今天</param>
/// <param name="IdentityChecked">已核实请求人身份；必须为 true</param>
public sealed record ErasureRequest(IReadOnlyList<PrivateKind>? Kinds, string? Reason, DateOnly? RequestedOn, bool? IdentityChecked);

/// <summary>删除个人信息的结果</summary>
/// <param name="Subject">信息所属人的标识</param>
/// <param name="Erased">已删除的种类；本来就没有的不列</param>
/// <param name="Kept">依法必须保留的种类及理由</param>
/// <param name="By">操作人</param>
public sealed record ErasureResponse(Guid Subject, IReadOnlyList<PrivateKind> Erased, IReadOnlyList<KeptResponse> Kept, string Reason, DateOnly? RequestedOn, string By, DateTimeOffset At);

/// <summary>保留的一种信息</summary>
/// <param name="Until">保留到哪一天；为空表示有关事项办结之前</param>
/// <param name="Restricted">限制使用：今后只在办公端脱敏显示，不再公示和导出</param>
/// <param name="Reason">理由，语言随 Accept-Language</param>
/// <param name="Rule">依据的规则编号</param>
public sealed record KeptResponse(PrivateKind Kind, DateOnly? Until, bool Restricted, string Reason, string Rule);
