using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>The collection boxes, one of them, and what became of it.</summary>
internal static class FindBoxes
{
    public static void Map(RouteGroupBuilder boxes)
    {
        boxes.MapGet("/", Handle)
            .WithName("findBoxes").WithSummary("募捐箱列表（List collection boxes）")
            .WithDescription("按状态、所属活动、是否在本县、地点筛选；默认按编号。")
            .Permission("fundraising.read")
            .Refuses(CampaignErrors.NotFound)
            .SortableBy([.. BoxesThat.Sorts]);
        boxes.MapGet("/{id}", HandleOne)
            .WithName("showBox").WithSummary("查看募捐箱（Show a collection box）")
            .WithDescription("id 可以是标识或编号。")
            .Permission("fundraising.read")
            .Refuses(BoxErrors.NotFound)
            .ExampleParameter("id", () => "示例箱01");
        boxes.MapGet("/{id}/history", History)
            .WithName("showBoxHistory").WithSummary("募捐箱历史（Box history）")
            .WithDescription("登记、发出、收回、清点、停用的每一步，最早的在前；一次全部给出。")
            .Permission("fundraising.read")
            .Refuses(BoxErrors.NotFound)
            .ExampleParameter("id", () => "示例箱01");
    }

    /// <param name="status">状态</param>
    /// <param name="campaign">所属活动或资金的标识或编号</param>
    /// <param name="insideCounty">是否在本县</param>
    /// <param name="place">地点包含</param>
    private static async Task<Results<Ok<ListResponse<BoxResponse>>, Problem>> Handle(
        BoxStatus? status, string? campaign, bool? insideCounty, string? place, ListQuery query, CampaignDesk campaigns, Reads<BoxRow> boxes, HttpContext context, CancellationToken cancel)
    {
        var wanted = Specification<BoxRow>.All;
        if (status is { } s) wanted &= BoxesThat.Are(s);
        if (insideCounty is { } inside) wanted &= BoxesThat.StandIn(inside);
        if (!string.IsNullOrWhiteSpace(place)) wanted &= BoxesThat.MentionInPlace(place.Trim());
        if (!string.IsNullOrWhiteSpace(campaign))
        {
            if (await campaigns.Find(campaign.Trim(), cancel) is not { } of) return CampaignErrors.NotFound.ToProblem();
            wanted &= BoxesThat.BelongTo(of);
        }

        var found = await boxes.Find(wanted, query.Page(), BoxesThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, BoxResponse.Of));
    }

    private static async Task<Results<OkAt<BoxResponse>, Problem>> HandleOne(string id, BoxDesk desk, Reads<BoxRow> boxes, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } box) return BoxErrors.NotFound.ToProblem();
        var found = await boxes.One(box, cancel);
        context.SayLag(found.Lagging);
        return found.Value is { } row ? Answers.Ok(BoxResponse.Of(row), row.Version) : BoxErrors.NotFound.ToProblem();
    }

    private static async Task<Results<Ok<ListResponse<HistoryResponse>>, Problem>> History(string id, BoxDesk desk, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } box) return BoxErrors.NotFound.ToProblem();
        var english = context.TellsEnglish();
        var steps = (await desk.Steps(box, cancel)).Where(r => r.Event is BoxEvent).Select(r => Step(r, english));
        return TypedResults.Ok(new ListResponse<HistoryResponse>([.. steps]));
    }

    private static HistoryResponse Step(Recorded step, bool english)
    {
        var (zh, en) = BoxWords.Of((BoxEvent)step.Event);
        var what = step.Event.GetType().GetCustomAttribute<StoredNameAttribute>()!.Name;
        return new(step.Version, what, english ? en : zh, step.At, step.Actor, (step.Event as BoxCounted)?.GiftId, null, []);
    }
}
