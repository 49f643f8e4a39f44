using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>What everybody may know of campaigns: plan, filing, money in and out (TRA-02, FUN-04).</summary>
internal static class OpenCampaigns
{
    /// <summary>公示的募捐活动</summary>
    /// <param name="Number">活动编号</param>
    /// <param name="RaisedAmount">累计受赠（元）</param>
    /// <param name="DisbursedAmount">已拨付（元）</param>
    /// <param name="UnspentAmount">尚未使用（元）</param>
    /// <param name="OrganisationName">承办活动的基层组织；县红十字会自办的为空</param>
    internal sealed record Item(
        string Number, string Title, CampaignKind Kind, CampaignStatus Status, string? IncidentName, DateOnly StartsOn, DateOnly? EndsOn, string? FilingNumber, Money? GoalAmount,
        Money RaisedAmount, Money DisbursedAmount, Money UnspentAmount, long DonationCount, string? OrganisationName)
    {
        public static Item Of(CampaignRow c) => new(
            c.Number, c.Title, c.Kind, c.Status, c.IncidentName, c.StartsOn, c.EndsOn, c.FilingNumber, c.GoalFen is { } goal ? new Money(goal) : null,
            new(c.RaisedFen), new(c.DisbursedFen), new(c.RaisedFen - c.RefundedFen - c.DisbursedFen), c.DonationCount, c.OrganisationName);
    }

    /// <summary>公示的募捐活动及方案</summary>
    /// <param name="OnlinePlatforms">互联网公开募捐平台</param>
    /// <param name="PartnerName">合作募捐的合作方</param>
    /// <param name="UnspentAmount">尚未使用（元）</param>
    /// <param name="OrganisationName">承办活动的基层组织；县红十字会自办的为空</param>
    internal sealed record Details(
        string Number, string Title, CampaignKind Kind, CampaignStatus Status, string? IncidentName, DateOnly StartsOn, DateOnly? EndsOn, string? FilingNumber, DateOnly? FiledOn,
        string? Purpose, string? Area, string? ResponsiblePerson, string? OfficeAddress, IReadOnlyList<Channel> DonationMethods, string? BankAccount, string? Beneficiaries,
        string? UseOfFunds, Money? CostEstimate, string? SurplusPlan, CertificateResponse? Certificate, IReadOnlyList<string> OnlinePlatforms, string? PartnerName, Money? GoalAmount,
        Money RaisedAmount, Money RefundedAmount, Money DisbursedAmount, Money UnspentAmount, long DonationCount, string? OrganisationName)
    {
        public static Details Of(Campaign c)
        {
            var plan = c.Plan!;
            return new(
                c.Number!, plan.Title, plan.Kind, c.Status, plan.IncidentName, plan.StartsOn, plan.EndsOn, c.FilingNumber, c.FiledOn, plan.Purpose, plan.Area, plan.ResponsiblePerson?.OrNothing,
                plan.OfficeAddress, plan.DonationMethods, plan.BankAccount, plan.Beneficiaries, plan.UseOfFunds, plan.CostEstimate, plan.SurplusPlan,
                plan.Certificate is { } x ? new(x.Number, x.ValidFrom, x.ValidTo) : null, plan.OnlinePlatforms ?? [], plan.Partner?.Name, plan.Goal, c.Raised, c.Refunded, c.Disbursed, c.Raised - c.Refunded - c.Disbursed, c.DonationCount,
                plan.Organisation?.Name);
        }
    }

    /// <summary>公示的捐赠</summary>
    /// <param name="Donor">按捐赠人选择显示的名称</param>
    /// <param name="GivenOn">捐出日期</param>
    /// <param name="ReceivedOn">到账日期</param>
    /// <param name="PartCount">集体捐赠名单的人数，名单见 parts；不是集体捐赠的为 0</param>
    internal sealed record Gift(string Number, string Donor, Money Amount, DateOnly GivenOn, DateOnly ReceivedOn, string? Earmark, int PartCount)
    {
        public static Gift Of(DonationRow d) => new(
            d.Number, Shown.Donor(d.DonorKind, d.DonorName, d.Publicity), new(d.AmountFen), ChinaTime.DayOf(d.GivenAt), d.ReceivedOn, d.Line.Length == 0 ? null : d.Line, d.PartCount);
    }

    /// <summary>公示的拨付（已付款）</summary>
    /// <param name="Payee">收款人；个人脱敏</param>
    internal sealed record Payment(string Number, Money Amount, string Purpose, string? Payee, string? Earmark, long? BeneficiaryCount, DateOnly? PaidOn)
    {
        public static Payment Of(DisbursementRow d) => new(d.Number, new(d.AmountFen), d.Purpose, Shown.PayeeOutside(d), d.Earmark, d.BeneficiaryCount, d.PaidOn);
    }

    public static void Map(RouteGroupBuilder open)
    {
        var campaigns = open.MapGroup("/campaigns").WithTags("公开查询（Public）");
        campaigns.MapGet("/", Find)
            .WithName("openCampaigns").WithSummary("募捐活动公示（Public campaigns）").WithDescription("已备案或已启动的活动及收支数字，无须登录。").SortableBy([.. CampaignsThat.Sorts]);
        campaigns.MapGet("/{number}", Show)
            .WithName("openCampaign").WithSummary("募捐活动详情（Public campaign）").WithDescription("募捐方案、备案编号、收支数字。")
            .Refuses(CampaignErrors.NotFound).ExampleParameter("number", ExampleNumbers.Campaign);
        campaigns.MapGet("/{number}/donations", Donations)
            .WithName("openDonations").WithSummary("捐赠公示（Public donations）").WithDescription("姓名按捐赠人选择的方式显示；金额、捐出与到账日期分列。")
            .Refuses(CampaignErrors.NotFound).SortableBy([.. DonationsThat.Sorts]).ExampleParameter("number", ExampleNumbers.Campaign);
        campaigns.MapGet("/{number}/disbursements", Payments)
            .WithName("openDisbursements").WithSummary("拨付公示（Public disbursements）").WithDescription("已付款的拨付：金额、用途、收款人、日期。")
            .Refuses(CampaignErrors.NotFound).SortableBy([.. DisbursementsThat.Sorts]).ExampleParameter("number", ExampleNumbers.Campaign);
    }

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Find(ListQuery query, Reads<CampaignRow> campaigns, HttpContext context, CancellationToken cancel)
    {
        var found = await campaigns.Find(CampaignsThat.ArePublic, query.Page(), CampaignsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Item.Of));
    }

    private static async Task<Results<OkAt<Details>, Problem>> Show(string number, CampaignDesk desk, CancellationToken cancel) =>
        await Public(number, desk, cancel) is { } found ? Answers.Ok(Details.Of(found.Campaign), found.Campaign.Version) : CampaignErrors.NotFound.ToProblem();

    /// <param name="name">名称包含（只查公开显示的名称，包括集体捐赠名单中的）</param>
    private static async Task<Results<Ok<ListResponse<Gift>>, Problem>> Donations(
        string number, string? name, ListQuery query, CampaignDesk desk, PartDesk parts, Reads<DonationRow> donations, HttpContext context, CancellationToken cancel)
    {
        if (await Public(number, desk, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var wanted = DonationsThat.BelongTo(campaign.Id) & DonationsThat.Stand & DonationsThat.AreMoney;
        if (!string.IsNullOrWhiteSpace(name))
        {
            var listed = await parts.GiftsWith(campaign.Id, PartsThat.OpenlyMentionInName(name.Trim()), cancel);
            wanted &= DonationsThat.OpenlyMentionInName(name.Trim()) | DonationsThat.AreOfOneOf(listed);
        }

        var found = await donations.Find(wanted, query.Page(), DonationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Gift.Of));
    }

    private static async Task<Results<Ok<ListResponse<Payment>>, Problem>> Payments(
        string number, ListQuery query, CampaignDesk desk, Reads<DisbursementRow> disbursements, HttpContext context, CancellationToken cancel)
    {
        if (await Public(number, desk, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var found = await disbursements.Find(DisbursementsThat.BelongTo(campaign.Id) & DisbursementsThat.Are(DisbursementStatus.Paid), query.Page(), DisbursementsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Payment.Of));
    }

    internal static async Task<(Guid Id, Campaign Campaign)?> Public(string number, CampaignDesk desk, CancellationToken cancel) =>
        await desk.Show(number, cancel) is { Campaign.Status: not CampaignStatus.Draft } found ? found : null;
}
