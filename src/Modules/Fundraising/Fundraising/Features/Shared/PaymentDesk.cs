using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.AspNetCore.Http.HttpResults;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The way of every decision about a payment that was asked for.</summary>
internal sealed class PaymentDesk(CampaignDesk desk, GiftDesk gifts)
{
    public async Task<Results<OkAt<DisbursementResponse>, Problem>> Decide(
        string id, string did, CommandRequest http, object? content, Func<ICampaignGrain, Command, Guid, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } found) return CampaignErrors.NotFound.ToProblem();
        if (await gifts.Payment(found.Id, did, cancel) is not { } payment) return DisbursementErrors.NotFound.ToProblem();
        var (_, decided) = await desk.Ask(found.Id.ToString(), http, content, (grain, command) => decide(grain, command, payment), cancel, payment.ToString());
        if (decided.Error is { } error) return error.ToProblem();
        var after = DisbursementResponse.Of(found.Id, decided.After!.Touched!);
        return Answers.Ok(after, after.Version);
    }
}
