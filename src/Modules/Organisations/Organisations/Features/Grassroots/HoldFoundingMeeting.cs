using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>The founding meeting was held (ORG-07).</summary>
internal static class HoldFoundingMeeting
{
    /// <summary>成立大会</summary>
    /// <param name="DocumentNumber">会议纪要或决议的发文字号</param>
    /// <param name="On">开会日期，默认今天（北京时间）</param>
    /// <param name="Attendance">到会人数</param>
    internal sealed record Request(string? DocumentNumber, DateOnly? On, int? Attendance);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/hold-founding-meeting", Handle)
        .WithName("holdFoundingMeeting").WithSummary("召开成立大会（Hold the founding meeting）")
        .WithDescription("不得早于批复；大会选举产生的负责人用 elect 登记。")
        .Permission("organisations.record")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future", "organisation.field_missing", "organisation.number_out_of_limits")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("金示例中学〔2026〕2号", new(2026, 2, 5), 62));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.HoldFoundingMeeting(command, new(request.DocumentNumber, request.On), request.Attendance), cancel);
}
