using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>The list of campaigns.</summary>
internal static class FindCampaigns
{
    /// <summary>列表中的募捐活动</summary>
    /// <param name="RaisedAmount">累计受赠（元）</param>
    /// <param name="AvailableAmount">可用余额（元）</param>
    /// <param name="CommittedAmount">已批未付（元）</param>
    /// <param name="DisbursedAmount">已拨付（元）</param>
    internal sealed record Item(
        Guid Id, string Number, string Title, CampaignKind Kind, CampaignStatus Status, bool Emergency, string? IncidentName, DateOnly StartsOn, DateOnly? EndsOn, string? FilingNumber,
        Money? GoalAmount, Money RaisedAmount, Money AvailableAmount, Money CommittedAmount, Money DisbursedAmount, long DonationCount)
    {
        public static Item Of(CampaignRow c) => new(
            c.Id, c.Number, c.Title, c.Kind, c.Status, c.Emergency, c.IncidentName, c.StartsOn, c.EndsOn, c.FilingNumber, c.GoalFen is { } goal ? new Money(goal) : null,
            new(c.RaisedFen), new(c.AvailableFen), new(c.CommittedFen), new(c.DisbursedFen), c.DonationCount);
    }

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapGet("/", Handle)
        .WithName("findCampaigns").WithSummary("活动列表（List campaigns）")
        .WithDescription("按状态、类别、名称筛选；默认最新的在前。")
        .Permission("fundraising.read")
        .SortableBy([.. CampaignsThat.Sorts]);

    /// <param name="status">状态</param>
    /// <param name="kind">类别</param>
    /// <param name="title">名称包含</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(
        CampaignStatus? status, CampaignKind? kind, string? title, ListQuery query, Reads<CampaignRow> campaigns, HttpContext context, CancellationToken cancel)
    {
        var wanted = Specification<CampaignRow>.All;
        if (status is { } s) wanted &= CampaignsThat.Have(s);
        if (kind is { } k) wanted &= CampaignsThat.AreOf(k);
        if (!string.IsNullOrWhiteSpace(title)) wanted &= CampaignsThat.MentionInTitle(title.Trim());
        var found = await campaigns.Find(wanted, query.Page(), CampaignsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Item.Of));
    }
}
