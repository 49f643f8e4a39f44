using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>一张公益事业捐赠票据（在财政系统开具，在此登记）</summary>
/// <param name="Id">标识</param>
/// <param name="FullNumber">票据代码-票据号码</param>
/// <param name="DonationId">所属捐赠</param>
/// <param name="DonationNumber">捐赠编号</param>
/// <param name="CampaignId">捐赠所在的活动或资金</param>
/// <param name="PartId">集体捐赠中的一份；整笔捐赠的为空</param>
/// <param name="Kind">electronic 电子、paper 纸质</param>
/// <param name="State">valid 有效、reversed 已红冲、voided 已作废</param>
/// <param name="Code">票据代码（8 位）</param>
/// <param name="Number">票据号码（10 位）</param>
/// <param name="CheckCode">校验码</param>
/// <param name="IssuedOn">开票日期</param>
/// <param name="Payer">交款人；个人姓名脱敏</param>
/// <param name="Project">项目名称</param>
/// <param name="Amount">金额（元）</param>
/// <param name="Handler">经办人</param>
/// <param name="Remark">备注</param>
/// <param name="BookId">所属纸质票据本</param>
/// <param name="FromList">由财政系统导出的清单登记</param>
/// <param name="ReversalNumber">红字票据的代码-号码</param>
/// <param name="EndedOn">红冲或作废日期</param>
/// <param name="EndedBecause">红冲或作废原因</param>
/// <param name="Restricted">捐赠人已请求删除个人信息，姓名限制使用</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record ReceiptResponse(
    Guid Id, string FullNumber, Guid DonationId, string DonationNumber, Guid CampaignId, Guid? PartId, ReceiptKind Kind, ReceiptState State, string Code, string Number, string? CheckCode,
    DateOnly IssuedOn, string? Payer, string? Project, Money Amount, string? Handler, string? Remark, Guid? BookId, bool FromList, string? ReversalNumber, DateOnly? EndedOn, string? EndedBecause,
    bool Restricted, string RegisteredBy, DateTimeOffset RegisteredAt, long Version)
{
    public static ReceiptResponse Of(ReceiptRow r) => new(
        r.Id, r.FullNumber, r.DonationId, r.DonationNumber, r.CampaignId, r.PartId, r.Kind, r.State, r.Code, r.Number, r.CheckCode, r.IssuedOn, PayerOf(r), r.ProjectName,
        new(r.AmountFen), r.Handler, r.Remark, r.BookId, r.FromList, r.ReversalNumber, r.EndedOn, r.EndedBecause, r.Restricted, r.RegisteredBy, r.RegisteredAt, r.Version);

    public static string? PayerOf(ReceiptRow r) => Shown.AtTheDesk(r.PayerIsUnit ? DonorKind.Organisation : DonorKind.Individual, r.Payer);
}
