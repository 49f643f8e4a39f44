using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Organisations;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>Somebody asks for money of a campaign to be paid (FUN-08, FUN-16).</summary>
internal static class RequestDisbursement
{
    /// <summary>拨付申请</summary>
    /// <param name="Amount">金额（元，最多两位小数），不超过可用余额</param>
    /// <param name="Purpose">用途</param>
    /// <param name="Payee">收款人</param>
    /// <param name="Earmark">动用的定向用途；不填则只动用非定向款项</param>
    /// <param name="BeneficiaryCount">受益人数</param>
    /// <param name="DecisionNumber">集体决策文号；3 万元及以上（或与近期同一收款人、同一用途的合计达到）必填</param>
    /// <param name="ConsentReference">捐赠人同意改变用途的记录编号；用途与定向用途不同的必填</param>
    /// <param name="Organisation">收款的基层组织（标识或编号，须已成立）；付款后自动作为该组织“有经费”的材料</param>
    internal sealed record Request(decimal? Amount, string? Purpose, string? Payee, string? Earmark, long? BeneficiaryCount, string? DecisionNumber, string? ConsentReference = null, string? Organisation = null)
    {
        public ProposedDisbursement ToDisbursement(NamedOrganisation? organisation) => new(Amount, Purpose, Payee, Earmark, BeneficiaryCount, DecisionNumber, ConsentReference, organisation);
    }

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/disbursements", Handle)
        .WithName("requestDisbursement").WithSummary("申请拨付（Request a disbursement）")
        .WithDescription("四眼原则：申请人不能审批自己的申请。按金额确定审批层级（approvalLevel）；30 日内（参数）同一收款人、同一用途的拨付合计计算，达到大额的须填决策文号。款项按先进先出占用已收捐赠，精确到分。")
        .Permission("fundraising.request")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched)
        .Refuses(422, "disbursement.field_missing", "disbursement.decision_required", "disbursement.exceeds_available", "disbursement.other_purpose", "disbursement.purpose_unnamed", "amount.not_positive", "amount.too_precise")
        .Refuses(422, "named_organisation.unknown", "named_organisation.not_established", "named_organisation.dissolved")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new Request(800, "购买学习用品", "金湖示例文具店", null, 20, null), "第一笔")
        .Example(new Request(100.5m, "交通补助", "示例乙", null, 1, null), "第二笔")
        .Example(new Request(9.5m, "打印费", "金湖示例图文公司", null, null, null), "第三笔");

    private static async Task<Results<CreatedAt<DisbursementResponse>, OkAt<DisbursementResponse>, Problem>> Handle(
        string id, Request request, CommandRequest http, CampaignDesk desk, SimilarPaymentsDesk similar, NamedOrganisations organisations, CancellationToken cancel)
    {
        var (campaign, decided) = await desk.Ask(id, http, request, async (grain, command) =>
            await grain.RequestDisbursement(command, request.ToDisbursement(await organisations.Read(request.Organisation, cancel)), await similar.To(request.Payee, request.Purpose, cancel)), cancel);
        if (decided.Error is { } error) return error.ToProblem();
        var asked = DisbursementResponse.Of(campaign, decided.After!.Touched!);
        return http.DryRun ? Answers.Ok(asked, asked.Version) : Answers.Created($"/api/v1/fundraising/campaigns/{campaign}/disbursements/{asked.Id}", asked, asked.Version);
    }
}
