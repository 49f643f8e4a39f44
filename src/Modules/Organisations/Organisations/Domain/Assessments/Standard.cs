namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>What a condition looks at.</summary>
internal enum ConditionKind
{
    /// <summary>有批文</summary>
    ApprovalDocument,

    /// <summary>负责人在任期内</summary>
    HeadInTerm,

    /// <summary>有明确的红十字业务工作人员</summary>
    BusinessContact,

    /// <summary>缴费的个人会员人数</summary>
    PaidMembers,

    /// <summary>注册志愿者人数</summary>
    Volunteers,

    /// <summary>制度类数</summary>
    RegulationKinds,

    /// <summary>运行中的阵地或服务站点</summary>
    ActivePlaces,

    /// <summary>近若干个月的活动</summary>
    Activities,

    /// <summary>近若干个月的三救三献活动</summary>
    CoreActivities,

    /// <summary>当年有收入或预算</summary>
    Funds,
}

/// <summary>Something that must be there, with its threshold.</summary>
/// <param name="WithinMonths">How far back activities count.</param>
internal sealed record Condition(ConditionKind Kind, int AtLeast = 1, int? WithinMonths = null);

/// <summary>One item of a standard, such as 有组织; it holds when all its conditions do.</summary>
internal sealed record StandardItem(string Name, IReadOnlyList<Condition> Conditions);

/// <summary>What makes a good organisation: items with conditions, from a day on. Jinhu has six, other places five.</summary>
/// <param name="From">The first day on which it holds; null for the one that holds where nothing was set.</param>
internal sealed record Standard(string Name, string Basis, DateOnly? From, IReadOnlyList<StandardItem> Items)
{
    /// <summary>The six haves as the plan and the rules name them.</summary>
    public static Standard SixHaves { get; } = new("六有标准", "改革方案第八条；各项数字为本平台暂定", null,
    [
        new("有组织", [new(ConditionKind.ApprovalDocument), new(ConditionKind.HeadInTerm), new(ConditionKind.BusinessContact)]),
        new("有会员和志愿者", [new(ConditionKind.PaidMembers, 10), new(ConditionKind.Volunteers, 5)]),
        new("有制度", [new(ConditionKind.RegulationKinds, 4)]),
        new("有平台", [new(ConditionKind.ActivePlaces)]),
        new("有活动", [new(ConditionKind.Activities, 2, 12), new(ConditionKind.CoreActivities, 1, 12)]),
        new("有经费", [new(ConditionKind.Funds)]),
    ]);
}
