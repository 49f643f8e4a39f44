using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Reads how somebody in a list wants to be shown (TRA-03).</summary>
internal static class PublicityText
{
    private static readonly (string[] Words, Publicity Publicity)[] Known =
    [
        (["公开", "公开姓名", "实名", "姓名", "是", "NAME"], Publicity.Name),
        (["脱敏", "隐名", "部分公开", "MASKED"], Publicity.Masked),
        (["匿名", "不公开", "不公示", "否", "ANONYMOUS"], Publicity.Anonymous),
    ];

    /// <summary>Null where the text is none of the ways.</summary>
    public static Publicity? Read(string text)
    {
        var plain = ListText.Compact(text).ToUpperInvariant();
        foreach (var (words, publicity) in Known)
        {
            if (words.Contains(plain)) return publicity;
        }

        return null;
    }
}
