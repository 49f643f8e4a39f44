using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Looks up what one payee got or is to get for one purpose, over all campaigns, for a decision to judge (DEC-01).</summary>
/// <remarks>
/// The one place where a decision gets a value from a read model. It is asked for after the payment itself was durable, and the list shows whatever was answered
/// before it was asked, so of two requests that do not see each other both approvals see both; where the list lags, nothing is approved on it.
/// </remarks>
internal sealed class SimilarPaymentsDesk(Reads<DisbursementRow> payments, RulesInForce rules, TimeProvider clock)
{
    /// <summary>For a payment that is being asked for.</summary>
    public Task<SimilarPayments> To(string? payee, string? purpose, CancellationToken cancel) => To(payee, purpose, ChinaTime.DayOf(clock.GetUtcNow()), cancel);

    /// <summary>For a payment that waits for its approval.</summary>
    public async Task<SimilarPayments> Of(ICampaignGrain campaign, Guid payment, CancellationToken cancel)
    {
        // A closed one is refused whatever is summed.
        if ((await campaign.Show()).Open.GetValueOrDefault(payment) is not { } asked) return SimilarPayments.None;
        return await To(asked.Payee.OrNothing, asked.Purpose, ChinaTime.DayOf(asked.RequestedAt), cancel);
    }

    private async Task<SimilarPayments> To(string? payee, string? purpose, DateOnly judgedOn, CancellationToken cancel)
    {
        var key = DisbursementRow.SumKeyOf(payee, purpose);
        if (key == 0) return SimilarPayments.None;
        var first = ChinaTime.DayOf(clock.GetUtcNow()).AddDays(-rules.Now.FundraisingOn(judgedOn).SumDays);
        var found = await payments.AskPatiently((rows, ct) => rows.Where(DisbursementsThat.SumUpSince(key, first).Condition).ToListAsync(ct), cancel);
        return new([.. found.Value.Select(p => new SimilarPayment(p.Id, p.Number, new(p.AmountFen), p.LastOn))], Known: !found.Lagging);
    }
}
