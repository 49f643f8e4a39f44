using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>一个月或一年的收支（精确到分）</summary>
/// <param name="Period">期间：2026-03 或 2026</param>
/// <param name="Closed">是否已全部结账；未结账的数字还会变化</param>
/// <param name="Total">合计</param>
/// <param name="Restricted">限定用途：活动的，或捐赠人定向的</param>
/// <param name="Unrestricted">非限定：日常受赠中未定向的</param>
/// <param name="Funds">各活动或资金</param>
/// <param name="Check">核对</param>
internal sealed record FiguresResponse(
    string Period, bool Closed, FigureResponse Total, FigureResponse Restricted, FigureResponse Unrestricted, IReadOnlyList<FundResponse> Funds, CheckResponse Check)
{
    public static FiguresResponse Of(PeriodFigures figures, Closings closings, Money? fromCampaigns = null, bool compared = false) => new(
        figures.Span.ToString(), closings.IsClosed(figures.Span.Last), FigureResponse.Of(figures.Total), FigureResponse.Of(figures.Restricted), FigureResponse.Of(figures.Unrestricted),
        [.. figures.Funds.Select(FundResponse.Of)], CheckResponse.Of(figures, fromCampaigns, compared));
}

/// <summary>收支的一行（元）</summary>
/// <param name="OpeningAmount">期初</param>
/// <param name="IncomeAmount">收入合计：个人、单位、匿名捐赠，加转入，减转出和作废</param>
/// <param name="IndividualAmount">个人捐赠（含更正）</param>
/// <param name="OrganisationAmount">单位捐赠（含更正）</param>
/// <param name="AnonymousAmount">匿名捐赠（含更正）</param>
/// <param name="OverseasAmount">其中来自境外的捐赠</param>
/// <param name="MovedInAmount">从其他活动或资金转入</param>
/// <param name="MovedOutAmount">转出到其他活动或资金</param>
/// <param name="VoidedAmount">登记有误而作废</param>
/// <param name="ExpenditureAmount">支出合计</param>
/// <param name="DisbursedAmount">拨付</param>
/// <param name="RefundedAmount">退款</param>
/// <param name="ClosingAmount">期末</param>
internal sealed record FigureResponse(
    Money OpeningAmount, Money IncomeAmount, Money IndividualAmount, Money OrganisationAmount, Money AnonymousAmount, Money OverseasAmount, Money MovedInAmount, Money MovedOutAmount, Money VoidedAmount,
    Money ExpenditureAmount, Money DisbursedAmount, Money RefundedAmount, Money ClosingAmount)
{
    public static FigureResponse Of(FundFigures f) => new(
        f.Opening, f.Income, f.Individuals, f.Organisations, f.Anonymous, f.Overseas, f.MovedIn, f.MovedOut, f.Voided, f.Expenditure, f.Disbursed, f.Refunded, f.Closing);
}

/// <summary>一个活动或资金的收支</summary>
/// <param name="Number">编号</param>
/// <param name="Title">名称</param>
/// <param name="Kind">public 公开募捐、targeted 定向募捐、general 日常受赠</param>
/// <param name="Figures">合计</param>
/// <param name="Earmarks">其中各定向用途；没有定向捐赠的为空</param>
internal sealed record FundResponse(string Number, string Title, CampaignKind Kind, FigureResponse Figures, IReadOnlyList<EarmarkFigures> Earmarks)
{
    public static FundResponse Of(Fund fund) => new(
        fund.Row.Number, fund.Row.Title, fund.Row.Kind, FigureResponse.Of(fund.Whole),
        [.. fund.Lines.Where(l => l.Earmark.Length > 0).OrderBy(l => l.Earmark, StringComparer.Ordinal).Select(l => new EarmarkFigures(l.Earmark, FigureResponse.Of(l.Figures)))]);
}

/// <summary>一个定向用途的收支</summary>
/// <param name="Earmark">定向用途</param>
/// <param name="Figures">收支</param>
internal sealed record EarmarkFigures(string Earmark, FigureResponse Figures);

/// <summary>核对：期初 + 收入 − 支出 = 期末；进行中的期间还与各活动自身的余额比较</summary>
/// <param name="Difference">差额（元），相符为 0.00</param>
/// <param name="ComparedWithCampaigns">是否与各活动自身的余额比较过</param>
/// <param name="Told">不符时的说明</param>
internal sealed record CheckResponse(Money Difference, bool ComparedWithCampaigns, string? Told)
{
    public static CheckResponse Of(PeriodFigures figures, Money? fromCampaigns, bool compared)
    {
        var own = figures.Funds.SelectMany(f => f.Lines).Select(l => l.Figures.Difference).FirstOrDefault(d => d != Money.Zero);
        var difference = own != Money.Zero ? own : fromCampaigns ?? Money.Zero;
        return new(difference, compared && fromCampaigns is not null, difference == Money.Zero ? null : FundFigures.Told(difference).Zh);
    }
}
