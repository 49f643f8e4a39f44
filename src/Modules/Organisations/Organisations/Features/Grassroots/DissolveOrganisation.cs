using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>An organisation ends, all being settled (ORG-10).</summary>
internal static class DissolveOrganisation
{
    /// <summary>注销</summary>
    /// <param name="UntransferredMembers">尚未转出的会员人数，须为 0</param>
    /// <param name="Balance">账面余额（元），须为 0</param>
    /// <param name="DuesSettled">会费已结清</param>
    /// <param name="AssetsSettled">财产已清理完毕</param>
    /// <param name="SealAndPlaqueHandedIn">印章和牌匾已收回</param>
    /// <param name="DocumentNumber">注销批复的发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record Request(int? UntransferredMembers, decimal? Balance, bool? DuesSettled, bool? AssetsSettled, bool? SealAndPlaqueHandedIn, string? DocumentNumber, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/dissolve", Handle)
        .WithName("dissolveOrganisation").WithSummary("注销（Dissolve）")
        .WithDescription("会员已转出、会费财产已结清、印章牌匾已收回，凭注销批复；当日起不再计入统计。")
        .Permission("organisations.decide")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future", "organisation.field_missing", "organisation.members_left", "organisation.balance_left", "organisation.unsettled")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request(0, 0, true, true, true, "金红〔2026〕40号", new(2026, 10, 9)));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.Dissolve(command, new(request.UntransferredMembers, request.Balance, request.DuesSettled, request.AssetsSettled, request.SealAndPlaqueHandedIn, request.DocumentNumber, request.On)), cancel);
}
