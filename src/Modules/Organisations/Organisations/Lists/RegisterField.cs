using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Organisations.Lists;

/// <summary>What a column of a register of organisations can hold.</summary>
internal enum RegisterField
{
    Name,
    Kind,
    Division,
    Township,
    HostUnit,
    HostCreditCode,
    Address,
    Parent,
    Since,
    Status,
    ApprovalNumber,
    ApprovedOn,
    OpenedOn,
    President,
    VicePresidents,
    Secretary,
    CouncilMembers,
    Contact,
    Phone,
    ElectedOn,
    ElectionNumber,
    TermYears,
    Members,
    Volunteers,
}

/// <summary>The names under which registers show their columns; the first of each is the template's.</summary>
internal static class RegisterColumns
{
    public static IReadOnlyDictionary<RegisterField, string[]> Names { get; } = new Dictionary<RegisterField, string[]>
    {
        [RegisterField.Name] = ["名称", "组织名称", "基层组织名称", "红十字会名称", "基层组织", "单位全称"],
        [RegisterField.Kind] = ["类别", "组织类别", "类型", "组织类型"],
        [RegisterField.Division] = ["区划代码", "行政区划代码", "行政区划", "区划"],
        [RegisterField.Township] = ["镇街", "所属镇街", "镇(街道)", "所在镇街", "乡镇街道", "所属镇(街道)", "镇、街道"],
        [RegisterField.HostUnit] = ["挂靠单位", "所在单位", "依托单位", "挂靠(所在)单位", "单位", "单位名称"],
        [RegisterField.HostCreditCode] = ["统一社会信用代码", "信用代码", "社会信用代码"],
        [RegisterField.Address] = ["地址", "办公地址", "详细地址"],
        [RegisterField.Parent] = ["上级组织", "上级红十字会", "隶属组织", "上级"],
        [RegisterField.Since] = ["培育日期", "筹建日期", "开始日期"],
        [RegisterField.Status] = ["状态", "组织状态", "运行状态"],
        [RegisterField.ApprovalNumber] = ["批准文号", "批复文号", "成立批复文号", "文号", "发文字号"],
        [RegisterField.ApprovedOn] = ["批准日期", "批复日期", "成立日期", "成立时间", "批准成立日期", "批复时间"],
        [RegisterField.OpenedOn] = ["挂牌日期", "挂牌时间", "揭牌日期", "授牌日期"],
        [RegisterField.President] = ["会长", "会长姓名", "负责人", "主要负责人"],
        [RegisterField.VicePresidents] = ["副会长", "副会长姓名"],
        [RegisterField.Secretary] = ["秘书长", "秘书长姓名"],
        [RegisterField.CouncilMembers] = ["理事", "理事名单", "理事会成员"],
        [RegisterField.Contact] = ["业务联系人", "联系人", "专(兼)职工作人员", "工作人员"],
        [RegisterField.Phone] = ["联系电话", "电话", "手机", "手机号码", "联系方式"],
        [RegisterField.ElectedOn] = ["选举日期", "换届日期", "换届时间", "当选日期"],
        [RegisterField.ElectionNumber] = ["选举文号", "换届文号"],
        [RegisterField.TermYears] = ["任期(年)", "任期", "届期"],
        [RegisterField.Members] = ["会员人数", "会员数", "会员", "个人会员数", "会员(人)"],
        [RegisterField.Volunteers] = ["志愿者人数", "志愿者数", "志愿者", "注册志愿者数"],
    };

    public static KnownColumns<RegisterField> Known { get; } = new(Names, RegisterField.Name);

    /// <summary>Besides a name, a register tells where its organisations are.</summary>
    public static NamedColumns<RegisterField>? In(TableRow row, TableRow? above) =>
        Known.In(row, above) is { } found && (found.Has(RegisterField.Division) || found.Has(RegisterField.Township)) ? found : null;
}
