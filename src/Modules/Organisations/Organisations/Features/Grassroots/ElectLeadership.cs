using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>Leaders and the business contact are elected, or replaced within a term (ORG-08, ORG-09).</summary>
internal static class ElectLeadership
{
    /// <summary>选举、换届或补选的结果</summary>
    /// <param name="Officers">负责人和业务联系人；整体替换</param>
    /// <param name="Members">选举时会员人数</param>
    /// <param name="DocumentNumber">选举结果的发文字号</param>
    /// <param name="On">选举日期，默认今天（北京时间）</param>
    /// <param name="TermYears">任期（年）：镇、街道五年，其他三至五年；不填按最长</param>
    /// <param name="Interim">补选：届中更换，任期不变</param>
    internal sealed record Request(IReadOnlyList<Person>? Officers, int? Members, string? DocumentNumber, DateOnly? On, int? TermYears = null, bool? Interim = null);

    /// <summary>一名负责人或业务联系人</summary>
    /// <param name="Role">president 会长、vicePresident 副会长、secretary 秘书长、councilMember 理事、staff 理事会以外的工作人员</param>
    /// <param name="Name">姓名</param>
    /// <param name="Phone">电话；业务联系人必填</param>
    /// <param name="Post">在单位的职务</param>
    /// <param name="Contact">是否为明确的红十字业务工作人员</param>
    internal sealed record Person(OfficerRole? Role, string? Name, string? Phone, string? Post, bool? Contact);

    private static readonly Request _example = new(
        [
            new(OfficerRole.President, "示例甲", null, "主任", null),
            new(OfficerRole.VicePresident, "示例乙", null, "副主任", null),
            new(OfficerRole.Secretary, "示例丙", "0517-86800000", "民政办主任", true),
            new(OfficerRole.CouncilMember, "示例丁", null, null, null),
            new(OfficerRole.CouncilMember, "示例戊", null, null, null),
        ],
        60, "金示例街道〔2026〕3号", new(2026, 2, 5));

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/{id}/elect", Handle)
        .WithName("electLeadership").WithSummary("选举、换届、补选（Elect）")
        .WithDescription("会员超过十名的设五至九人的理事会；须有一名会长，并明确具体人员负责红十字业务工作。换届使逾期未换届的恢复运行。")
        .Permission("organisations.record")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved, OrganisationErrors.NotFounded, OrganisationErrors.OnePresident, OrganisationErrors.NoContact, OrganisationErrors.NothingToReplace)
        .Refuses(409, "organisation.wrong_step")
        .Refuses(422, "organisation.council_size", "organisation.term_length", "organisation.field_missing", "name.missing", "phone.invalid", "document_number.invalid", "organisation.day_before_last_step", "day.in_future")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(_example);

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, Commands commands, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.Elect(command, new(
            [.. (request.Officers ?? []).Select((o, i) => new ProposedOfficer(commands.Following(command, $"officer-{i}").Id, o?.Role, o?.Name, o?.Phone, o?.Post, o?.Contact))],
            request.Members, request.Interim, request.TermYears, request.DocumentNumber, request.On)), cancel);
}
