namespace JinhuRedCross.Organisations.Domain.Emblems;

/// <summary>On what the emblem is (ORG-13). Protective use in armed conflict is another matter and not looked at.</summary>
internal enum EmblemUse
{
    /// <summary>衣帽、马甲</summary>
    Clothing,

    /// <summary>徽章</summary>
    Badge,

    /// <summary>印刷品</summary>
    PrintedMatter,

    /// <summary>救灾物资</summary>
    ReliefGoods,

    /// <summary>救援运输工具</summary>
    ReliefVehicle,

    /// <summary>红十字会的建筑物</summary>
    RedCrossBuilding,

    /// <summary>红十字会所属的医疗机构</summary>
    RedCrossMedicalInstitution,

    /// <summary>红十字会活动场所</summary>
    ActivityVenue,

    /// <summary>商标</summary>
    Trademark,

    /// <summary>商业广告</summary>
    Advertising,

    /// <summary>非红十字会或非武装力量的医疗机构</summary>
    OtherMedicalInstitution,

    /// <summary>药店、兽医站</summary>
    PharmacyOrVeterinary,

    /// <summary>商品包装</summary>
    Packaging,

    /// <summary>公司标志</summary>
    CompanyLogo,

    /// <summary>工程、产品设计</summary>
    ProductDesign,

    /// <summary>其他</summary>
    Other,
}

/// <summary>A use of the emblem as somebody found it.</summary>
/// <param name="ByRedCross">Whether the Red Cross uses it: its units, staff, members and youth members, at their work.</param>
/// <param name="NameBeneath">Whether the society's name, or its short form, stands below the cross.</param>
/// <param name="OnRoof">Whether it is on top of a building.</param>
/// <param name="Small">Whether it is small, as an emblem that only indicates must be.</param>
/// <param name="ApprovalNumber">Of the national society's approval, for what is not allowed by itself.</param>
internal sealed record FoundEmblem(EmblemUse Use, bool ByRedCross, bool NameBeneath, bool OnRoof, bool Small, string? ApprovalNumber)
{
    /// <summary>Everything that is wrong with it; nothing where it may stay (ORG-13; 红十字标志使用办法).</summary>
    public IReadOnlyList<EmblemFault> Faults()
    {
        if (Forbidden(Use) is { } forbidden) return [new("emblem.forbidden_use", $"红十字标志不得用于{forbidden.Zh}（使用办法第十八条）", $"The emblem is not used for {forbidden.En} (article 18)")];
        var faults = new List<EmblemFault>();
        if ((Use == EmblemUse.Other || !ByRedCross) && ApprovalNumber is null)
            faults.Add(new("emblem.approval_missing", "这种使用须经中国红十字会总会批准", "This use needs the approval of the national society"));
        if (!NameBeneath) faults.Add(new("emblem.name_missing", "标志下方须有红十字会的名称或简称", "The society's name, or its short form, stands below the cross"));
        if (OnRoof) faults.Add(new("emblem.on_roof", "标明性使用的标志不得置于建筑物顶部", "An emblem that only indicates is not put on top of a building"));
        if (!Small) faults.Add(new("emblem.too_large", "标明性使用的标志应为较小尺寸", "An emblem that only indicates is small"));
        return faults;
    }

    private static (string Zh, string En)? Forbidden(EmblemUse use) => use switch
    {
        EmblemUse.Trademark => ("商标", "trademarks"),
        EmblemUse.Advertising => ("商业广告", "commercial advertising"),
        EmblemUse.OtherMedicalInstitution => ("非红十字会或非武装力量的医疗机构", "medical institutions of others than the Red Cross and the armed forces"),
        EmblemUse.PharmacyOrVeterinary => ("药店、兽医站", "pharmacies and veterinary stations"),
        EmblemUse.Packaging => ("商品包装", "the packaging of goods"),
        EmblemUse.CompanyLogo => ("公司标志", "logos of companies"),
        EmblemUse.ProductDesign => ("工程、产品设计", "the design of works and products"),
        _ => null,
    };
}

/// <summary>Something that is wrong with a use, as it was told then.</summary>
internal sealed record EmblemFault(string Code, string Zh, string En);

/// <summary>Where a check stands.</summary>
internal enum EmblemStatus
{
    /// <summary>Nothing was wrong with it.</summary>
    Complies,

    /// <summary>It is to be put right.</summary>
    Open,

    /// <summary>The government was asked to act.</summary>
    Reported,

    PutRight,
}

/// <summary>What uses and states are called.</summary>
internal static class EmblemNames
{
    public static string Zh(EmblemStatus status) => status switch
    {
        EmblemStatus.Complies => "符合规定",
        EmblemStatus.Open => "待改正",
        EmblemStatus.Reported => "已提请政府处理",
        EmblemStatus.PutRight => "已改正",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };

    public static string Zh(EmblemUse use) => use switch
    {
        EmblemUse.Clothing => "衣帽、马甲",
        EmblemUse.Badge => "徽章",
        EmblemUse.PrintedMatter => "印刷品",
        EmblemUse.ReliefGoods => "救灾物资",
        EmblemUse.ReliefVehicle => "救援运输工具",
        EmblemUse.RedCrossBuilding => "红十字会的建筑物",
        EmblemUse.RedCrossMedicalInstitution => "红十字会所属的医疗机构",
        EmblemUse.ActivityVenue => "红十字会活动场所",
        EmblemUse.Trademark => "商标",
        EmblemUse.Advertising => "商业广告",
        EmblemUse.OtherMedicalInstitution => "其他医疗机构",
        EmblemUse.PharmacyOrVeterinary => "药店、兽医站",
        EmblemUse.Packaging => "商品包装",
        EmblemUse.CompanyLogo => "公司标志",
        EmblemUse.ProductDesign => "工程、产品设计",
        EmblemUse.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "A use without a name"),
    };
}
