using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Refunds;

/// <summary>The refunds of a gift, and one of them.</summary>
internal static class FindRefunds
{
    public static void Map(RouteGroupBuilder module)
    {
        module.MapGet("/donations/{id}/refunds", Handle)
            .WithTags("退款（Refunds）")
            .WithName("findRefunds").WithSummary("退款列表（List refunds of a donation）").WithDescription("本笔捐赠的全部退款，默认最近申请的在前。")
            .Permission("fundraising.read")
            .Refuses(DonationErrors.NotFound)
            .SortableBy([.. WithdrawalRow.Sorts])
            .ExampleParameter("id", ExampleNumbers.ListedGift);
        module.MapGet("/donations/{id}/refunds/{rid}", HandleOne)
            .WithTags("退款（Refunds）")
            .WithName("showRefund").WithSummary("查看退款（Show a refund）").WithDescription("一笔退款及其办理人和时间。")
            .Permission("fundraising.read")
            .Refuses(DonationErrors.NotFound, WithdrawalErrors.NotFound)
            .ExampleParameter("id", ExampleNumbers.ListedGift)
            .ExampleParameter("rid", ExampleNumbers.Refund(1));
    }

    private static async Task<Results<Ok<ListResponse<RefundResponse>>, Problem>> Handle(
        string id, ListQuery query, GiftDesk gifts, Reads<WithdrawalRow> refunds, HttpContext context, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var found = await refunds.Find(WithdrawalRow.RefundsOf(born.Recorded.DonationId), query.Page(), WithdrawalRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, RefundResponse.Of));
    }

    private static async Task<Results<OkAt<RefundResponse>, Problem>> HandleOne(
        string id, string rid, GiftDesk gifts, WithdrawalDesk desk, Reads<WithdrawalRow> refunds, HttpContext context, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        if (await desk.Refund(born, rid, cancel) is not { } refund) return WithdrawalErrors.NotFound.ToProblem();
        var found = await refunds.OneSurely(refund, cancel);
        context.SayLag(found.Lagging);
        if (found.Value is not { } row) return WithdrawalErrors.NotFound.ToProblem();
        return Answers.Ok(RefundResponse.Of(row), row.Version);
    }
}
