using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Boxes;

/// <summary>A collection box gets its number, its place and the campaign it collects for (FUN-04).</summary>
internal static class RegisterBox
{
    /// <summary>募捐箱</summary>
    /// <param name="Number">编号，箱体上所标；全系统唯一</param>
    /// <param name="Place">设置地点</param>
    /// <param name="InsideCounty">是否在本县；不在本县的须有当地民政部门备案编号</param>
    /// <param name="FilingNumber">当地民政部门备案编号</param>
    /// <param name="Campaign">所属活动或资金的标识或编号；定向募捐不得设置</param>
    internal sealed record Request(string? Number, string? Place, bool? InsideCounty, string? FilingNumber, string? Campaign);

    public static void Map(RouteGroupBuilder boxes) => boxes.MapPost("/", Handle)
        .WithName("registerBox").WithSummary("登记募捐箱（Register a collection box）")
        .WithDescription("登记后为在库待用；县外设置须先向当地民政部门备案。")
        .Permission("fundraising.boxes")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.Closed, BoxErrors.Exists, BoxErrors.FilingMissing, BoxErrors.CampaignTargeted)
        .Refuses(422, "box.field_missing", "text.too_long", "text.forbidden_character")
        .Example(services => new Request("示例箱01", "金湖县健康西路示例超市", true, null, (string)ExampleNumbers.Campaign(services)));

    private static async Task<Results<CreatedAt<BoxResponse>, OkAt<BoxResponse>, Problem>> Handle(
        Request request, CommandRequest http, BoxDesk desk, CampaignDesk campaigns, Commands commands, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Campaign)) return BoxErrors.Missing("campaign", "所属活动").ToProblem();
        if (await campaigns.Show(request.Campaign.Trim(), cancel) is not { } found) return CampaignErrors.NotFound.ToProblem();
        var command = commands.From(http, request);
        var asked = new ProposedBox(
            request.Number, request.Place, request.InsideCounty, request.FilingNumber, found.Id, found.Campaign.Number!, found.Campaign.Plan!.Kind, found.Campaign.Status);
        var decided = await desk.Grain(command.Id).Register(command, asked);
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var box = await desk.After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(box, box.Version) : Answers.Created($"/api/v1/fundraising/collection-boxes/{box.Id}", box, box.Version);
    }
}
