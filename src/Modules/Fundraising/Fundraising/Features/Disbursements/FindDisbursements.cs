using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Disbursements;

/// <summary>The payments of a campaign, and one of them.</summary>
internal static class FindDisbursements
{
    public static void Map(RouteGroupBuilder campaigns)
    {
        campaigns.MapGet("/{id}/disbursements", Handle)
            .WithName("findDisbursements").WithSummary("拨付列表（List disbursements）")
            .WithDescription("按状态、申请和付款日期、金额、收款人、定向用途、审批人、收款的基层组织筛选；默认最近申请的在前。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound)
            .SortableBy([.. DisbursementsThat.Sorts])
            .ExampleParameter("id", ExampleNumbers.Campaign);
        campaigns.MapGet("/{id}/disbursements/{did}", HandleOne)
            .WithName("showDisbursement").WithSummary("查看拨付（Show a disbursement）")
            .WithDescription("id、did 可以是标识或编号。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound, DisbursementErrors.NotFound)
            .ExampleParameter("id", ExampleNumbers.Campaign)
            .ExampleParameter("did", ExampleNumbers.Disbursement(1));
    }

    /// <param name="status">状态</param>
    /// <param name="requestedFrom">申请日期不早于（北京时间）</param>
    /// <param name="requestedTo">申请日期不晚于（北京时间）</param>
    /// <param name="paidFrom">付款日期不早于</param>
    /// <param name="paidTo">付款日期不晚于</param>
    /// <param name="amountFrom">金额不低于（元）</param>
    /// <param name="amountTo">金额不高于（元）</param>
    /// <param name="payee">收款人名称包含</param>
    /// <param name="earmark">定向用途</param>
    /// <param name="approver">审批人（全名）</param>
    /// <param name="organisation">收款的基层组织（标识或编号）</param>
    private static async Task<Results<Ok<ListResponse<DisbursementResponse>>, Problem>> Handle(
        string id, DisbursementStatus? status, DateOnly? requestedFrom, DateOnly? requestedTo, DateOnly? paidFrom, DateOnly? paidTo, decimal? amountFrom, decimal? amountTo,
        string? payee, string? earmark, string? approver, string? organisation,
        ListQuery query, CampaignDesk desk, Reads<DisbursementRow> disbursements, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var filter = new DisbursementFilter(status, requestedFrom, requestedTo, paidFrom, paidTo, amountFrom, amountTo, payee, earmark, approver, organisation);
        if (filter.Fault is { } inverted) return inverted.ToProblem();
        var wanted = filter.Of(campaign.Id);
        var found = await disbursements.Find(wanted, query.Page(), DisbursementsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, DisbursementResponse.Of).Summed(query, disbursements, wanted, d => d.AmountFen, cancel));
    }

    private static async Task<Results<OkAt<DisbursementResponse>, Problem>> HandleOne(
        string id, string did, CampaignDesk desk, GiftDesk gifts, Reads<DisbursementRow> disbursements, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        if (await gifts.Payment(campaign.Id, did, cancel) is not { } payment) return DisbursementErrors.NotFound.ToProblem();
        var found = await disbursements.OneSurely(payment, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(DisbursementResponse.Of(row), row.Version) : DisbursementErrors.NotFound.ToProblem();
    }
}
