using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>一条流水</summary>
/// <param name="Id">标识</param>
/// <param name="Serial">流水号</param>
/// <param name="Day">交易日期</param>
/// <param name="OccurredAt">交易时间；流水没有时间的为当日零时</param>
/// <param name="Direction">in 收入、out 支出</param>
/// <param name="Amount">金额（元）</param>
/// <param name="Balance">交易后余额（元）</param>
/// <param name="Counterparty">对方户名；个人姓名脱敏</param>
/// <param name="Memo">摘要、附言</param>
/// <param name="State">waiting 待认领、gift 已登记为捐赠、met 已与捐赠、拨付或退款对应、notAGift 非捐赠</param>
/// <param name="Why">待认领的原因</param>
/// <param name="Kind">非捐赠的类别；待认领而按摘要识别出类别的，为建议的类别</param>
/// <param name="Entry">对应的是捐赠 gift、拨付 payment 还是退款 refund</param>
/// <param name="EntryId">对应的捐赠、拨付或退款的标识</param>
/// <param name="EntryNumber">其编号；待认领的为比对过的编号</param>
/// <param name="Reason">最近一次处理的理由</param>
/// <param name="Refusal">活动未接受捐赠的原因</param>
/// <param name="Version">本条流水的版本，同 ETag</param>
internal sealed record LineResponse(
    Guid Id, Guid AccountId, string? Serial, DateOnly Day, DateTimeOffset OccurredAt, LineDirection Direction, Money Amount, Money? Balance, string? Counterparty, string? Memo, LineState State, WaitReason? Why,
    OtherKind? Kind, EntryKind? Entry, Guid? EntryId, string? EntryNumber, Guid? CampaignId, string? CampaignNumber, string? Reason, string? Refusal, string TakenBy, DateTimeOffset TakenAt, string? DecidedBy,
    DateTimeOffset? DecidedAt, long Version)
{
    public static LineResponse Of(StatementLineRow l) => new(
        l.Id, l.AccountId, l.Serial, l.Day, l.OccurredAt, l.Direction, new(l.AmountFen), l.BalanceFen is { } b ? new Money(b) : null, Shown.Payee(l.Counterparty, l.CounterpartyIsUnit), l.Memo, l.State, l.Why, l.Kind,
        l.Entry, l.EntryId, l.EntryNumber, l.CampaignId, l.CampaignNumber, l.Reason, l.Refusal, l.TakenBy, l.TakenAt, l.DecidedBy, l.DecidedAt, l.Version);
}
