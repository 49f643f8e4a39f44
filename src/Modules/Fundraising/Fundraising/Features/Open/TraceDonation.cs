using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>A donor asks what became of a gift, to the fen (FUN-09, NET-03).</summary>
internal static partial class TraceDonation
{
    /// <summary>一笔捐赠的去向（按先进先出对应，精确到分）</summary>
    /// <param name="Number">捐赠编号</param>
    /// <param name="CampaignNumber">活动编号</param>
    /// <param name="CampaignTitle">活动名称</param>
    /// <param name="Amount">捐赠金额（元）</param>
    /// <param name="GivenOn">捐出日期</param>
    /// <param name="ReceivedOn">到账日期</param>
    /// <param name="RecordedOn">登记日期</param>
    /// <param name="Parts">已使用的各部分</param>
    /// <param name="UsedAmount">已使用合计（元）</param>
    /// <param name="RefundedAmount">已退款或已批准退款（元）</param>
    /// <param name="State">valid 有效、voided 已作废、moved 已转入其他活动或资金</param>
    /// <param name="MovedTo">转入后的捐赠编号（各部分合并显示）</param>
    /// <param name="UnspentAmount">尚未使用（元）</param>
    /// <param name="AwaitsReview">境外捐赠待审查，暂不使用</param>
    /// <param name="Method">对应方法</param>
    internal sealed record Response(
        string Number, string CampaignNumber, string CampaignTitle, string? Earmark, Money Amount, DateOnly GivenOn, DateOnly ReceivedOn, DateOnly RecordedOn,
        IReadOnlyList<Part> Parts, Money UsedAmount, Money RefundedAmount, Money UnspentAmount, bool AwaitsReview, DonationState State, string? MovedTo, string Method);

    /// <summary>捐赠中用于一笔拨付的部分</summary>
    /// <param name="DisbursementNumber">拨付编号</param>
    /// <param name="Amount">其中来自本笔捐赠的金额（元）</param>
    /// <param name="Purpose">用途</param>
    /// <param name="PaidOn">付款日期</param>
    /// <param name="BeneficiaryCount">受益人数</param>
    internal sealed record Part(string DisbursementNumber, Money Amount, string Purpose, DateOnly? PaidOn, long? BeneficiaryCount);

    private static readonly Error _notFound = Error.NotFound("donation.not_found",
        "没有找到：捐赠编号或查询码不正确。请核对捐赠确认信息上的两项", "Not found: the gift's number or its query code is wrong; check both");

    private static readonly Error _locked = Error.Invalid("donation.inquiry_locked",
        "查询码连续输错十次，此编号暂停查询一小时；请稍后再试，或致电金湖县红十字会", "Ten wrong codes: this number is locked for an hour; try later or call the society");

    public static void Map(RouteGroupBuilder open) => open.MapGet("/donations/{number}", Handle)
        .WithTags("公开查询（Public）")
        .WithName("traceDonation").WithSummary("查我的捐赠（What became of my gift）")
        .WithDescription("凭捐赠编号和查询码，查看这笔捐赠的每一分钱用在哪里、还剩多少。集体捐赠名单中的每一人凭自己的编号（捐赠编号加序号）和查询码查自己的一份。编号不存在与查询码错误的回答相同；输错十次锁定一小时。")
        .Refuses(404, "donation.not_found").Refuses(429, "donation.inquiry_locked")
        .ExampleParameter("number", ExampleNumbers.ListedGift)
        .ExampleParameter("queryCode", ExampleNumbers.QueryCode);

    /// <param name="queryCode">查询码</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(
        string number, string? queryCode, IGrainFactory grains, GiftDesk gifts, PartDesk parts, QueryCodes codes, CampaignDesk desk,
        GiftFates fates, Reads<DisbursementRow> disbursements, HttpContext context, CancellationToken cancel)
    {
        var asked = number.Trim().ToUpperInvariant();
        // What cannot be a number is not worth a grain to count guesses.
        if (!NumberPattern().IsMatch(asked)) return _notFound.ToProblem();
        var inquiry = grains.GetGrain<IDonationInquiryGrain>(asked);
        if (await inquiry.Locked() is { } left) return _locked.ToProblem(StatusCodes.Status429TooManyRequests, left);
        var (gift, part) = ((await gifts.Gift(asked, cancel)).Value, await parts.Part(asked, cancel));
        if ((gift?.Id ?? part?.Id) is not { } id || !codes.Fits(id, queryCode ?? ""))
        {
            await inquiry.Wrong();
            return _notFound.ToProblem();
        }

        await inquiry.Right();
        var whole = await fates.Of(gift?.RootId ?? part!.DonationId, cancel);
        context.SayLag(whole.Lagging);
        var here = gift ?? whole.Root;
        var campaign = (await desk.Show(here.CampaignId.ToString(), cancel))!.Value.Campaign;
        var fens = part?.Fens ?? whole.Places[0].Fens;
        var fate = whole.FateOf(fens);
        return TypedResults.Ok(Trace(part?.Number ?? here.Number, fens.Amount - fate.Voided, here, campaign, whole, fate, await Uses(fate, disbursements, cancel)));
    }

    private static async Task<IReadOnlyList<Part>> Uses(FenFate fate, Reads<DisbursementRow> disbursements, CancellationToken cancel)
    {
        var ids = fate.Used.Keys.ToArray();
        var payments = await disbursements.Ask((rows, ct) => rows.Where(d => ids.Contains(d.Id)).ToListAsync(ct), cancel);
        return [.. payments.Value.OrderBy(d => d.PaidOn).ThenBy(d => d.Number, StringComparer.Ordinal).Select(d => new Part(d.Number, fate.Used[d.Id], d.Purpose, d.PaidOn, d.BeneficiaryCount))];
    }

    // A gift that was moved is told as one: what was used here and there, whichever of its numbers is asked for.
    private static Response Trace(string number, Money given, DonationRow gift, Campaign campaign, WholeGift whole, FenFate fate, IReadOnlyList<Part> uses)
    {
        var used = new Money(uses.Sum(p => p.Amount.Fen));
        var rest = given - used - fate.Refunded;
        return new(
            number, campaign.Number!, campaign.Plan!.Title, gift.Line.Length == 0 ? null : gift.Line, given, ChinaTime.DayOf(gift.GivenAt), gift.ReceivedOn,
            ChinaTime.DayOf(whole.Root.RecordedAt), uses, used, fate.Refunded, rest, rest > Money.Zero && whole.Rows.Any(p => p.AwaitsReview), gift.State,
            whole.Rows.Count > 1 ? whole.Rows[^1].Number : null, "按先进先出对应");
    }

    [GeneratedRegex("^[A-Z0-9-]{1,40}$")]
    private static partial Regex NumberPattern();
}
