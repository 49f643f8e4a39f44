using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Campaigns;

/// <summary>The donors of a campaign are told what their money was used for, without being asked (FUN-09).</summary>
internal static class GiveFeedback
{
    /// <summary>向捐赠人反馈</summary>
    /// <param name="On">反馈日期，默认今天（北京时间）</param>
    /// <param name="Way">反馈方式：publicNotice 公告、letter 信函、weChat 微信、phone 电话、visit 走访、email 电子邮件、other 其他</param>
    /// <param name="Reference">文书编号或公告地址</param>
    /// <param name="CoversTo">涵盖截至此日的付款，默认反馈日期</param>
    /// <param name="Note">说明</param>
    internal sealed record Request(DateOnly? On, ContactWay? Way, string? Reference, DateOnly? CoversTo, string? Note);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/feedback", Handle)
        .WithName("giveFeedback").WithSummary("登记向捐赠人反馈（Tell the donors）")
        .WithDescription("款项付出后主动向捐赠人反馈使用情况。有未反馈的付款时列入待办，期限为最早一笔付款后 30 日（参数 Fundraising.FeedbackDays）。")
        .Permission("fundraising.record")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, FeedbackErrors.NothingToTell)
        .Refuses(422, "feedback.field_missing", "feedback.covers_later", "day.in_future", "day.out_of_range", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new Request(null, ContactWay.PublicNotice, "示例公告2026年第1号", null, null));

    private static Task<Results<OkAt<CampaignResponse>, Problem>> Handle(string id, Request request, CommandRequest http, CampaignDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (campaign, command) => campaign.GiveFeedback(command, new(request.On, request.Way, request.Reference, request.CoversTo, request.Note)), cancel);
}
