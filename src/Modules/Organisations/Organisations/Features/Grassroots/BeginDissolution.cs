using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The end of an organisation begins: merged, split, revoked or long inactive (ORG-10).</summary>
internal static class BeginDissolution
{
    /// <summary>开始注销</summary>
    /// <param name="Reason">merged 合并、split 分立、revoked 撤销、inactive 长期不活动</param>
    /// <param name="Explanation">说明</param>
    /// <param name="Successors">承继的组织（标识或编号）；合并至少一个，分立至少两个</param>
    /// <param name="DocumentNumber">发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record Request(DissolutionReason? Reason, string? Explanation, IReadOnlyList<string>? Successors, string? DocumentNumber, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/begin-dissolution", Handle)
        .WithName("beginDissolution").WithSummary("开始注销（Begin dissolution）")
        .WithDescription("合并和分立写明承继的组织；长期不活动指若干个月没有活动（平台参数 Organisations.InactiveMonths）。之后办理转会、结清、收回印章牌匾，再注销。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved, OrganisationErrors.SuccessorNotFound, OrganisationErrors.OwnSuccessor, OrganisationErrors.SuccessorsUncalled)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "organisation.successors_missing", "organisation.still_active", "organisation.field_missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request(DissolutionReason.Merged, "并入示例中学红十字会", ["JH-ZZ-0002"], "金红〔2026〕38号", new(2026, 9, 8)));

    private static async Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel)
    {
        var successors = new List<Successor>();
        foreach (var named in (request.Successors ?? []).Where(s => !string.IsNullOrWhiteSpace(s)))
        {
            if (await desk.Find(named.Trim(), cancel) is not { } found) return OrganisationErrors.SuccessorNotFound.ToProblem();
            var successor = await desk.Grain(found).Show();
            if (successor.Status == OrganisationStatus.Dissolved) return OrganisationErrors.SuccessorNotFound.ToProblem();
            if (!successors.Exists(s => s.Id == found)) successors.Add(new(found, successor.Number!, successor.Name));
        }

        return await desk.Decide(id, http, request, (organisation, command) =>
            organisation.BeginDissolution(command, new(request.Reason, request.Explanation, successors, request.DocumentNumber, request.On)), cancel);
    }
}
