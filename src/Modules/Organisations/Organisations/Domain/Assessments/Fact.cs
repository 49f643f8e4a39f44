using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>What kind of thing an organisation shows.</summary>
internal enum FactKind
{
    /// <summary>批文</summary>
    Approval,

    /// <summary>选举产生的负责人</summary>
    Leadership,

    /// <summary>会员和志愿者名册人数</summary>
    RegisterFigures,

    /// <summary>制度</summary>
    Regulation,

    /// <summary>活动</summary>
    Activity,

    /// <summary>经费</summary>
    Funds,

    /// <summary>运行中的阵地或服务站点</summary>
    ActivePlace,
}

/// <summary>A piece of evidence as it is assessed: what, and the days on which it counts.</summary>
/// <param name="Contact">Of a leadership: whether somebody is named for Red Cross business.</param>
internal sealed record Fact(
    Guid Id, FactKind Kind, DateOnly On, DateOnly? Until, string Title, RegulationKind? Regulation = null, BusinessLine? Line = null, int? PaidMembers = null, int? Volunteers = null, int? Year = null, bool Contact = false,
    DateTimeOffset RecordedAt = default)
{
    public bool CountsOn(DateOnly day) => On <= day && !(day > Until);
}

/// <summary>What kinds of evidence are called.</summary>
internal static class EvidenceNames
{
    public static string Zh(FactKind kind) => kind switch
    {
        FactKind.Approval => "批文",
        FactKind.Leadership => "选举",
        FactKind.RegisterFigures => "名册人数",
        FactKind.Regulation => "制度",
        FactKind.Activity => "活动",
        FactKind.Funds => "经费",
        FactKind.ActivePlace => "阵地和站点",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };
}
