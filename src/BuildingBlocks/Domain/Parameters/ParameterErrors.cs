namespace JinhuRedCross.BuildingBlocks.Domain.Parameters;

/// <summary>Why a parameter is not set.</summary>
public static class ParameterErrors
{
    public static readonly Error NotFound = Error.NotFound("parameter.not_found", "没有这个参数；可用的参数见 GET /api/v1/platform/parameters", "There is no such parameter; GET /api/v1/platform/parameters lists them");

    public static readonly Error BasisMissing = Error.Invalid("parameter.basis_missing", "请填写依据（basis）：法规、文件或会议决定", "basis is required: the law, document or decision that it rests on", "K-08", "basis");

    public static readonly Error FromMissing = Error.Invalid("parameter.from_missing", "请填写生效日期（from）", "from is required: the first day on which it holds", "K-08", "from");

    public static readonly Error VersionNotFound = Error.NotFound("parameter.version_not_found", "这个参数没有在该日生效的版本；请核对生效日期", "No version of this parameter begins on that day; check the day");

    public static Error ValueMissing(Parameter parameter) => Error.Invalid("parameter.value_missing",
        $"请填写 {parameter.Key} 的值（value），单位：{parameter.Unit}", $"value is required for {parameter.Key}, counted in {parameter.Unit}", "K-08", "value");

    public static Error TooPrecise(Parameter parameter, decimal value, int decimals) => Error.Invalid("parameter.too_precise",
        decimals == 0 ? $"{parameter.Key} 须为整数，现为 {value}" : $"{parameter.Key} 最多保留 {decimals} 位小数，现为 {value}",
        decimals == 0 ? $"{parameter.Key} is a whole number, not {value}" : $"{parameter.Key} has at most {decimals} decimals, not {value}", "K-08", "value");

    public static Error OutOfLimits(Parameter parameter, decimal value) => Error.Invalid("parameter.out_of_limits",
        $"{parameter.Key} 应在 {parameter.Text(parameter.Least)} 至 {parameter.Text(parameter.Most)} 之间，现为 {parameter.Text(value)}",
        $"{parameter.Key} is from {parameter.Text(parameter.Least)} to {parameter.Text(parameter.Most)}, not {parameter.Text(value)}", "K-08", "value");

    public static Error ReasonRequired(DateOnly from) => Error.Invalid("parameter.reason_required",
        $"生效日期 {from:yyyy-MM-dd} 已过去；补录须说明事由（reason），已作出的决定不因此改变", $"{from:yyyy-MM-dd} lies in the past: give the reason; what was decided stays as it is", "K-08", "reason");

    public static Error EndsBeforeItBegins(DateOnly from, DateOnly to) => Error.Invalid("parameter.ends_before_start",
        $"截止日期 {to:yyyy-MM-dd} 早于生效日期 {from:yyyy-MM-dd}", $"The last day {to:yyyy-MM-dd} is before the first {from:yyyy-MM-dd}", "K-08", "to");

    public static Error CoversAnother(DateOnly begins, DateOnly to) => Error.Conflict("parameter.covers_another",
        $"另一版本自 {begins:yyyy-MM-dd} 起生效，早于截止日期 {to:yyyy-MM-dd}；请提前截止日期，或先撤回该版本", $"Another version begins on {begins:yyyy-MM-dd}, before {to:yyyy-MM-dd}: end before it, or withdraw it first", "K-08") with
    { Field = "to" };

    public static Error Begun(DateOnly from) => Error.Conflict("parameter.version_begun",
        $"自 {from:yyyy-MM-dd} 起的版本已经生效，不能撤回；请另设新的版本", $"The version from {from:yyyy-MM-dd} has begun and cannot be withdrawn; set a new one", "K-08");

    /// <summary>Something is already as the new value would forbid it; the module whose parameter it is says what.</summary>
    public static Error Opposed(Parameter parameter, Error why) => Error.Conflict("parameter.opposed",
        $"{parameter.Key} 现在不能这样设定：{why.Zh}", $"{parameter.Key} cannot be set so now: {why.En}", why.Rule);
}
