namespace JinhuRedCross.Organisations.Domain.Naming;

/// <summary>Which society lends its name to an institution (ORG-12).</summary>
internal enum NamingLevel
{
    County,
    City,
    Province,
    National,
}

/// <summary>How an institution is graded by the health authority, lowest first.</summary>
internal enum MedicalLevel
{
    /// <summary>未定级</summary>
    Ungraded,

    /// <summary>一级</summary>
    First,

    /// <summary>二级</summary>
    Second,

    /// <summary>二级甲等</summary>
    SecondA,

    /// <summary>三级</summary>
    Third,

    /// <summary>三级甲等</summary>
    ThirdA,
}

/// <summary>What it may call itself: 红十字会医院 is founded and run by the Red Cross, 红十字医院 is any other.</summary>
internal enum NamingForm
{
    /// <summary>冠名红十字会</summary>
    RedCrossSociety,

    /// <summary>冠名红十字</summary>
    RedCross,
}

/// <summary>Where a naming stands.</summary>
internal enum NamingStatus
{
    Applied,
    Named,

    /// <summary>A review found that conditions are no longer met.</summary>
    Lapsed,
    Refused,
    Withdrawn,
}

/// <summary>What levels and states are called.</summary>
internal static class NamingWords
{
    public static string Zh(NamingLevel level) => level switch
    {
        NamingLevel.County => "县级",
        NamingLevel.City => "市级",
        NamingLevel.Province => "省级",
        NamingLevel.National => "国家级",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level without a name"),
    };

    public static string Zh(MedicalLevel level) => level switch
    {
        MedicalLevel.Ungraded => "未定级",
        MedicalLevel.First => "一级",
        MedicalLevel.Second => "二级",
        MedicalLevel.SecondA => "二级甲等",
        MedicalLevel.Third => "三级",
        MedicalLevel.ThirdA => "三级甲等",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level without a name"),
    };

    public static string Zh(NamingStatus status) => status switch
    {
        NamingStatus.Applied => "已申请",
        NamingStatus.Named => "已冠名",
        NamingStatus.Lapsed => "条件不再具备",
        NamingStatus.Refused => "不予冠名",
        NamingStatus.Withdrawn => "已撤销冠名",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };
}
