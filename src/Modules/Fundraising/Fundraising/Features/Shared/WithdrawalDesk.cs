using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http.HttpResults;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The way of every decision about a refund, a void or a move.</summary>
internal sealed class WithdrawalDesk(CampaignDesk campaigns, GiftDesk gifts, GiftDecisions decisions, GiftMoves moves, Reads<WithdrawalRow> rows, RulesInForce rules, TimeProvider clock)
{
    public async Task<Results<CreatedAt<RefundResponse>, OkAt<RefundResponse>, Problem>> Request(
        string id, CommandRequest http, object content, Func<ICampaignGrain, Command, PlacedGift, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var (decided, _) = await decisions.Ask(born, http, content, async (grain, command, gift) => await decide(grain, command, await Placed(gift)), cancel);
        if (decided.Error is { } error) return error.ToProblem();
        var refund = RefundResponse.Of(decided.After!.TouchedWithdrawal!, born);
        return http.DryRun ? Answers.Ok(refund, refund.Version) : Answers.Created($"/api/v1/fundraising/donations/{born.Recorded.DonationId}/refunds/{refund.Id}", refund, refund.Version);
    }

    /// <summary>A decision about a refund, answered with it.</summary>
    public async Task<Results<OkAt<RefundResponse>, Problem>> Decide(
        string id, string rid, CommandRequest http, object? content, Func<ICampaignGrain, Command, Guid, PlacedGift, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        if (await Refund(born, rid, cancel) is not { } refund) return WithdrawalErrors.NotFound.ToProblem();
        var (decided, _) = await decisions.Ask(born, http, content, async (grain, command, gift) => await decide(grain, command, refund, await Placed(gift)), cancel, refund.ToString());
        if (decided.Error is { } error) return error.ToProblem();
        var after = RefundResponse.Of(decided.After!.TouchedWithdrawal!, born);
        return Answers.Ok(after, after.Version);
    }

    /// <summary>Asks for a void or a move; answered with the gift.</summary>
    public Task<Results<OkAt<DonationResponse>, Problem>> Ask(
        string id, CommandRequest http, object content, Func<ICampaignGrain, Command, PlacedGift, Task<CampaignDecided>> decide, CancellationToken cancel) =>
        decisions.Decide(id, http, content, async (grain, command, gift) => await decide(grain, command, await Placed(gift)), cancel);

    /// <summary>Decides about the void or the move that is asked for; approved moves arrive before the answer.</summary>
    public async Task<Results<OkAt<DonationResponse>, Problem>> DecideChange(
        string id, CommandRequest http, object? content, Func<ICampaignGrain, Command, Guid, PlacedGift, Task<CampaignDecided>> decide, CancellationToken cancel)
    {
        if (await gifts.Born(id, cancel) is not { } born) return DonationErrors.NotFound.ToProblem();
        var campaign = await campaigns.Grain(born.Campaign).Show();
        var pending = campaign.PendingChangeOf(born.Recorded.DonationId);
        if (pending?.Target is { } target && await TargetFault(target) is { } fault) return fault.ToProblem();
        // Without one it is asked all the same: it may be the repeat of a decision that was made.
        return await decisions.Decide(id, http, content, async (grain, command, gift) =>
        {
            var decided = await decide(grain, command, pending?.Id ?? default, await Placed(gift));
            if (decided.Error?.Code == WithdrawalErrors.Decided.Code) return CampaignDecided.Refused(WithdrawalErrors.NothingPending);
            if (command.DryRun || decided.Events.OfType<WithdrawalApproved>().FirstOrDefault() is not { Kind: WithdrawalKind.Move } given) return decided;
            // What does not arrive now is brought by due work.
            await moves.Bring(born, given);
            return decided;
        }, cancel);
    }

    /// <summary>The campaign that a move names, if it can take money.</summary>
    public async Task<(MoveTarget? Target, Error? Error)> Target(string? idOrNumber, string? earmark, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(idOrNumber)) return (null, WithdrawalErrors.TargetMissing);
        if (await campaigns.Show(idOrNumber.Trim(), cancel) is not { } found) return (null, CampaignErrors.NotFound with { Field = "campaign" });
        if (BuildingBlocks.Domain.Standards.PlainText.Check(earmark, "earmark", 50, out var line) is { } unclean) return (null, unclean);
        var target = new MoveTarget(found.Id, found.Campaign.Number!, line);
        return (target, await TargetFault(target));
    }

    /// <summary>The gift with what its valid receipts say: the campaign decides about money, and the gift knows its receipts (ADR 0032).</summary>
    private async Task<PlacedGift> Placed(DonationRecorded gift)
    {
        var valid = await decisions.Grain(gift.DonationId).Show();
        return PlacedGift.Of(gift) with { Receipts = valid.Receipts is [var first, ..] ? new(valid.Receipted, first.FullNumber) : null };
    }

    private async Task<Error?> TargetFault(MoveTarget target) => (await campaigns.Grain(target.Campaign).Show()).MovedFault(target.Earmark, rules.Now, clock.GetUtcNow());

    /// <summary>The id of a gift's refund; null when it has none of that id or number.</summary>
    public async Task<Guid?> Refund(BornGift born, string idOrNumber, CancellationToken cancel)
    {
        if (!Guid.TryParse(idOrNumber, out var id))
        {
            return (await rows.OneThat(WithdrawalRow.HaveNumber(idOrNumber), cancel)).Value is { } only && IsOf(born, only.Kind, only.DonationId) ? only.Id : null;
        }

        if ((await campaigns.Grain(born.Campaign).Show()).Withdrawals.GetValueOrDefault(id) is { } open) return IsOf(born, open.Kind, open.DonationId) ? id : null;
        return (await rows.OneSurely(id, cancel)).Value is { } row && IsOf(born, row.Kind, row.DonationId) ? id : null;
    }

    private static bool IsOf(BornGift born, WithdrawalKind kind, Guid donation) => kind == WithdrawalKind.Refund && donation == born.Recorded.DonationId;
}
