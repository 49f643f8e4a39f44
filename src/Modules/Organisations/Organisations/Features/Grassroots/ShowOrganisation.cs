using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>One organisation, its leaders, and what became of it.</summary>
internal static class ShowOrganisation
{
    /// <summary>一名负责人或业务联系人</summary>
    /// <param name="Id">标识；删除个人信息时使用</param>
    /// <param name="Role">职务</param>
    /// <param name="Name">姓名，脱敏；已删除的为空</param>
    /// <param name="Phone">电话，脱敏</param>
    /// <param name="Post">在单位的职务</param>
    /// <param name="Contact">是否为明确的红十字业务工作人员</param>
    internal sealed record Leader(Guid Id, OfficerRole Role, string? Name, string? Phone, string? Post, bool Contact, DateOnly ElectedOn, DateOnly TermFrom, DateOnly TermTo)
    {
        public static Leader Of(OfficerRow o) => new(
            o.Id, o.Role, o.Name is { } name ? Masking.Name(name) : null, o.Phone is { } phone ? Masking.Phone(phone) : null, o.Post, o.Contact, o.ElectedOn, o.TermFrom, o.TermTo);
    }

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/{id}", Handle)
            .WithName("showOrganisation").WithSummary("查看基层组织（Show an organisation）")
            .WithDescription("id 可以是标识或编号。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .ExampleParameter("id", OrganisationExamples.First);
        organisations.MapGet("/{id}/history", History)
            .WithName("showOrganisationHistory").WithSummary("基层组织历史（Organisation history）")
            .WithDescription("每一步及其文号、日期，最早的在前；一次全部给出。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .ExampleParameter("id", OrganisationExamples.First);
        organisations.MapGet("/{id}/officers", Officers)
            .WithName("findOfficers").WithSummary("负责人和业务联系人（List officers）")
            .WithDescription("本届和往届，最近选举的在前；姓名和电话脱敏。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .SortableBy([.. OfficersThat.Sorts])
            .ExampleParameter("id", OrganisationExamples.First);
    }

    private static async Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, OrganisationDesk desk, Reads<OrganisationRow> organisations, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var found = await organisations.One(organisation, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(OrganisationResponse.Of(row), row.Version) : OrganisationErrors.NotFound.ToProblem();
    }

    private static async Task<Results<Ok<ListResponse<OrganisationStep>>, Problem>> History(string id, OrganisationDesk desk, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var english = context.TellsEnglish();
        var steps = (await desk.Steps(organisation, cancel)).Where(r => r.Event is OrganisationEvent).Select(r => OrganisationStep.Of<OrganisationEvent>(r, OrganisationWords.Of, english));
        return TypedResults.Ok(new ListResponse<OrganisationStep>([.. steps]));
    }

    private static async Task<Results<Ok<ListResponse<Leader>>, Problem>> Officers(
        string id, ListQuery query, OrganisationDesk desk, Reads<OfficerRow> officers, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var found = await officers.Find(OfficersThat.Lead(organisation), query.Page(), OfficersThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Leader.Of));
    }
}
