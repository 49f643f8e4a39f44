using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Tells an event of a campaign in one sentence, without the parts that tell who somebody is.</summary>
internal static class HistoryWords
{
    public static (string Zh, string En) Of(CampaignEvent happened) => happened switch
    {
        CampaignDrafted e => ($"拟定募捐方案，活动编号 {e.Number}", $"Drafted as {e.Number}"),
        CampaignPlanEdited => ("修改方案草稿", "Draft plan edited"),
        CampaignPlanChanged e => Because($"变更方案{(e.RefilingNumber is { } n ? $"，重新备案编号 {n}" : "")}", $"Plan changed{(e.RefilingNumber is { } f ? $", re-filed as {f}" : "")}", e.Reason),
        CampaignFiled { LateReason: { } late } e => Because($"逾期备案：{e.FilingNumber}（{e.FiledOn:yyyy-MM-dd}）", $"Filed late as {e.FilingNumber} on {e.FiledOn:yyyy-MM-dd}", late),
        CampaignFilingOverdue e => ($"补办备案逾期（期限 {e.LatestOn:yyyy-MM-dd}）", $"Filing is overdue (it was due by {e.LatestOn:yyyy-MM-dd})"),
        CampaignFiled e => ($"备案：{e.FilingNumber}（{e.FiledOn:yyyy-MM-dd}）", $"Filed as {e.FilingNumber} on {e.FiledOn:yyyy-MM-dd}"),
        CampaignLaunched e => Step("启动募捐", "Launched", e.On, e.Reason),
        CampaignSuspended e => Step("暂停募捐", "Suspended", e.On, e.Reason),
        CampaignResumed e => Step("恢复募捐", "Resumed", e.On, e.Reason),
        CampaignEnded e => Step("结束募捐", "Ended", e.On, e.Reason),
        CampaignSettled e => Because($"结项（{e.On:yyyy-MM-dd}），剩余 {e.Leftover}", $"Settled on {e.On:yyyy-MM-dd}, {e.Leftover} left over", e.Reason),
        DonationRecorded e => ($"登记捐赠 {e.Number}，{e.Amount}", $"Gift {e.Number} of {e.Amount} recorded"),
        DonationReviewPassed e => ($"境外捐赠审查通过：{e.ReviewNumber}", $"Overseas gift passed its review: {e.ReviewNumber}"),
        DonationLetterReceived e => ($"收到捐赠函：{e.LetterReference}", $"Letter of the gift received: {e.LetterReference}"),
        PersonErased e => ErasureWords.Of(e),
        WithdrawalRequested e => Because($"申请{Withdrawn(e.Kind).Zh} {e.DonationNumber}，{e.Amount}", $"{Withdrawn(e.Kind).En} of gift {e.DonationNumber} requested, {e.Amount}", e.Explanation),
        WithdrawalApproved e => ($"批准{Withdrawn(e.Kind).Zh} {e.DonationNumber}，{e.Amount}{(e.Target is { } to ? $"，转入 {to.Number}" : "")}", $"{Withdrawn(e.Kind).En} of gift {e.DonationNumber} approved, {e.Amount}{(e.Target is { } t ? $", to {t.Number}" : "")}"),
        WithdrawalRejected e => Because($"驳回{Withdrawn(e.Kind).Zh}", $"{Withdrawn(e.Kind).En} rejected", e.Reason),
        RefundPaid e => ($"退款付款 {e.DonationNumber}，{e.Amount}，凭证号 {e.VoucherNumber}（{e.PaidOn:yyyy-MM-dd}）", $"Refund of gift {e.DonationNumber} paid, {e.Amount}, voucher {e.VoucherNumber}, on {e.PaidOn:yyyy-MM-dd}"),
        DisbursementRequested { ConsentReference: { } consent } e => Because($"申请拨付 {e.Number}，{e.Amount}，捐赠人同意记录 {consent}", $"Disbursement {e.Number} of {e.Amount} requested with the donors' consent {consent}", null),
        CampaignFeedbackGiven e => ($"向捐赠人反馈（{e.On:yyyy-MM-dd}）：{e.Reference}，涵盖至 {e.CoversTo:yyyy-MM-dd} 的付款", $"Donors were told on {e.On:yyyy-MM-dd} ({e.Reference}) of the payments until {e.CoversTo:yyyy-MM-dd}"),
        DisbursementRequested e => ($"申请拨付 {e.Number}，{e.Amount}", $"Disbursement {e.Number} of {e.Amount} requested"),
        DisbursementReviewed e => Because("审核拨付", "Disbursement reviewed", e.Comment),
        DisbursementApproved { DecisionNumber: { } decision } e => Because($"批准拨付 {e.Amount}，决策文号 {decision}", $"Disbursement of {e.Amount} approved by decision {decision}", e.Comment),
        DisbursementApproved { Comment: { } comment } e => Because($"批准拨付 {e.Amount}", $"Disbursement of {e.Amount} approved", comment),
        DisbursementApproved e => ($"批准拨付 {e.Amount}", $"Disbursement of {e.Amount} approved"),
        DisbursementRejected e => Because("驳回拨付", "Disbursement rejected", e.Reason),
        DisbursementCancelled e => Because("撤销拨付", "Disbursement cancelled", e.Reason),
        DisbursementPaid e => ($"付款 {e.Number}，凭证号 {e.VoucherNumber}（{e.PaidOn:yyyy-MM-dd}）", $"Disbursement {e.Number} paid on {e.PaidOn:yyyy-MM-dd}, voucher {e.VoucherNumber}"),
        // An event that is new here must not stop the list.
        _ => (happened.GetType().Name, happened.GetType().Name),
    };

    public static (string Zh, string En) Of(DonationEvent happened) => happened switch
    {
        DonationCorrected e => Because($"更正捐赠信息：{string.Join("、", e.Fields)}", $"Corrected: {string.Join(", ", e.Fields)}", e.Reason),
        DonationPartsNamed e => ($"登记集体捐赠名单，{e.Parts.Count} 人", $"List of the collective gift entered, {e.Parts.Count} parts"),
        GoodsCounted e => Because($"第二人清点物资，共 {e.Goods.Count} 项，{(e.Differs ? "与登记不一致" : "与登记一致")}", $"Goods counted by a second person, {e.Goods.Count} lines, {(e.Differs ? "other than recorded" : "as recorded")}", e.Remark),
        GoodsHandedOver e => Because($"移交物资 {e.HandOverNumber}（{e.On:yyyy-MM-dd}）至{e.To}：{string.Join("、", e.Goods.Select(g => $"{g.Item} {g.Quantity} {g.Unit}"))}", $"Goods handed over as {e.HandOverNumber} on {e.On:yyyy-MM-dd} to {e.To}: {string.Join(", ", e.Goods.Select(g => $"{g.Item} {g.Quantity} {g.Unit}"))}", e.Remark),
        DonationPublicityChanged e => ($"公示方式由{Shown(e.From)}改为{Shown(e.To)}", $"Publicity changed from {e.From} to {e.To}"),
        _ => ReceiptWords.Of(happened),
    };

    private static string Shown(Publicity publicity) => publicity switch { Publicity.Name => "公开姓名", Publicity.Masked => "脱敏", _ => "匿名" };

    private static (string Zh, string En) Withdrawn(WithdrawalKind kind) => kind switch
    {
        WithdrawalKind.Refund => ("退款", "Refund"),
        WithdrawalKind.Void => ("作废", "Void"),
        _ => ("转移", "Move"),
    };

    private static (string Zh, string En) Step(string zh, string en, DateOnly on, string? reason) => Because($"{zh}（{on:yyyy-MM-dd}）", $"{en} on {on:yyyy-MM-dd}", reason);

    private static (string Zh, string En) Because(string zh, string en, string? reason) => reason is null ? (zh, en) : ($"{zh}：{reason}", $"{en}: {reason}");
}
