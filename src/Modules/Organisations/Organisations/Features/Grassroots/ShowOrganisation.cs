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

    private static readonly ListFile<OfficerRow> _leaders = new("officers", "负责人和业务联系人", OfficersThat.Sorts, null,
        new("职务", 12, o => StatusWords.Zh(o.Role)), new("姓名", 12, o => o.Name is { } name ? Masking.Name(name) : null), new("电话", 16, o => o.Phone is { } phone ? Masking.Phone(phone) : null), new("在单位的职务", 20, o => o.Post),
        new("业务联系人", 12, o => o.Contact ? "是" : "否"), new("选举日期", 12, o => o.ElectedOn), new("任期起", 12, o => o.TermFrom), new("任期至", 12, o => o.TermTo));

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
            .ExampleParameter("id", OrganisationExamples.First).NamesActors<OrganisationStep>();
        organisations.MapGet("/{id}/officers", Officers)
            .WithName("findOfficers").WithSummary("负责人和业务联系人（List officers）")
            .WithDescription("本届和往届，最近选举的在前；姓名和电话脱敏。")
            .Permission("organisations.read")
            .Refuses(OrganisationErrors.NotFound)
            .SortableBy([.. OfficersThat.Sorts])
            .ExampleParameter("id", OrganisationExamples.First);
        organisations.MapFiles("/{id}/officers/", "Officers", ("负责人和业务联系人", "officers"), ExportOfficers, e => Files(e));
        organisations.MapFiles("/{id}/history/", "OrganisationHistory", ("基层组织历史", "organisation history"), ExportHistory, e => Files(e));
    }

    private static async Task<Results<OkAt<OrganisationResponse>, Problem>> Handle(string id, OrganisationDesk desk, Reads<OrganisationRow> organisations, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var found = await organisations.OneSurely(organisation, cancel);
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

    private static RouteHandlerBuilder Files(RouteHandlerBuilder endpoint) => endpoint.Permission("organisations.read").Refuses(OrganisationErrors.NotFound).ExampleParameter("id", OrganisationExamples.First);

    private static async Task<Results<TableFile, Problem>> ExportOfficers(string id, OrganisationDesk desk, Reads<OfficerRow> officers, TimeProvider clock, HttpContext context, CancellationToken cancel) =>
        await desk.Find(id, cancel) is { } organisation ? _leaders.Of(officers, OfficersThat.Lead(organisation), context, clock) : OrganisationErrors.NotFound.ToProblem();

    private static async Task<Results<TableFile, Problem>> ExportHistory(string id, OrganisationDesk desk, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } organisation) return OrganisationErrors.NotFound.ToProblem();
        var steps = (await desk.Steps(organisation, cancel)).Where(r => r.Event is OrganisationEvent).Select(r => OrganisationStep.Of<OrganisationEvent>(r, OrganisationWords.Of, english: false));
        return OrganisationStep.File("organisation-history", "基层组织历史", steps);
    }
}
