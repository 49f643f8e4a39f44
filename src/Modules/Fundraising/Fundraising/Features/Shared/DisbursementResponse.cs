using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>一笔拨付</summary>
/// <param name="Id">标识</param>
/// <param name="Number">拨付编号，如 JH-MJ-2026-0001-Z0001</param>
/// <param name="Status">状态：requested 待审批、approved 已批未付、paid 已付、rejected 已驳回、cancelled 已撤销</param>
/// <param name="Amount">金额（元）</param>
/// <param name="Purpose">用途</param>
/// <param name="Payee">收款人；个人姓名脱敏</param>
/// <param name="RequestedBy">经办人</param>
/// <param name="ReviewRequired">是否须先审核再审批，且四个步骤由四人分别办理（按申请日的参数）</param>
/// <param name="ApprovalLevel">审批层级：vicePresident 分管副会长、president 会长、collective 集体决策</param>
/// <param name="ReviewedBy">审核人</param>
/// <param name="ReviewComment">审核意见</param>
/// <param name="DecidedBy">审批人（或驳回人）</param>
/// <param name="ApprovedAs">以何身份审批：vicePresident、president；未注明的为空</param>
/// <param name="ApprovalComment">审批意见</param>
/// <param name="Reason">驳回或撤销的理由</param>
/// <param name="VoucherNumber">凭证号</param>
/// <param name="PaidOn">付款日期</param>
/// <param name="PaidBy">登记付款的人</param>
/// <param name="PaidAt">登记付款的时间</param>
/// <param name="ConsentReference">捐赠人同意改变用途的记录编号</param>
/// <param name="Organisation">收款的基层组织（申请时的名称）；不是基层组织的为空</param>
/// <param name="Version">本笔拨付的版本，同 ETag</param>
internal sealed record DisbursementResponse(
    Guid Id,
    string Number,
    Guid CampaignId,
    DisbursementStatus Status,
    Money Amount,
    string Purpose,
    string? Payee,
    string? Earmark,
    long? BeneficiaryCount,
    string? DecisionNumber,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    bool ReviewRequired,
    ApprovalLevel ApprovalLevel,
    string? ReviewedBy,
    DateTimeOffset? ReviewedAt,
    string? ReviewComment,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    ApprovalCapacity? ApprovedAs,
    string? ApprovalComment,
    string? Reason,
    string? VoucherNumber,
    DateOnly? PaidOn,
    string? PaidBy,
    DateTimeOffset? PaidAt,
    string? ConsentReference,
    NamedOrganisationResponse? Organisation,
    long Version)
{
    public static DisbursementResponse Of(Guid campaign, Disbursement d) => new(
        d.Id, d.Number, campaign, d.Status, d.Amount, d.Purpose, Shown.Payee(d.Payee.OrNothing, d.PayeeIsUnit), d.Earmark, d.BeneficiaryCount, d.DecisionNumber,
        d.RequestedBy, d.RequestedAt, d.ReviewRequired, d.Level, d.ReviewedBy, d.ReviewedAt, d.ReviewComment, d.DecidedBy, d.DecidedAt, d.Capacity, d.Comment,
        d.Reason, d.VoucherNumber, d.PaidOn, d.PaidBy, d.PaidAt, d.ConsentReference, NamedOrganisationResponse.Of(d.Organisation), d.Version);

    public static DisbursementResponse Of(DisbursementRow d) => new(
        d.Id, d.Number, d.CampaignId, d.Status, new(d.AmountFen), d.Purpose, Shown.Payee(d.Payee, d.PayeeIsUnit), d.Earmark, d.BeneficiaryCount, d.DecisionNumber,
        d.RequestedBy, d.RequestedAt, d.ReviewRequired, d.ApprovalLevel, d.ReviewedBy, d.ReviewedAt, d.ReviewComment, d.DecidedBy, d.DecidedAt, d.Capacity, d.Comment,
        d.Reason, d.VoucherNumber, d.PaidOn, d.PaidBy, d.PaidAt, d.ConsentReference, NamedOrganisationResponse.Of(d.Organisation), d.Version);
}
