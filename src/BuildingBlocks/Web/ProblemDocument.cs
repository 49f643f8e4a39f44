using System.Diagnostics;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>错误说明（RFC 9457 problem details）</summary>
/// <param name="Type">错误类型的地址，例如 /errors/campaign.closed</param>
/// <param name="Title">这一类错误的简短说明</param>
/// <param name="Status">HTTP 状态码</param>
/// <param name="Detail">这一次错在哪里、怎么办（按 Accept-Language 用中文或英文）</param>
/// <param name="Code">稳定的错误代码，供程序判断</param>
/// <param name="Rule">业务规则编号，例如 FUN-03</param>
/// <param name="Errors">字段路径 → 说明</param>
/// <param name="TraceId">追踪号，报告问题时请提供</param>
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rule,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    string TraceId)
{
    /// <summary>查询数据生成中：已处理的账簿记录数</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Processed { get; init; }

    /// <summary>查询数据生成中：需处理的账簿记录数</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Total { get; init; }

    public static ProblemDocument Of(Error error, int status, HttpContext context)
    {
        var english = context.Request.PrefersEnglish();
        return new(
            "/errors/" + error.Code,
            ProblemTitles.Of(status, english),
            status,
            english ? error.En : error.Zh,
            error.Code,
            error.Rule,
            FieldsOf(error, english),
            Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
    }

    private static Dictionary<string, IReadOnlyList<string>>? FieldsOf(Error error, bool english)
    {
        if (error.Field is null && error.More.Count == 0) return null;
        return error.More.Prepend(error)
            .GroupBy(e => e.Field ?? "$", e => english ? e.En : e.Zh)
            .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Distinct()]);
    }
}
