using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>The paper that goes with a payment: what for, to whom, and who took which step when (FUN-16).</summary>
internal static class PrintApprovalForm
{
    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapGet("/{id}/disbursements/{did}/approval-form", Handle)
        .WithName("printApprovalForm").WithSummary("款物拨付审批单（Approval form, to print）")
        .WithDescription("A4 打印页（HTML）：金额大小写、用途、收款人（个人脱敏）、各步骤的人员和时间、凭证号；不含印章图样，签字在打印后手写。")
        .Permission("fundraising.read")
        .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound)
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .ExampleParameter("did", ExampleNumbers.Disbursement(1));

    private static async Task<Results<PrintPage, Problem>> Handle(
        string id, string did, CampaignDesk desk, GiftDesk gifts, Reads<DisbursementRow> disbursements, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        if (await gifts.Payment(campaign.Id, did, cancel) is not { } payment) return DisbursementErrors.NotFound.ToProblem();
        var found = await disbursements.OneSurely(payment, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Page(campaign.Campaign, row, clock.GetUtcNow()) : DisbursementErrors.NotFound.ToProblem();
    }

    internal static PrintPage Page(Campaign campaign, DisbursementRow d, DateTimeOffset now) => new("款物拨付审批单", What(campaign, d), Steps(d))
    {
        Organisation = "金湖县红十字会",
        Number = d.Number,
        Note = "本单由系统按登记内容生成，打印后由各步骤人员签字，随凭证归档。",
        AsOf = now,
    };

    private static PrintFields What(Campaign campaign, DisbursementRow d) => new(
        null,
        new PrintField("活动（资金）", $"{campaign.Plan!.Title}（{campaign.Number}）", Wide: true),
        new PrintField("用途", d.Purpose, Wide: true),
        new PrintField("收款人", Shown.Payee(d.Payee, d.PayeeIsUnit)),
        new PrintField("定向用途", d.Earmark),
        new PrintField("金额（小写）", new Money(d.AmountFen).ToString()),
        new PrintField("受益人数", d.BeneficiaryCount?.ToString(CultureInfo.InvariantCulture)),
        new PrintField("金额（大写）", CapitalAmount.Of(new(d.AmountFen)), Wide: true),
        new PrintField("审批层级", Words.Of(d.ApprovalLevel)),
        new PrintField("决策文号", d.DecisionNumber),
        new PrintField("状态", Words.Of(d.Status)),
        new PrintField("付款日期", d.PaidOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new PrintField("凭证号", d.VoucherNumber, Wide: true));

    private static PrintTable Steps(DisbursementRow d)
    {
        List<IReadOnlyList<string?>> rows = [Step("申请（经办）", d.RequestedBy, d.RequestedAt, null)];
        if (d.ReviewRequired || d.ReviewedBy is not null) rows.Add(Step("审核（会计）", d.ReviewedBy, d.ReviewedAt, d.ReviewComment));
        rows.Add(d.Status == DisbursementStatus.Rejected ? Step("驳回", d.DecidedBy, d.DecidedAt, d.Reason) : Step(Approval(d), d.DecidedBy, d.DecidedAt, d.Comment));
        if (d.Status is DisbursementStatus.Cancelled) rows.Add(Step("撤销", null, null, d.Reason));
        if (d.Status is not (DisbursementStatus.Rejected or DisbursementStatus.Cancelled)) rows.Add(Step("付款（出纳）", d.PaidBy, d.PaidAt, null));
        return new("办理经过", ["步骤", "人员", "时间", "意见", "签字"], [.. rows]) { Widths = [17, 16, 17, 32, 18] };
    }

    private static string Approval(DisbursementRow d) => d.Capacity is { } capacity ? $"审批（{Words.Of(capacity)}）" : "审批";

    private static IReadOnlyList<string?> Step(string name, string? by, DateTimeOffset? at, string? said) =>
        [name, by, at?.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), said, null];
}
