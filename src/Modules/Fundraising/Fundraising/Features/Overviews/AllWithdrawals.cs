using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Overviews;

/// <summary>The refunds, voids and moves of all campaigns and funds, as a list and as a table.</summary>
internal static class AllWithdrawals
{
    private const string List = "退款、作废和转移";
    private static readonly string[] _header = ["序号", "编号", "类别", "捐赠编号", "金额（元）", "状态", "说明", "转入", "同意记录", "申请", "申请日期", "审批", "审批日期", "凭证号", "付款日期"];
    private static readonly int[] _widths = [8, 24, 8, 26, 16, 10, 32, 20, 18, 12, 12, 12, 12, 18, 12];

    /// <summary>一笔退款、作废或转移</summary>
    /// <param name="Kind">refund 退款、void 作废、move 转移</param>
    /// <param name="Status">requested 待审批、approved 已批未付、rejected 已驳回、done 已办结</param>
    /// <param name="Reason">退款原因</param>
    /// <param name="Explanation">说明</param>
    /// <param name="TargetNumber">转入的活动编号</param>
    /// <param name="TargetEarmark">转入后的定向用途</param>
    /// <param name="ConsentReference">捐赠人同意改变用途的记录编号</param>
    internal sealed record Item(
        Guid Id, string Number, Guid CampaignId, Guid DonationId, string DonationNumber, WithdrawalKind Kind, WithdrawalStatus Status, Money Amount, RefundReason? Reason, string Explanation,
        string? TargetNumber, string? TargetEarmark, string? ConsentReference, string RequestedBy, DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? RejectedBecause,
        string? VoucherNumber, DateOnly? PaidOn)
    {
        public static Item Of(WithdrawalRow w) => new(
            w.Id, w.Number, w.CampaignId, w.DonationId, w.DonationNumber, w.Kind, w.Status, new(w.AmountFen), w.Reason, w.Explanation, w.TargetNumber, w.TargetEarmark, w.ConsentReference,
            w.RequestedBy, w.RequestedAt, w.DecidedBy, w.DecidedAt, w.RejectedBecause, w.VoucherNumber, w.PaidOn);
    }

    public static void Map(RouteGroupBuilder module)
    {
        Describe(module.MapGet("/withdrawals", Handle)).WithName("findWithdrawals").WithSummary("退款、作废和转移列表（List withdrawals）")
            .WithDescription("全部活动和资金；按活动、类别、状态、申请日期、金额、捐赠编号筛选，includeTotal=true 给出笔数和金额合计；默认最近申请的在前。")
            .SortableBy([.. WithdrawalRow.Sorts]);
        Export(module.MapGet("/withdrawals.xlsx", Table), TableKind.Xlsx).WithName("exportWithdrawalsXlsx").WithSummary("导出退款、作废和转移 Excel（Export withdrawals, xlsx）");
        Export(module.MapGet("/withdrawals.csv", Table), TableKind.Csv).WithName("exportWithdrawalsCsv").WithSummary("导出退款、作废和转移 CSV（Export withdrawals, csv）");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .WithTags("退款（Refunds）").Permission("fundraising.read").Refuses(CampaignErrors.NotFound).Refuses(400, "list.range_inverted");

    private static RouteHandlerBuilder Export(RouteHandlerBuilder endpoint, TableKind kind) => Describe(endpoint).WithDescription("筛选条件同列表，按申请先后排列，末行合计。").AnswersTable(kind);

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="campaignKind">活动类别</param>
    /// <param name="kind">refund 退款、void 作废、move 转移</param>
    /// <param name="status">requested 待审批、approved 已批未付、rejected 已驳回、done 已办结</param>
    /// <param name="requestedFrom">申请日期不早于（北京时间）</param>
    /// <param name="requestedTo">申请日期不晚于（北京时间）</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="gift">捐赠编号包含</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        string? campaign, CampaignKind? campaignKind, WithdrawalKind? kind, WithdrawalStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, decimal? amountFrom, decimal? amountTo, string? gift,
        ListQuery query, CampaignChoice choice, Reads<WithdrawalRow> withdrawals, HttpContext context, CancellationToken cancel)
    {
        if (Ranges.Fault(("requestedFrom", requestedFrom, requestedTo), ("amountFrom", amountFrom, amountTo)) is { } inverted) return inverted.ToProblem();
        var (campaigns, unknown) = await choice.Read(campaign, campaignKind, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var wanted = Wanted(campaigns, kind, status, requestedFrom, requestedTo, amountFrom, amountTo, gift);
        var found = await withdrawals.Find(wanted, query.Page(), WithdrawalRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, Item.Of).Summed(query, withdrawals, wanted, w => w.AmountFen, cancel));
    }

    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="campaignKind">活动类别</param>
    /// <param name="kind">refund 退款、void 作废、move 转移</param>
    /// <param name="status">requested 待审批、approved 已批未付、rejected 已驳回、done 已办结</param>
    /// <param name="requestedFrom">申请日期不早于（北京时间）</param>
    /// <param name="requestedTo">申请日期不晚于（北京时间）</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="gift">捐赠编号包含</param>
    private static async Task<Results<TableFile, Problem>> Table(
        string? campaign, CampaignKind? campaignKind, WithdrawalKind? kind, WithdrawalStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, decimal? amountFrom, decimal? amountTo, string? gift,
        CampaignChoice choice, Reads<WithdrawalRow> withdrawals, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (Ranges.Fault(("requestedFrom", requestedFrom, requestedTo), ("amountFrom", amountFrom, amountTo)) is { } inverted) return inverted.ToProblem();
        var (campaigns, unknown) = await choice.Read(campaign, campaignKind, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var wanted = Wanted(campaigns, kind, status, requestedFrom, requestedTo, amountFrom, amountTo, gift);
        return new TableFile("withdrawals", List, List, _widths, async table =>
        {
            await using var snapshot = await withdrawals.Snapshot(cancel);
            context.SayLag(snapshot.Lagging);
            await table.Head(List, snapshot, clock.GetUtcNow(), !ReferenceEquals(wanted, Specification<WithdrawalRow>.All));
            await table.Header(_header);
            await Write(table, snapshot.Stream(wanted, WithdrawalRow.Sorts, "requestedAt"), cancel);
        });
    }

    private static async Task Write(TableWriter table, IAsyncEnumerable<WithdrawalRow> rows, CancellationToken cancel)
    {
        var (count, total) = (0, 0m);
        await foreach (var w in rows.WithCancellation(cancel))
        {
            var amount = new Money(w.AmountFen).InYuan;
            total += amount;
            await table.Row(
                ++count, w.Number, Words.Of(w.Kind), w.DonationNumber, amount, Words.Of(w.Status), w.Explanation, w.TargetNumber, w.ConsentReference, w.RequestedBy, ChinaTime.DayOf(w.RequestedAt),
                w.DecidedBy, w.DecidedAt is { } at ? ChinaTime.DayOf(at) : null, w.VoucherNumber, w.PaidOn);
        }

        await table.Row("合计", $"共 {count} 笔", null, null, total);
    }

    private static Specification<WithdrawalRow> Wanted(
        IReadOnlyCollection<Guid>? campaigns, WithdrawalKind? kind, WithdrawalStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, decimal? amountFrom, decimal? amountTo, string? gift)
    {
        var wanted = campaigns is null ? Specification<WithdrawalRow>.All : WithdrawalsThat.BelongToOneOf(campaigns);
        if (kind is { } k) wanted &= WithdrawalsThat.AreOf(k);
        if (status is { } s) wanted &= WithdrawalsThat.Are(s);
        if (requestedFrom is { } first) wanted &= WithdrawalsThat.WereRequestedFrom(ChinaTime.StartOf(first).ToUniversalTime());
        if (requestedTo is { } last && last < DateOnly.MaxValue) wanted &= WithdrawalsThat.WereRequestedBefore(ChinaTime.StartOf(last.AddDays(1)).ToUniversalTime());
        if (amountFrom is { } least) wanted &= WithdrawalsThat.AreAtLeast(Ranges.AtLeast(least));
        if (amountTo is { } most) wanted &= WithdrawalsThat.AreAtMost(Ranges.AtMost(most));
        if (!string.IsNullOrWhiteSpace(gift)) wanted &= WithdrawalsThat.MentionGift(gift.Trim().ToUpperInvariant());
        return wanted;
    }
}
