using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>募捐活动（或日常受赠资金）及其收支数字</summary>
/// <param name="Id">标识</param>
/// <param name="Number">活动编号，如 JH-MJ-2026-0001</param>
/// <param name="Status">状态：draft 草稿、filed 已备案、running 募捐中、suspended 已暂停、ended 已结束、settled 已结项</param>
/// <param name="OnlinePlatforms">互联网公开募捐平台</param>
/// <param name="Partner">合作募捐的合作方</param>
/// <param name="FilingOverdueSince">应急募捐逾期未备案的，逾期的第一日；补办之后仍然保留</param>
/// <param name="FilingLateReason">逾期备案的原因；按期备案的为空</param>
/// <param name="RaisedAmount">累计受赠（元）</param>
/// <param name="RefundedAmount">已退款（元）</param>
/// <param name="AvailableAmount">可用余额（元）：未使用、未批准拨付、不待审查的部分</param>
/// <param name="CommittedAmount">已批未付（元）</param>
/// <param name="DisbursedAmount">已拨付（元）</param>
/// <param name="AwaitingReviewAmount">境外捐赠待审查，暂不可用（元）</param>
/// <param name="DonationCount">捐赠笔数</param>
/// <param name="GoalAmount">目标金额（元）</param>
/// <param name="Earmarks">定向用途及各自余额</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record CampaignResponse(
    Guid Id,
    string Number,
    CampaignStatus Status,
    string Title,
    string? Purpose,
    CampaignKind Kind,
    bool Emergency,
    string? IncidentName,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Area,
    string? ResponsiblePerson,
    string? OfficeAddress,
    IReadOnlyList<Channel> DonationMethods,
    string? BankAccount,
    string? Beneficiaries,
    string? UseOfFunds,
    Money? CostEstimate,
    string? SurplusPlan,
    CertificateResponse? Certificate,
    IReadOnlyList<string> OnlinePlatforms,
    PartnerResponse? Partner,
    NamedOrganisationResponse? Organisation,
    string? FilingNumber,
    DateOnly? FiledOn,
    DateOnly? FilingOverdueSince,
    string? FilingLateReason,
    DateOnly? LaunchedOn,
    DateOnly? EndedOn,
    DateOnly? SettledOn,
    Money RaisedAmount,
    Money RefundedAmount,
    Money AvailableAmount,
    Money CommittedAmount,
    Money DisbursedAmount,
    Money AwaitingReviewAmount,
    long DonationCount,
    Money? GoalAmount,
    IReadOnlyList<EarmarkResponse> Earmarks,
    DateTimeOffset DraftedAt,
    long Version)
{
    public static CampaignResponse Of(Guid id, Campaign campaign)
    {
        var plan = campaign.Plan!;
        return new(
            id, campaign.Number!, campaign.Status, plan.Title, plan.Purpose, plan.Kind, plan.Emergency, plan.IncidentName, plan.StartsOn, plan.EndsOn, plan.Area,
            plan.ResponsiblePerson?.OrNothing, plan.OfficeAddress, plan.DonationMethods, plan.BankAccount, plan.Beneficiaries, plan.UseOfFunds, plan.CostEstimate, plan.SurplusPlan,
            plan.Certificate is { } c ? new(c.Number, c.ValidFrom, c.ValidTo) : null, plan.OnlinePlatforms ?? [],
            plan.Partner is { } p ? new(p.Name, p.AgreementNumber, p.EvaluatedOn, p.Account) : null, NamedOrganisationResponse.Of(plan.Organisation), campaign.FilingNumber, campaign.FiledOn, campaign.FilingOverdueSince, campaign.LateReason, campaign.LaunchedOn, campaign.EndedOn, campaign.SettledOn,
            campaign.Raised, campaign.Refunded, campaign.Available, campaign.Committed, campaign.Disbursed, campaign.AwaitingReview, campaign.DonationCount, plan.Goal,
            [.. campaign.Lines.Where(l => l.Key.Length > 0).Select(l => new EarmarkResponse(l.Key, l.Value.Received - l.Value.Cancelled, campaign.AvailableOn(l.Key), l.Value.Spent))],
            campaign.DraftedAt, campaign.Version);
    }
}

/// <summary>公开募捐资格证书</summary>
/// <param name="Number">证号</param>
/// <param name="ValidFrom">有效期起</param>
/// <param name="ValidTo">有效期止</param>
internal sealed record CertificateResponse(string Number, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>合作募捐的合作方</summary>
/// <param name="Name">名称</param>
/// <param name="AgreementNumber">书面协议编号</param>
/// <param name="EvaluatedOn">评估日期</param>
/// <param name="Account">收款账户</param>
internal sealed record PartnerResponse(string Name, string AgreementNumber, DateOnly EvaluatedOn, string Account);

/// <summary>一项定向用途的收支</summary>
/// <param name="Earmark">定向用途</param>
/// <param name="RaisedAmount">累计受赠（元）</param>
/// <param name="AvailableAmount">可用余额（元）</param>
/// <param name="DisbursedAmount">已拨付（元）</param>
internal sealed record EarmarkResponse(string Earmark, Money RaisedAmount, Money AvailableAmount, Money DisbursedAmount);
