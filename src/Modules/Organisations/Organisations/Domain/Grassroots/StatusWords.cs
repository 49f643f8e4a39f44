namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>What the stages of an organisation's life are called.</summary>
internal static class StatusWords
{
    public static string Zh(OrganisationStatus status) => status switch
    {
        OrganisationStatus.Incubating => "培育",
        OrganisationStatus.Applied => "已申请",
        OrganisationStatus.PreparationApproved => "同意筹建",
        OrganisationStatus.FoundingMeetingHeld => "已召开成立大会",
        OrganisationStatus.Established => "批准成立",
        OrganisationStatus.Operating => "运行",
        OrganisationStatus.Rectifying => "整改",
        OrganisationStatus.TermOverdue => "逾期未换届",
        OrganisationStatus.Dissolving => "注销办理中",
        OrganisationStatus.Dissolved => "已注销",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };

    public static string En(OrganisationStatus status) => status switch
    {
        OrganisationStatus.PreparationApproved => "approved for preparation",
        OrganisationStatus.FoundingMeetingHeld => "past its founding meeting",
        OrganisationStatus.TermOverdue => "overdue with its election",
        OrganisationStatus.Dissolving => "being dissolved",
        _ => status.ToString().ToLowerInvariant(),
    };

    public static string Zh(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Town => "镇红十字会",
        OrganisationKind.Street => "街道红十字会",
        OrganisationKind.Community => "社区（村）红十字会",
        OrganisationKind.School => "学校红十字会",
        OrganisationKind.Hospital => "医院（医疗机构）红十字会",
        OrganisationKind.Park => "园区红十字会",
        OrganisationKind.Industry => "新兴产业、行业红十字组织",
        OrganisationKind.Enterprise => "企业红十字会",
        OrganisationKind.GovernmentOffice => "机关红十字会",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Zh(OfficerRole role) => role switch
    {
        OfficerRole.President => "会长",
        OfficerRole.VicePresident => "副会长",
        OfficerRole.Secretary => "秘书长",
        OfficerRole.CouncilMember => "理事",
        OfficerRole.Staff => "工作人员",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a name"),
    };
}
