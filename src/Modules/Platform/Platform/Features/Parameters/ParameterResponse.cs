using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>一项参数：某日起施行的数字及其依据</summary>
/// <param name="Key">参数名，如 Fundraising.LargeDonationYuan</param>
/// <param name="Meaning">含义，语言随 Accept-Language</param>
/// <param name="Kind">wholeNumber 整数、yuan 金额（元）、percentage 百分比</param>
/// <param name="Unit">单位</param>
/// <param name="Rule">所属规则编号</param>
/// <param name="Value">今日施行的值</param>
/// <param name="Basis">今日施行的值的依据</param>
/// <param name="From">自何日起；默认值没有起始日</param>
/// <param name="To">至何日止；没有后续版本的为空</param>
/// <param name="Default">默认值，未设版本的日子按此施行</param>
/// <param name="Confirmed">默认值是否已确认；否则是暂定，请核实后设定</param>
/// <param name="Least">允许的最小值</param>
/// <param name="Most">允许的最大值</param>
/// <param name="Versions">全部版本，最早的在前</param>
/// <param name="Version">这项参数的版本号，同 ETag</param>
internal sealed record ParameterResponse(
    string Key, string Meaning, ParameterKind Kind, string Unit, string Rule, decimal Value, string Basis, DateOnly? From, DateOnly? To, decimal Default, bool Confirmed, decimal Least, decimal Most,
    IReadOnlyList<ParameterVersionResponse> Versions, long Version)
{
    public static ParameterResponse Of(Parameter parameter, ParameterTable table, DateOnly today, bool english)
    {
        var now = table.InForce(parameter.Key, today);
        return new(
            parameter.Key, english ? parameter.En : parameter.Zh, parameter.Kind, parameter.Unit, parameter.Rule, now?.Value ?? parameter.Default, now?.Basis ?? parameter.Basis,
            now?.From, table.LastDay(parameter.Key, now), parameter.Default, parameter.Sure, parameter.Least, parameter.Most,
            [.. table.VersionsOf(parameter.Key).Select(v => new ParameterVersionResponse(v.Value, v.Basis, v.From, table.LastDay(parameter.Key, v), v.Reason, v.By, v.At))],
            table.VersionOf(parameter.Key));
    }
}

/// <summary>参数的一个版本</summary>
/// <param name="Value">值</param>
/// <param name="Basis">依据</param>
/// <param name="From">生效日期（含当日）</param>
/// <param name="To">截止日期（含当日），即下一版本生效的前一日</param>
/// <param name="Reason">事由</param>
/// <param name="SetBy">设定人</param>
/// <param name="SetAt">设定时间</param>
internal sealed record ParameterVersionResponse(decimal Value, string Basis, DateOnly From, DateOnly? To, string? Reason, string SetBy, DateTimeOffset SetAt);
