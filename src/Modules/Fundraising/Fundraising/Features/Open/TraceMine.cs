using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Open;

/// <summary>A donor asks about several gifts at once, each by its number and query code (FUN-09).</summary>
internal static class TraceMine
{
    private const int Most = 20;

    private static readonly Error _none = Error.Invalid("donation.inquiry_count", $"请填写 1 至 {Most} 笔捐赠的编号和查询码（gifts）", $"Give the numbers and query codes of 1 to {Most} gifts (gifts)", "FUN-09", "gifts");

    /// <summary>要查的捐赠</summary>
    /// <param name="Gifts">每笔的捐赠编号和查询码，最多 20 笔</param>
    internal sealed record Request(IReadOnlyList<Pair>? Gifts);

    /// <summary>一笔捐赠的凭据</summary>
    /// <param name="Number">捐赠编号</param>
    /// <param name="QueryCode">查询码</param>
    internal sealed record Pair(string? Number, string? QueryCode);

    /// <summary>查询结果</summary>
    /// <param name="Gifts">依次为每一项的结果</param>
    /// <param name="Count">查到的捐赠笔数；同一笔捐赠只计一次</param>
    /// <param name="Amount">捐赠金额合计（元）</param>
    /// <param name="UsedAmount">已使用合计（元）</param>
    /// <param name="RefundedAmount">已退款合计（元）</param>
    /// <param name="UnspentAmount">尚未使用合计（元）</param>
    internal sealed record Response(IReadOnlyList<Result> Gifts, int Count, Money Amount, Money UsedAmount, Money RefundedAmount, Money UnspentAmount);

    /// <summary>一项的结果</summary>
    /// <param name="Number">所填的捐赠编号</param>
    /// <param name="Gift">这笔捐赠的去向；没有查到的为空</param>
    /// <param name="Code">没有查到的原因代码：donation.not_found、donation.inquiry_locked</param>
    /// <param name="Detail">说明</param>
    internal sealed record Result(string? Number, TraceDonation.Response? Gift, string? Code, string? Detail);

    public static void Map(RouteGroupBuilder open) => open.MapPost("/donations/mine", Handle)
        .WithTags("公开查询（Public）")
        .WithName("traceMine").WithSummary("查我的多笔捐赠（What became of my gifts）")
        .WithDescription("一次查多笔捐赠及其合计。每项的规则同查我的捐赠：编号不存在与查询码错误的回答相同，输错十次锁定一小时；一项不符不影响其他项。这是查询，不改变任何数据。")
        .Refuses(_none)
        .Example(services => new Request([new((string)ExampleNumbers.ListedGift(services), (string)ExampleNumbers.QueryCode(services))]));

    private static async Task<Results<Ok<Response>, Problem>> Handle(Request request, DonorInquiries inquiries, GiftTraces traces, HttpContext context, CancellationToken cancel)
    {
        if (request.Gifts is not { Count: >= 1 and <= Most } pairs) return _none.ToProblem();
        var (results, found) = (new List<Result>(), new Dictionary<Guid, GiftTrace>());
        foreach (var pair in pairs)
        {
            var asked = await inquiries.Ask(pair.Number, pair.QueryCode, cancel);
            if (asked.Gift is { } gift)
            {
                var trace = await traces.Of(gift, cancel);
                context.SayLag(trace.Whole.Lagging);
                found[gift.Part?.Id ?? gift.RootId] = trace;
                results.Add(new(pair.Number, TraceDonation.Of(trace), null, null));
            }
            else
            {
                results.Add(new(pair.Number, null, asked.Error!.Code, context.TellsEnglish() ? asked.Error.En : asked.Error.Zh));
            }
        }

        // A part of a gift that is here as a whole is counted in it.
        var counted = found.Values.Where(t => t.Part is not { } part || !found.ContainsKey(part.DonationId)).ToList();
        return TypedResults.Ok(new Response(results, counted.Count, Sum(t => t.Given), Sum(t => t.Used), Sum(t => t.Refunded), Sum(t => t.Unspent)));

        Money Sum(Func<GiftTrace, Money> figure) => new(counted.Sum(t => figure(t).Fen));
    }
}
