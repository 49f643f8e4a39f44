using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>The online platforms on which money may be asked for publicly: those that the Ministry of Civil Affairs designated (Charity Law 27; FUN-04).</summary>
/// <remarks>
/// Basis: the ministry's three announcements of 2016-08-31, 2018-04-19 and 2021-11-15, without the two of the first that gave up. The list changes: the ministry
/// adds platforms, others give up or change their names. Compare it with the list on the ministry's site (慈善中国) before a campaign, and mend it here.
/// </remarks>
internal static class DesignatedPlatforms
{
    private static readonly string[] _names =
    [
        // 2016, with later names.
        "腾讯公益", "淘宝公益", "阿里巴巴公益", "蚂蚁金服公益", "支付宝公益", "新浪微公益", "微公益", "轻松公益", "京东公益", "百度公益", "公益宝", "新华公益", "联劝网", "联劝公益", "广益联募",
        // 2018.
        "美团公益", "滴滴公益", "善源公益", "融e购公益", "水滴公益", "苏宁公益", "帮帮公益", "易宝公益", "中国社会扶贫网", "社会帮扶网",
        // 2021.
        "字节跳动公益", "小米公益", "亲青公益", "哔哩哔哩公益", "平安公益", "360公益", "中国移动公益", "芒果公益", "慈链公益", "携程公益",
    ];

    private static readonly HashSet<string> _plain = [.. _names.Select(PlainForm.Of)];

    public static bool Include(string name) => _plain.Contains(PlainForm.Of(name));
}
