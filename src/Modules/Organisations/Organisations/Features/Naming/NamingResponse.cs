using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Naming;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Naming;

/// <summary>一个冠名医疗机构</summary>
/// <param name="Number">编号，如 JH-GM-0001</param>
/// <param name="Institution">医疗机构名称</param>
/// <param name="ProposedName">冠名后的名称</param>
/// <param name="Level">由哪一级红十字会冠名：county 县级、city 市级、province 省级、national 国家级</param>
/// <param name="Form">redCrossSociety 冠名红十字会（红十字会举办）、redCross 冠名红十字（其他）</param>
/// <param name="Status">applied 已申请、named 已冠名、lapsed 条件不再具备、refused 不予冠名、withdrawn 已撤销</param>
/// <param name="Conditions">冠名条件，最近一次申请或复核时的</param>
/// <param name="Lacking">最近一次复核发现不再具备的条件</param>
/// <param name="NextReviewOn">下次复核日期</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record NamingResponse(
    Guid Id, string Number, string Institution, string ProposedName, string? CreditCode, string Division, string? TownshipName, string Address, NamingLevel Level, NamingForm Form, NamingStatus Status, DateOnly StatusSince,
    ConditionsRequest Conditions, IReadOnlyList<string> Lacking, DateOnly? NamedOn, DateOnly? NextReviewOn, long Version)
{
    public static NamingResponse Of(NamedInstitutionRow n) => new(
        n.Id, n.Number, n.Institution, n.ProposedName, n.CreditCode, n.Division, JinhuDivisions.Find(n.Township)?.Name, n.Address, n.Level, n.Form, n.Status, n.StatusSince,
        new(n.LicenceNumber, n.LicenceUntil, n.NonProfit, n.GroupMember, n.MedicalLevel, n.LastPenaltyOn, n.FoundedByRedCross), n.LackingZh.Split('\n', StringSplitOptions.RemoveEmptyEntries), n.NamedOn, n.NextReviewOn, n.Version);
}

/// <summary>冠名条件</summary>
/// <param name="LicenceNumber">医疗机构执业许可证号</param>
/// <param name="LicenceUntil">许可证有效期至</param>
/// <param name="NonProfit">是否非营利性</param>
/// <param name="GroupMember">是否红十字会团体会员</param>
/// <param name="Level">ungraded 未定级、first 一级、second 二级、secondA 二级甲等、third 三级、thirdA 三级甲等</param>
/// <param name="LastPenaltyOn">最近一次受卫生行政部门处罚的日期；没有的为空</param>
/// <param name="FoundedByRedCross">是否由红十字会举办</param>
internal sealed record ConditionsRequest(string? LicenceNumber, DateOnly? LicenceUntil, bool? NonProfit, bool? GroupMember, MedicalLevel? Level, DateOnly? LastPenaltyOn, bool? FoundedByRedCross)
{
    public static ProposedConditions? Of(ConditionsRequest? c) => c is null ? null : new(c.LicenceNumber, c.LicenceUntil, c.NonProfit, c.GroupMember, c.Level, c.LastPenaltyOn, c.FoundedByRedCross);
}

/// <summary>What the examples in Swagger make on a fresh host.</summary>
internal static class NamingExamples
{
    public static ConditionsRequest Conditions { get; } = new("示例许可证01", new(2030, 12, 31), true, true, MedicalLevel.Second, null, false);

    public static object First() => "JH-GM-0001";
}
