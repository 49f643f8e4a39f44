using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>Name, host unit or address of an organisation are written anew (ORG-05).</summary>
internal static class DescribeOrganisation
{
    /// <summary>名称、单位和地址；整体替换</summary>
    /// <param name="Name">名称</param>
    /// <param name="HostUnit">挂靠或所在单位</param>
    /// <param name="HostCreditCode">该单位的统一社会信用代码</param>
    /// <param name="Address">地址</param>
    /// <param name="Reason">修改理由</param>
    /// <param name="On">自何日起，默认今天（北京时间）</param>
    internal sealed record Request(string? Name, string? HostUnit, string? HostCreditCode, string? Address, string? Reason, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPut("/{id}", Handle)
        .WithName("describeOrganisation").WithSummary("修改名称、单位和地址（Describe anew）")
        .WithDescription("用 If-Match 防止覆盖他人的修改。状态、负责人和材料各有自己的操作。")
        .Permission("organisations.edit")
        .Refuses(OrganisationErrors.NotFound, OrganisationErrors.Dissolved, OrganisationErrors.NameTaken, OrganisationErrors.NothingChanged)
        .Refuses(422, "organisation.field_missing", "credit_code.check_digit", "day.in_future", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", OrganisationExamples.First)
        .Example(new Request("示例街道红十字会", "示例街道办事处", null, "示例路3号", "迁址", null));

    private static Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, Request request, CommandRequest http, OrganisationDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (organisation, command) => organisation.Describe(command, new(request.Name, request.HostUnit, request.HostCreditCode, request.Address), request.Reason, request.On), cancel);
}
