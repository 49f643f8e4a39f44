using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>上传流水的结果</summary>
/// <param name="Id">本次上传的标识；dryRun 为空</param>
/// <param name="Format">识别出的格式：bank 银行流水、weChatPay 微信支付商户账单、alipay 支付宝账务明细</param>
/// <param name="Total">流水条数；微信账单的每笔手续费另计一条</param>
/// <param name="Accepted">本次新导入的条数</param>
/// <param name="Duplicates">以前已导入、未重复导入的条数</param>
/// <param name="Gifts">登记为捐赠的条数</param>
/// <param name="GiftsMet">与已登记捐赠对应的条数</param>
/// <param name="PaymentsMet">与拨付、退款核销的条数</param>
/// <param name="Fees">账单自身注明的手续费条数</param>
/// <param name="Unclaimed">待认领的条数</param>
/// <param name="Rejected">不能导入的行数</param>
/// <param name="MetLater">以前待认领、本次与账上后来登记的一笔对应的条数</param>
/// <param name="FirstDay">最早日期</param>
/// <param name="LastDay">最晚日期</param>
/// <param name="Months">涉及的各月：月末对账单余额与逐笔累计是否一致</param>
/// <param name="Warnings">提示，如余额不连续、合计不符</param>
/// <param name="Errors">不能导入的行，最多前 100 行</param>
internal sealed record StatementResponse(
    Guid? Id, Guid AccountId, string FileName, StatementFormat Format, int Total, int Accepted, int Duplicates, int Gifts, int GiftsMet, int PaymentsMet, int Fees, int Unclaimed, int Rejected, int MetLater, DateOnly? FirstDay, DateOnly? LastDay,
    IReadOnlyList<StatementMonth> Months, IReadOnlyList<ImportNote> Warnings, IReadOnlyList<ImportRowError> Errors, string HandedInBy, DateTimeOffset HandedInAt)
{
    public static StatementResponse Of(StatementHandedIn e, Guid account, bool dryRun, bool english) => new(
        dryRun ? null : e.UploadId, account, e.FileName, e.Format, e.Counts.Total, e.Counts.Accepted, e.Counts.Duplicates, e.Counts.Gifts, e.Counts.GiftsMet, e.Counts.PaymentsMet, e.Counts.Fees, e.Counts.Waiting,
        e.Counts.Rejected, e.Counts.MetLater, e.FirstDay, e.LastDay, dryRun ? [] : [.. e.Months.Select(m => new StatementMonth($"{m.Month:yyyy-MM}", m.Balance, m.Computed, m.Agrees))],
        [.. e.Warnings.Select(w => new ImportNote(w.Code, english ? w.En : w.Zh))], [.. e.Errors.Select(r => new ImportRowError(r.Row, r.Column, r.Value, r.Code, english ? r.En : r.Zh))], e.By, e.At);
}

/// <summary>一个月的对账单余额</summary>
/// <param name="Month">月份，如 2026-03</param>
/// <param name="Balance">对账单上的月末余额（元）</param>
/// <param name="Computed">期初余额加逐笔流水（元）</param>
/// <param name="Agrees">两者是否一致；不一致说明缺少流水</param>
internal sealed record StatementMonth(string Month, Money Balance, Money Computed, bool Agrees);
