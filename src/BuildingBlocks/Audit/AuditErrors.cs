using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Refusals about the audit trail.</summary>
public static class AuditErrors
{
    private const string Rule = "SEC-09";

    public static readonly Error ReasonMissing = Error.Invalid("audit.reason_missing", "请填写理由", "Say why", Rule, "reason");

    public static readonly Error MonthInvalid = Error.Invalid("audit.month_invalid", "before 须为月份，例如 2026-01", "before is a month such as 2026-01", Rule, "before");

    public static readonly Error Unsealed = Error.Conflict("audit.month_unsealed", "有一个月份尚未封存或已被改动，不能清除；请运行 verify 核对", "A month is not sealed to its end, or was altered, and cannot be purged; run verify", Rule);

    public static Error TooYoung(AuditMonth asked, AuditMonth first, int keepMonths) => Error.Invalid("audit.too_young",
        $"审计记录须保留 {keepMonths} 个月（参数 Audit.KeepMonths，依法不少于 6 个月）：只能清除 {first} 之前的月份，不能清除到 {asked}",
        $"The trail is kept for {keepMonths} months (parameter Audit.KeepMonths, by law at least 6): only months before {first} can be purged, not before {asked}", Rule, "before");
}
