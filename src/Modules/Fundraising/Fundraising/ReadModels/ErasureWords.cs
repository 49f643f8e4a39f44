using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Tells an erasure in one sentence.</summary>
internal static class ErasureWords
{
    public static (string Zh, string En) Of(PersonErased e)
    {
        var (zh, en) = (new List<string>(), new List<string>());
        if (e.Kinds.Count > 0)
        {
            zh.Add($"删除个人信息：{string.Join("、", e.Kinds.Select(k => Of(k).Zh))}");
            en.Add($"Personal data erased: {string.Join(", ", e.Kinds.Select(k => Of(k).En))}");
        }

        if (e.Restricted.Count > 0)
        {
            zh.Add($"依法保留并限制使用：{string.Join("、", e.Restricted.Select(k => Of(k).Zh))}");
            en.Add($"kept by law and restricted: {string.Join(", ", e.Restricted.Select(k => Of(k).En))}");
        }

        return (string.Join("；", zh), string.Join("; ", en));
    }

    private static (string Zh, string En) Of(PrivateKind kind) => kind switch
    {
        PrivateKind.Name => ("姓名", "name"),
        PrivateKind.Contact => ("联系方式", "contact"),
        PrivateKind.Identity => ("证件号码", "identity"),
        PrivateKind.Message => ("留言", "message"),
        _ => (kind.ToString(), kind.ToString()),
    };
}
