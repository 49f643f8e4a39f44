using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using BoxDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Boxes.CollectionBox, JinhuRedCross.Fundraising.Domain.Boxes.BoxEvent>;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>Two people count a box that is in, and what they counted becomes a gift (FUN-04).</summary>
internal static class CountBox
{
    /// <summary>清点</summary>
    /// <param name="Amount">清点金额（元），可以为 0</param>
    /// <param name="SecondPerson">另一位清点人；不能是登记人自己</param>
    /// <param name="On">清点日期，默认今天（北京时间）</param>
    /// <param name="Campaign">款项记入的活动或资金的标识或编号；默认募捐箱所属活动，该活动已不收款时请填写日常受赠</param>
    internal sealed record Request(decimal? Amount, string? SecondPerson, DateOnly? On, string? Campaign);

    /// <summary>清点的结果</summary>
    /// <param name="Box">清点后的募捐箱</param>
    /// <param name="Amount">清点金额（元）</param>
    /// <param name="TransactionNumber">捐赠的交易单号：由箱号和清点次数组成</param>
    /// <param name="GiftId">由此登记的捐赠的标识；清点为 0 的为空</param>
    /// <param name="GiftNumber">其编号；捐赠尚未登记成功、由系统稍后补登的为空</param>
    internal sealed record Counted(BoxResponse Box, Money Amount, string TransactionNumber, Guid? GiftId, string? GiftNumber);

    public static void Map(RouteGroupBuilder boxes) => boxes.MapPost("/{id}/count", Handle)
        .WithName("countBox").WithSummary("清点募捐箱（Count）")
        .WithDescription("收回后由两人共同清点。清点金额作为所属活动的一笔匿名现金捐赠登记，之后募捐箱恢复待用。")
        .Permission("fundraising.record")
        .Refuses(BoxErrors.NotFound, BoxErrors.NotIn, BoxErrors.Retired, BoxErrors.SamePerson)
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Suspended, CampaignErrors.Closed)
        .Refuses(422, "box.field_missing", "box.day_before_last_step", "day.in_future", "donation.received_after_end", "amount.missing", "amount.not_positive", "amount.too_precise", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", () => "示例箱01")
        .Example(new Request(86.5m, "示例己", null, null));

    private static async Task<Results<OkAt<Counted>, Problem>> Handle(
        string id, Request request, CommandRequest http, BoxDesk desk, CampaignDesk campaigns, BoxGifts gifts, Commands commands, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } box) return BoxErrors.NotFound.ToProblem();
        var other = string.IsNullOrWhiteSpace(request.Campaign) ? null : await campaigns.Find(request.Campaign.Trim(), cancel);
        if (!string.IsNullOrWhiteSpace(request.Campaign) && other is null) return CampaignErrors.NotFound.ToProblem();
        var command = commands.From(http, request, box.ToString());
        var decided = await Decide(desk.Grain(box), command, box, commands.Following(command, BoxDueRow.Gift).Id, other, request, gifts);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var counted = decided.Only<BoxCounted>();
        var number = counted.GiftId is null || command.DryRun ? null : await Number(gifts, BoxDueRow.Of(counted, box));
        var after = await desk.After(box, decided, cancel);
        return Answers.Ok(new Counted(after, counted.Amount, counted.TransactionNumber, counted.GiftId, number), after.Version);
    }

    // Nothing is counted that its campaign would not take: so the gift is tried first.
    private static async Task<BoxDecided> Decide(ICollectionBoxGrain grain, Command command, Guid box, Guid gift, Guid? campaign, Request request, BoxGifts gifts)
    {
        var asked = new ProposedCount(request.Amount, request.SecondPerson, request.On);
        var tried = await grain.Count(command with { DryRun = true }, gift, campaign, asked);
        if (tried.Error is not null || tried.Replayed) return tried;
        var counted = tried.Only<BoxCounted>();
        if (counted.GiftId is not null && (await gifts.Record(BoxDueRow.Of(counted, box), dryRun: true)).Error is { } refused) return BoxDecided.Refused(refused);
        return command.DryRun ? tried : await grain.Count(command, gift, campaign, asked);
    }

    // What is refused here is tried again as due work.
    private static async Task<string?> Number(BoxGifts gifts, BoxDueRow due) =>
        await gifts.Record(due) is { Error: null } recorded ? recorded.Only<DonationRecorded>().Number : null;
}
