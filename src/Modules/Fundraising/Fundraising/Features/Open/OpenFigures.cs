using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>What everybody may know of a closed month or year, and the general fund's monthly publication (TRA-02, FUN-12).</summary>
internal static class OpenFigures
{
    /// <summary>日常受赠月度公示的一行</summary>
    /// <param name="Number">捐赠或拨付编号</param>
    /// <param name="Kind">gift 捐赠、correction 更正、voided 作废、movedOut 转出、movedIn 转入、disbursement 拨付、refund 退款</param>
    /// <param name="DatedOn">到账、付款或批准日期</param>
    /// <param name="Amount">金额（元）；减少的为负</param>
    /// <param name="Name">捐赠人按其选择显示；收款人中的个人脱敏；其他行为空</param>
    /// <param name="Purpose">拨付用途</param>
    internal sealed record Line(string Number, LedgerKind Kind, DateOnly DatedOn, Money Amount, string? Name, string? Purpose, string? Earmark);

    public static void Map(RouteGroupBuilder open)
    {
        var figures = open.MapGroup("/figures").WithTags("公开查询（Public）");
        figures.MapGet("/{period}", Show)
            .WithName("openFigures").WithSummary("收支公示（Public figures）").WithDescription("已结账的月（2026-03）或年（2026）的收支：合计、限定与非限定、各活动或资金。未结账的不公布。")
            .Refuses(PeriodErrors.NotPublished).Refuses(400, "period.month_invalid").ExampleParameter("period", () => CloseMonth.ExampleMonth);
        figures.MapGet("/{month}/general-fund", General)
            .WithName("openGeneralFund").WithSummary("日常受赠月度公示（General fund, monthly）").WithDescription("已结账的一个月中记入日常受赠的每笔收支；姓名按捐赠人选择的方式显示。")
            .Refuses(PeriodErrors.NotPublished).Refuses(400, "period.month_invalid").SortableBy([.. LedgerThat.Sorts]).ExampleParameter("month", () => CloseMonth.ExampleMonth);
    }

    private static async Task<Results<Ok<FiguresResponse>, Problem>> Show(string period, PeriodDesk periods, FiguresDesk figures, HttpContext context, CancellationToken cancel)
    {
        if (Span.Read(period) is not { } span) return PeriodErrors.MonthInvalid("period").ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        if (!closings.IsClosed(span.Last)) return PeriodErrors.NotPublished.ToProblem();
        var found = await figures.Of(span, closings, cancel);
        context.SayLag(found.Lagging);
        return TypedResults.Ok(FiguresResponse.Of(found.Value, closings));
    }

    private static async Task<Results<Ok<ListResponse<Line>>, Problem>> General(
        string month, ListQuery query, PeriodDesk periods, Reads<CampaignRow> campaigns, Reads<LedgerRow> ledger, Reads<DonationRow> gifts, Reads<DisbursementRow> payments, HttpContext context, CancellationToken cancel)
    {
        if (Month.Read(month) is not { } asked) return PeriodErrors.MonthInvalid("month").ToProblem();
        var closings = (await periods.Read(cancel)).Closings;
        if (!closings.IsClosed(asked)) return PeriodErrors.NotPublished.ToProblem();
        var funds = (await campaigns.Ask((rows, ct) => rows.Where(CampaignsThat.AreOf(CampaignKind.General).Condition).Select(c => c.Id).ToListAsync(ct), cancel)).Value;
        var found = await ledger.Find(LedgerThat.BelongsToOneOf(funds) & LedgerThat.IsBookedIn(asked, asked, closings), query.Page(), LedgerThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        var ids = found.Value.Items.Select(l => l.SubjectId).Distinct().ToList();
        var given = (await gifts.Ask((rows, ct) => rows.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct), cancel)).Value;
        var paid = (await payments.Ask((rows, ct) => rows.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct), cancel)).Value;
        return TypedResults.Ok(found.Show(context, l => Tell(l, given.GetValueOrDefault(l.SubjectId), paid.GetValueOrDefault(l.SubjectId))));
    }

    // Who gave is told of gifts that stand; a gift that was entered wrongly may name the wrong person.
    private static Line Tell(LedgerRow l, DonationRow? gift, DisbursementRow? payment)
    {
        var stands = l.Kind is LedgerKind.Gift or LedgerKind.MovedIn && gift is { State: not DonationState.Voided };
        var name = stands ? Shown.Donor(gift!.DonorKind, gift.DonorName, gift.Publicity) : payment is null ? null : Shown.PayeeOutside(payment);
        return new(l.SubjectNumber, l.Kind, l.DatedOn, new(l.AmountFen), name, payment?.Purpose, l.Earmark.Length == 0 ? null : l.Earmark);
    }
}
