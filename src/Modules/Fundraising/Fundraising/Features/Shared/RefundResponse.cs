using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>一笔退款</summary>
/// <param name="Number">退款编号，如 JH-MJ-2026-0001-T0001</param>
/// <param name="Status">requested 待审批、approved 已批未付、rejected 已驳回、done 已付</param>
/// <param name="Reason">wrongTransfer 汇错、duplicate 重复捐赠、campaignFailed 活动未能实施、other 其他</param>
/// <param name="RejectedBecause">驳回原因</param>
/// <param name="Version">本笔退款的版本，同 ETag</param>
internal sealed record RefundResponse(
    Guid Id, string Number, Guid DonationId, string DonationNumber, Guid CampaignId, WithdrawalStatus Status, Money Amount, RefundReason? Reason, string Explanation, string RequestedBy,
    DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? RejectedBecause, string? VoucherNumber, DateOnly? PaidOn, long Version)
{
    public static RefundResponse Of(Withdrawal w, BornGift born) => new(
        w.Id, w.Number, w.DonationId, born.Recorded.Number, born.Campaign, w.Status, w.Amount, w.Reason, w.Explanation, w.RequestedBy, w.RequestedAt, w.DecidedBy, w.DecidedAt, w.RejectedBecause,
        w.VoucherNumber, w.PaidOn, w.Version);

    public static RefundResponse Of(WithdrawalRow w) => new(
        w.Id, w.Number, w.DonationId, w.DonationNumber, w.CampaignId, w.Status, new(w.AmountFen), w.Reason, w.Explanation, w.RequestedBy, w.RequestedAt, w.DecidedBy, w.DecidedAt, w.RejectedBecause,
        w.VoucherNumber, w.PaidOn, w.Version);
}
