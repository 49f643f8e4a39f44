using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>The figures of the audit trail.</summary>
public static class AuditParameters
{
    public static readonly Parameter KeepMonths = new("Audit.KeepMonths", ParameterKind.WholeNumber, 36)
    {
        Zh = "审计记录保留多少个月后可以清除",
        En = "After so many months the audit trail may be purged",
        Unit = "个月",
        Basis = "《网络安全法》第二十一条：不少于六个月；默认三年为自定",
        Rule = "SEC-09",
        Least = 6,
        Most = 1200,
    };

    public static readonly Parameter PurgesItself = new("Audit.PurgesItself", ParameterKind.WholeNumber, 1)
    {
        Zh = "审计记录保留期满后是否自动清除：1 为自动清除，0 为只由审计管理员清除",
        En = "Whether what has been kept for long enough goes by itself (1), or only when the audit administrator purges it (0)",
        Unit = "",
        Basis = "自定",
        Rule = "SEC-09",
        Sure = false,
        Least = 0,
        Most = 1,
    };
}
