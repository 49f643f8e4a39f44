using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>证明材料；材料本身存放在别处</summary>
/// <param name="Reference">档案号、文件编号或存放位置</param>
/// <param name="Sha256">材料文件的 SHA-256（64 位十六进制）</param>
internal sealed record DocumentRequest(string? Reference, string? Sha256)
{
    public static DocumentRequest Example { get; } = new("档案 2026-示例-01", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    public static ProposedDocument? Of(DocumentRequest? request) => request is null ? null : new(request.Reference, request.Sha256);
}

/// <summary>一步：文号和日期</summary>
/// <param name="DocumentNumber">发文字号，如 金红〔2025〕3号</param>
/// <param name="On">日期，默认今天（北京时间）；不得早于上一步</param>
internal sealed record DocumentStepRequest(string? DocumentNumber, DateOnly? On)
{
    public ProposedStep ToStep() => new(DocumentNumber, On);
}

/// <summary>What the examples in Swagger make on a fresh host, so that they can be sent one after the other.</summary>
internal static class OrganisationExamples
{
    public static object First() => "JH-ZZ-0001";

    public static object Second() => "JH-ZZ-0002";
}
