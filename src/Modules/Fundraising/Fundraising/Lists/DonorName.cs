using JinhuRedCross.Fundraising.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Tells from the name in a list who gives.</summary>
internal static class DonorName
{
    public const int Longest = 200;

    private static readonly HashSet<string> Nobody =
        ["匿名", "匿名者", "匿名人士", "匿名捐款", "匿名捐赠", "无名", "无名氏", "无名人士", "佚名", "爱心人士", "社会爱心人士", "好心人", "爱心市民", "热心市民", "未留名", "未署名", "不详", "无", "-", "--", "—", "/"];

    public static DonorKind KindOf(string name)
    {
        if (name.Length == 0 || Nobody.Contains(name)) return DonorKind.Anonymous;
        if (name.StartsWith("匿名", StringComparison.Ordinal) || name.Contains("不愿透露", StringComparison.Ordinal)) return DonorKind.Anonymous;
        return ReadsAsUnit.Matches(name) ? DonorKind.Organisation : DonorKind.Individual;
    }
}
