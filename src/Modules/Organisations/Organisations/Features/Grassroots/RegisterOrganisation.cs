using JinhuRedCross.BuildingBlocks.Numbering;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>An organisation that is being prepared is written down and gets its number (ORG-05).</summary>
internal static class RegisterOrganisation
{
    private const string Series = "JH-ZZ";

    /// <summary>一个要登记的基层组织</summary>
    /// <param name="Name">名称，不得与现有的重复</param>
    /// <param name="Kind">类别</param>
    /// <param name="Division">行政区划代码：镇街 9 位，村和社区 12 位</param>
    /// <param name="HostUnit">挂靠或所在单位</param>
    /// <param name="HostCreditCode">该单位的统一社会信用代码</param>
    /// <param name="Address">地址</param>
    /// <param name="Parent">上级组织的标识或编号</param>
    /// <param name="On">培育自何日起，默认今天（北京时间）</param>
    internal sealed record Request(string? Name, OrganisationKind? Kind, string? Division, string? HostUnit, string? HostCreditCode, string? Address, string? Parent, DateOnly? On);

    public static void Map(RouteGroupBuilder organisations) => organisations.MapPost("/", Handle)
        .WithName("registerOrganisation").WithSummary("登记基层组织（Register an organisation）")
        .WithDescription("登记后为培育状态并取得编号；之后依次申请、批复同意筹建、召开成立大会、批准成立、挂牌运行。")
        .Permission("organisations.register")
        .Refuses(OrganisationErrors.NameTaken, OrganisationErrors.ParentNotFound, OrganisationErrors.ParentDissolved)
        .Refuses(422, "organisation.field_missing", "organisation.division_misfit", "division.missing", "division.malformed", "division.other_county", "division.unknown", "division.abolished", "division.not_yet")
        .Refuses(422, "credit_code.check_digit", "day.in_future", "text.too_long", "text.forbidden_character")
        .Example(new Request("示例街道红十字会", OrganisationKind.Street, "320831001", "示例街道办事处", null, "示例路1号", null, new(2026, 1, 5)), "street")
        .Example(new Request("示例中学红十字会", OrganisationKind.School, "320831001", "金湖示例中学", "123208314680000069", "示例路2号", "JH-ZZ-0001", new(2026, 1, 6)), "school");

    private static async Task<Results<CreatedAt<OrganisationResponse>, OkAt<OrganisationResponse>, Problem>> Handle(
        Request request, CommandRequest http, OrganisationDesk desk, Commands commands, Numbers numbers, Reach reach, Subtrees subtrees, CancellationToken cancel)
    {
        var command = commands.From(http, request);
        var parent = await Parent(request.Parent, desk, cancel);
        if (parent is null && !string.IsNullOrWhiteSpace(request.Parent)) return OrganisationErrors.ParentNotFound.ToProblem();
        if (!await subtrees.Covers(reach, parent?.Id)) return Reach.Outside.ToProblem();
        var asked = new ProposedOrganisation(new(request.Name, request.HostUnit, request.HostCreditCode, request.Address), request.Kind, request.Division, request.On, parent);
        // A number is only taken for what will stand, so that numbers have no gaps; a repeat finds the number it took before.
        var tried = await desk.Grain(command.Id).Register(command with { DryRun = true }, "", asked);
        if (tried.Error is { } refused) return refused.ToProblem();
        var number = tried.Replayed ? (Error: null, Number: "") : await numbers.Next(command, Series);
        if (number.Error is { } unnumbered) return unnumbered.ToProblem();
        var decided = await desk.Grain(command.Id).Register(command, number.Number, asked);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = await desk.After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(answer, decided.Version) : Answers.Created($"/api/v1/organisations/grassroots-organisations/{command.Id}", answer, decided.Version);
    }

    private static async Task<ParentOrganisation?> Parent(string? idOrNumber, OrganisationDesk desk, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(idOrNumber) || await desk.Find(idOrNumber.Trim(), cancel) is not { } id) return null;
        var above = await desk.Grain(id).Show();
        return new(id, above.Number!, above.Path, above.Status);
    }
}
