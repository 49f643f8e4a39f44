namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>What a site is for (ORG-01). Several functions at one address are several sites there.</summary>
internal enum SiteKind
{
    /// <summary>博爱家园</summary>
    HumanityHome,

    /// <summary>红十字养老照护志愿服务基地</summary>
    ElderCareBase,

    /// <summary>应急救护培训基地（县级）</summary>
    FirstAidTrainingBase,

    /// <summary>红十字青少年科普基地</summary>
    YouthScienceBase,

    /// <summary>党群服务中心</summary>
    PartyServiceCentre,

    /// <summary>新时代文明实践中心、所、站</summary>
    CivilisationCentre,

    /// <summary>和谐社区</summary>
    HarmoniousCommunity,

    /// <summary>文明校园</summary>
    CivilisedCampus,
}

/// <summary>Where a site stands: 筹建 → 运行 ⇄ 整改 → 停用.</summary>
internal enum SiteStatus
{
    Preparing,
    Running,
    Rectifying,
    Closed,
}

/// <summary>What a site does for people.</summary>
internal enum SiteServiceKind
{
    /// <summary>入户照护</summary>
    CareVisit,

    /// <summary>救护培训</summary>
    Course,

    /// <summary>青少年科普</summary>
    YouthSession,

    Other,
}

/// <summary>What sites are called.</summary>
internal static class SiteNames
{
    public static string Zh(SiteKind kind) => kind switch
    {
        SiteKind.HumanityHome => "博爱家园",
        SiteKind.ElderCareBase => "养老照护志愿服务基地",
        SiteKind.FirstAidTrainingBase => "应急救护培训基地",
        SiteKind.YouthScienceBase => "青少年科普基地",
        SiteKind.PartyServiceCentre => "党群服务中心",
        SiteKind.CivilisationCentre => "新时代文明实践中心（所、站）",
        SiteKind.HarmoniousCommunity => "和谐社区",
        SiteKind.CivilisedCampus => "文明校园",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Zh(SiteStatus status) => status switch
    {
        SiteStatus.Preparing => "筹建",
        SiteStatus.Running => "运行",
        SiteStatus.Rectifying => "整改",
        SiteStatus.Closed => "停用",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };

    public static string Zh(SiteServiceKind kind) => kind switch
    {
        SiteServiceKind.CareVisit => "入户照护",
        SiteServiceKind.Course => "救护培训",
        SiteServiceKind.YouthSession => "青少年科普",
        SiteServiceKind.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };
}
