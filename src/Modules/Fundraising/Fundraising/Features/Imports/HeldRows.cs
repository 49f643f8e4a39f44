using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>Rows that look like a gift which is there already: somebody accepts or discards them.</summary>
internal static class HeldRows
{
    /// <summary>待确认的一行</summary>
    /// <param name="Id">标识，登记后即捐赠的标识；删除个人信息时用它</param>
    /// <param name="Row">文件中的行号</param>
    /// <param name="Number">名单序号</param>
    /// <param name="Name">姓名（个人脱敏）</param>
    /// <param name="Matches">与之相似的捐赠编号</param>
    internal sealed record Item(Guid Id, int Row, string Number, DateOnly Day, string? Name, Money Amount, string Matches)
    {
        public static Item Of(HeldListRow r) => new(r.Gift, r.Row, r.Number, r.Day, r.Kind == DonorKind.Individual && r.Name is not null ? Masking.Name(r.Name) : r.Name, new(r.AmountFen), r.Matches);
    }

    /// <summary>对待确认行的决定</summary>
    /// <param name="Rows">行号（文件中的行号）</param>
    /// <param name="Reason">理由；不予导入时必填</param>
    internal sealed record Request(IReadOnlyList<int>? Rows, string? Reason);

    public static void Map(RouteGroupBuilder campaigns)
    {
        campaigns.MapGet("/{id}/imports/{importId}/held", Handle)
            .WithName("heldRows").WithSummary("待确认行（Held rows）").WithDescription("与另一份名单或手工登记的捐赠同日、同名、同金额的行。")
            .Permission("fundraising.read").Refuses(ImportErrors.NotFound).SortableBy([.. HeldListRow.Sorts])
            .ExampleParameter("id", ExampleNumbers.Campaign).ExampleParameter("importId", () => ExampleNumbers.Import);
        campaigns.MapPost("/{id}/imports/{importId}/held/accept", Accept)
            .WithName("acceptHeldRows").WithSummary("确认导入（Accept held rows）").WithDescription("确认不是重复，登记为捐赠。")
            .Permission("fundraising.import").Refuses(ImportErrors.NotFound, ImportErrors.RowsMissing).Refuses(409, "import.row_not_held")
            .ExampleParameter("id", ExampleNumbers.Campaign).ExampleParameter("importId", () => ExampleNumbers.Import).Example(new Request([5], "同名同额的另一笔捐赠"));
        campaigns.MapPost("/{id}/imports/{importId}/held/discard", Discard)
            .WithName("discardHeldRows").WithSummary("不予导入（Discard held rows）").WithDescription("确认是重复，不登记；须写理由。")
            .Permission("fundraising.import").Refuses(ImportErrors.NotFound, ImportErrors.RowsMissing, ImportErrors.ReasonMissing).Refuses(409, "import.row_not_held")
            .ExampleParameter("id", ExampleNumbers.Campaign).ExampleParameter("importId", () => ExampleNumbers.Import).Example(new Request([6], "与已登记的捐赠重复"));
    }

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        string id, string importId, ListQuery query, CampaignDesk desk, ImportJobs jobs, Reads<HeldListRow> held, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Find(await desk.Find(id, cancel), importId, cancel) is not { } import) return ImportErrors.NotFound.ToProblem();
        var found = await held.Find(HeldListRow.Of(import), query.Page(), HeldListRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Item.Of));
    }

    /// <remarks>The gifts first, each under its own command; then the rows are no longer held. Repeating it after a crash doubles nothing.</remarks>
    private static async Task<Results<Ok<ImportResponse>, Problem>> Accept(
        string id, string importId, Request request, CommandRequest http, CampaignDesk desk, IGrainFactory grains, Commands commands, ImportJobs jobs, HttpContext context, CancellationToken cancel)
    {
        var rows = request.Rows ?? [];
        if (await jobs.Find(await desk.Find(id, cancel), importId, cancel) is not { } found) return ImportErrors.NotFound.ToProblem();
        var grain = grains.Grain<IImportGrain>(found);
        var import = await grain.Show();
        var asked = import.Request!;
        var command = commands.From(http, request, found.ToString());
        if (!http.DryRun && import.HeldFault(rows, request.Reason, out _) is null && await Record(asked, [.. rows.Select(r => import.Held[r])], http.Actor, desk, commands) is { } refused) return refused.ToProblem();
        return await Answer(await grain.AcceptHeld(command, rows, request.Reason), found, http, jobs, context, cancel);
    }

    private static async Task<Results<Ok<ImportResponse>, Problem>> Discard(
        string id, string importId, Request request, CommandRequest http, CampaignDesk desk, IGrainFactory grains, Commands commands, ImportJobs jobs, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Find(await desk.Find(id, cancel), importId, cancel) is not { } found) return ImportErrors.NotFound.ToProblem();
        var command = commands.From(http, request, found.ToString());
        return await Answer(await grains.Grain<IImportGrain>(found).DiscardHeld(command, request.Rows ?? [], request.Reason), found, http, jobs, context, cancel);
    }

    private static async Task<Error?> Record(ImportRequested import, IReadOnlyList<HeldRow> rows, string actor, CampaignDesk desk, Commands commands)
    {
        var listed = new ListedRows(import with { By = actor }, default, commands, "");
        var decided = await desk.Grain(import.CampaignId).RecordList([.. rows.Select(r => (listed.CommandOf(r.Gift), listed.GiftOf(r)))]);
        return decided.Select(d => d.Error).FirstOrDefault(e => e is not null);
    }

    private static async Task<Results<Ok<ImportResponse>, Problem>> Answer(
        Decided<Import, ImportEvent> decided, Guid import, CommandRequest http, ImportJobs jobs, HttpContext context, CancellationToken cancel)
    {
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        return await jobs.Show(import, context, cancel) is { } job ? TypedResults.Ok(job) : CommandErrors.Unavailable.ToProblem();
    }
}
