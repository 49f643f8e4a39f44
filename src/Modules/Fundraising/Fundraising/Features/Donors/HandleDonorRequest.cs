using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Print;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donors;

/// <summary>A donor's request: written down, identity checked, papers printed, answered (FUN-09).</summary>
internal static class HandleDonorRequest
{
    /// <summary>登记捐赠人申请</summary>
    /// <param name="Kind">申请事项：query 查询、copy 复制、correction 更正、other 其他</param>
    /// <param name="From">申请人姓名或单位名称</param>
    /// <param name="Contact">联系方式；加密保存，不显示</param>
    /// <param name="What">申请内容</param>
    /// <param name="Way">申请方式：visit 来访、phone 电话、letter 信函、email 电子邮件、weChat 微信、publicNotice 公告、other 其他</param>
    /// <param name="ReceivedOn">收到日期，默认今天（北京时间）</param>
    /// <param name="Gifts">有关的捐赠：编号或标识，最多 200 笔</param>
    internal sealed record Request(DonorRequestKind? Kind, string? From, string? Contact, string? What, ContactWay? Way, DateOnly? ReceivedOn, IReadOnlyList<string>? Gifts);

    /// <summary>核对身份</summary>
    /// <param name="How">核对方式，例如 查验身份证原件、回拨登记电话</param>
    internal sealed record Check(string? How);

    /// <summary>答复</summary>
    /// <param name="Way">答复方式</param>
    /// <param name="DocumentReference">答复文书编号</param>
    /// <param name="Note">说明</param>
    /// <param name="AnsweredOn">答复日期，默认今天（北京时间）</param>
    internal sealed record Answering(ContactWay? Way, string? DocumentReference, string? Note, DateOnly? AnsweredOn);

    private static readonly Func<IServiceProvider, object> _first = services => $"JH-CX-{((string)ExampleNumbers.Campaign(services)).Split('-')[2]}-0001";

    public static void Map(RouteGroupBuilder requests)
    {
        requests.MapPost("/", Receive)
            .WithName("receiveDonorRequest").WithSummary("登记捐赠人申请（Register a donor's request）")
            .WithDescription("捐赠人要求查询、复制或更正其捐赠记录。登记后取得编号，15 个工作日内答复（参数 Fundraising.DonorRequestDays），期满前列入待办。")
            .Permission("fundraising.donors")
            .Refuses(DonorRequestErrors.TooManyGifts)
            .Refuses(422, "donor_request.field_missing", "donor_request.gift_unknown", "day.in_future", "day.out_of_range", "text.too_long", "text.forbidden_character")
            .Example(services => new Request(DonorRequestKind.Copy, "示例甲", "13800138000", "请提供捐赠去向材料", ContactWay.Visit, null, [(string)ExampleNumbers.Gift(services)]));
        Describe(requests.MapPost("/{id}/check-identity", CheckIdentity))
            .WithName("checkDonorIdentity").WithSummary("核对申请人身份（Check identity）")
            .WithDescription("出具材料和答复前，须核对申请人就是捐赠人或其受托人，并登记核对方式。")
            .Refuses(DonorRequestErrors.CheckedAlready, DonorRequestErrors.AnsweredAlready)
            .Example(new Check("查验身份证原件"));
        Describe(requests.MapGet("/{id}/papers", Papers))
            .WithName("printDonorPapers").WithSummary("打印捐赠材料（Papers of the gifts, to print）")
            .WithDescription("A4 打印页（HTML）：申请所列各笔捐赠、使用（拨付编号、日期、凭证号）、退款、尚未使用的金额及合计。核对身份后才能打印。")
            .Refuses(DonorRequestErrors.IdentityUnchecked);
        Describe(requests.MapPost("/{id}/answer", Answer))
            .WithName("answerDonorRequest").WithSummary("答复捐赠人（Answer the request）")
            .WithDescription("登记答复方式、文书编号和日期；超过期限的照常登记，并显示为逾期。")
            .Refuses(DonorRequestErrors.IdentityUnchecked, DonorRequestErrors.AnsweredAlready)
            .Refuses(422, "donor_request.answered_before_received")
            .Example(new Answering(ContactWay.Letter, "金红捐复〔2026〕1号", null, null));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Permission("fundraising.donors")
        .Refuses(DonorRequestErrors.NotFound)
        .Refuses(422, "donor_request.field_missing", "day.in_future", "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", _first);

    private static async Task<Results<CreatedAt<DonorRequestResponse>, OkAt<DonorRequestResponse>, Problem>> Receive(
        Request request, CommandRequest http, DonorRequestDesk desk, Commands commands, SeriesNumbers numbers, CancellationToken cancel)
    {
        var command = commands.From(http, request);
        var (gifts, unknown) = await desk.Gifts(request.Gifts, cancel);
        if (unknown is not null) return unknown.ToProblem();
        var asked = new ProposedDonorRequest(request.Kind, request.From, request.Contact, request.What, request.Way, request.ReceivedOn);
        // A number is only taken for a request that will stand, so that numbers have no gaps; a repeat finds the number it took before.
        var decided = await desk.Grain(command.Id).Receive(command with { DryRun = true }, "", asked, gifts);
        if (decided.Error is { } refused) return refused.ToProblem();
        if (!decided.Replayed)
        {
            var (fault, number) = await numbers.Take(command, "JH-CX");
            if (fault is not null) return fault.ToProblem();
            decided = await desk.Grain(command.Id).Receive(command, number, asked, gifts);
        }

        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        var answer = await desk.After(command.Id, decided, cancel);
        return command.DryRun ? Answers.Ok(answer, answer.Version) : Answers.Created($"/api/v1/fundraising/donor-requests/{answer.Id}", answer, answer.Version);
    }

    private static Task<Results<OkAt<DonorRequestResponse>, Problem>> CheckIdentity(string id, Check request, CommandRequest http, DonorRequestDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (grain, command) => grain.CheckIdentity(command, request.How), cancel);

    private static Task<Results<OkAt<DonorRequestResponse>, Problem>> Answer(string id, Answering request, CommandRequest http, DonorRequestDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (grain, command) => grain.Answer(command, new(request.Way, request.DocumentReference, request.Note, request.AnsweredOn)), cancel);

    private static async Task<Results<PrintPage, Problem>> Papers(string id, DonorRequestDesk desk, Reads<DonationRow> donations, DonorPapers papers, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Find(id, cancel) is not { } found) return DonorRequestErrors.NotFound.ToProblem();
        var request = await desk.Grain(found).Show();
        if (request.PapersFault is { } fault) return fault.ToProblem();
        var ids = request.Gifts.Select(g => g.DonationId).ToArray();
        var gifts = await donations.Find(DonationsThat.AreOneOf(ids), new(Limit: DonorPapers.Most, Sort: "receivedAt"), DonationsThat.Sorts, cancel);
        context.SayLag(gifts.Lagging);
        return await papers.Of(gifts.Value.Items.Select(g => new AskedGift(g, null)), request.Number, cancel);
    }
}
