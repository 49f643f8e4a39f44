using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.BuildingBlocks.Web.Limits;

/// <summary>How many requests a minute are taken from one caller.</summary>
public static class LimitParameters
{
    public static readonly Parameter AnonymousPerMinute = new("Web.AnonymousPerMinute", ParameterKind.WholeNumber, 60)
    {
        Zh = "未登录的每个地址每分钟最多多少次请求",
        En = "So many requests a minute are taken from an address where nobody has signed in",
        Unit = "次",
        Basis = "自定，防止滥用",
        Rule = "SEC-10",
        Least = 1,
        Most = 1_000_000,
    };

    public static readonly Parameter PersonPerMinute = new("Web.PersonPerMinute", ParameterKind.WholeNumber, 600)
    {
        Zh = "每个登录用户每分钟最多多少次请求",
        En = "So many requests a minute are taken from somebody who has signed in",
        Unit = "次",
        Basis = "自定，防止滥用",
        Rule = "SEC-10",
        Least = 1,
        Most = 1_000_000,
    };
}
