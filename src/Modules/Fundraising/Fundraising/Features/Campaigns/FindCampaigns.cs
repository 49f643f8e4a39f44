using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>The list of campaigns.</summary>
internal static class FindCampaigns
{
    private const string List = "募捐活动一览";
    private static readonly string[] _header = ["序号", "编号", "名称", "类别", "状态", "开始日期", "结束日期", "备案编号", "捐赠笔数", "累计受赠（元）", "已拨付（元）", "已批未付（元）", "可用余额（元）"];
    private static readonly int[] _widths = [8, 20, 30, 12, 10, 12, 12, 26, 12, 16, 16, 16, 16];

    /// <summary>列表中的募捐活动</summary>
    /// <param name="RaisedAmount">累计受赠（元）</param>
    /// <param name="AvailableAmount">可用余额（元）</param>
    /// <param name="CommittedAmount">已批未付（元）</param>
    /// <param name="DisbursedAmount">已拨付（元）</param>
    /// <param name="OrganisationNumber">承办的基层组织的编号</param>
    /// <param name="OrganisationName">承办的基层组织</param>
    internal sealed record Item(
        Guid Id, string Number, string Title, CampaignKind Kind, CampaignStatus Status, bool Emergency, string? IncidentName, DateOnly StartsOn, DateOnly? EndsOn, string? FilingNumber,
        Money? GoalAmount, Money RaisedAmount, Money AvailableAmount, Money CommittedAmount, Money DisbursedAmount, long DonationCount, string? OrganisationNumber, string? OrganisationName)
    {
        public static Item Of(CampaignRow c) => new(
            c.Id, c.Number, c.Title, c.Kind, c.Status, c.Emergency, c.IncidentName, c.StartsOn, c.EndsOn, c.FilingNumber, c.GoalFen is { } goal ? new Money(goal) : null,
            new(c.RaisedFen), new(c.AvailableFen), new(c.CommittedFen), new(c.DisbursedFen), c.DonationCount, c.OrganisationNumber, c.OrganisationName);
    }

    public static void Map(RouteGroupBuilder campaigns)
    {
        campaigns.MapGet("/", Handle)
            .WithName("findCampaigns").WithSummary("活动列表（List campaigns）")
            .WithDescription("按状态、类别、名称、开始日期、受赠金额、是否应急、是否备案、承办的基层组织筛选，includeTotal=true 给出个数和累计受赠合计；默认最新的在前。")
            .Permission("fundraising.read")
            .Refuses(400, "list.range_inverted")
            .SortableBy([.. CampaignsThat.Sorts]);
        Describe(campaigns.MapGet("/export.xlsx", Table), TableKind.Xlsx).WithName("exportCampaignsXlsx").WithSummary("导出活动一览 Excel（Export campaigns, xlsx）");
        Describe(campaigns.MapGet("/export.csv", Table), TableKind.Csv).WithName("exportCampaignsCsv").WithSummary("导出活动一览 CSV（Export campaigns, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, TableKind kind) => endpoint
        .WithDescription("筛选条件同活动列表；按编号排列，末行合计。")
        .AnswersTable(kind)
        .Permission("fundraising.read")
        .Refuses(400, "list.range_inverted");

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="title">名称包含</param>
    /// <param name="startsFrom">开始日期不早于</param>
    /// <param name="startsTo">开始日期不晚于</param>
    /// <param name="raisedFrom">累计受赠不低于（元）</param>
    /// <param name="raisedTo">累计受赠不高于（元）</param>
    /// <param name="emergency">是否应急募捐</param>
    /// <param name="filed">是否已备案</param>
    /// <param name="organisation">承办的基层组织（标识或编号）</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        CampaignStatus? status, CampaignKind? kind, string? title, DateOnly? startsFrom, DateOnly? startsTo, decimal? raisedFrom, decimal? raisedTo, bool? emergency, bool? filed, string? organisation,
        ListQuery query, Reads<CampaignRow> campaigns, HttpContext context, CancellationToken cancel)
    {
        if (Ranges.Fault(("startsFrom", startsFrom, startsTo), ("raisedFrom", raisedFrom, raisedTo)) is { } inverted) return inverted.ToProblem();
        var wanted = Wanted(status, kind, title, startsFrom, startsTo, raisedFrom, raisedTo, emergency, filed, organisation);
        var found = await campaigns.Find(wanted, query.Page(), CampaignsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, Item.Of).Summed(query, campaigns, wanted, c => c.RaisedFen, cancel));
    }

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="title">名称包含</param>
    /// <param name="startsFrom">开始日期不早于</param>
    /// <param name="startsTo">开始日期不晚于</param>
    /// <param name="raisedFrom">累计受赠不低于（元）</param>
    /// <param name="raisedTo">累计受赠不高于（元）</param>
    /// <param name="emergency">是否应急募捐</param>
    /// <param name="filed">是否已备案</param>
    /// <param name="organisation">承办的基层组织（标识或编号）</param>
    private static Results<TableFile, Problem> Table(
        CampaignStatus? status, CampaignKind? kind, string? title, DateOnly? startsFrom, DateOnly? startsTo, decimal? raisedFrom, decimal? raisedTo, bool? emergency, bool? filed, string? organisation,
        Reads<CampaignRow> campaigns, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (Ranges.Fault(("startsFrom", startsFrom, startsTo), ("raisedFrom", raisedFrom, raisedTo)) is { } inverted) return inverted.ToProblem();
        var wanted = Wanted(status, kind, title, startsFrom, startsTo, raisedFrom, raisedTo, emergency, filed, organisation);
        return new TableFile("campaigns", List, List, _widths, async table =>
        {
            await using var snapshot = await campaigns.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<CampaignRow>.All));
            await table.Header(_header);
            var (count, raised, disbursed, available) = (0, 0m, 0m, 0m);
            await foreach (var c in snapshot.Stream(wanted, CampaignsThat.Sorts, "number").WithCancellation(cancel))
            {
                var i = Item.Of(c);
                (raised, disbursed, available) = (raised + i.RaisedAmount.InYuan, disbursed + i.DisbursedAmount.InYuan, available + i.AvailableAmount.InYuan);
                await table.Row(
                    ++count, i.Number, i.Title, Words.Of(i.Kind), Words.Of(i.Status), i.StartsOn, i.EndsOn, i.FilingNumber, i.DonationCount, i.RaisedAmount.InYuan, i.DisbursedAmount.InYuan,
                    i.CommittedAmount.InYuan, i.AvailableAmount.InYuan);
            }

            await table.Row("合计", $"共 {count} 个", null, null, null, null, null, null, null, raised, disbursed, null, available);
        });
    }

    private static Specification<CampaignRow> Wanted(
        CampaignStatus? status, CampaignKind? kind, string? title, DateOnly? startsFrom, DateOnly? startsTo, decimal? raisedFrom, decimal? raisedTo, bool? emergency, bool? filed, string? organisation)
    {
        var wanted = Specification<CampaignRow>.All;
        if (status is { } s) wanted &= CampaignsThat.Have(s);
        if (kind is { } k) wanted &= CampaignsThat.AreOf(k);
        if (!string.IsNullOrWhiteSpace(title)) wanted &= CampaignsThat.MentionInTitle(title.Trim());
        if (startsFrom is { } first) wanted &= CampaignsThat.StartFrom(first);
        if (startsTo is { } last) wanted &= CampaignsThat.StartUntil(last);
        if (raisedFrom is { } least) wanted &= CampaignsThat.RaisedAtLeast(Ranges.AtLeast(least));
        if (raisedTo is { } most) wanted &= CampaignsThat.RaisedAtMost(Ranges.AtMost(most));
        if (emergency is { } e) wanted &= CampaignsThat.AreEmergencies(e);
        if (filed is { } f) wanted &= CampaignsThat.AreFiled(f);
        if (!string.IsNullOrWhiteSpace(organisation)) wanted &= CampaignsThat.AreRunBy(organisation.Trim());
        return wanted;
    }
}
