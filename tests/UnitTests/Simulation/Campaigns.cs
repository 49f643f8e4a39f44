using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.UnitTests.Fundraising;
using Microsoft.Extensions.Logging.Abstractions;
using CampaignDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Funds that take gifts, among them payments that come twice, and pay out what they have.</summary>
internal sealed class Campaigns(World world) : Model<Campaign, CampaignEvent>(world, "campaign", 2)
{
    private static readonly string?[] _earmarks = [null, null, "学校"];

    // Nobody sets a parameter here: the declared defaults hold.
    public override Grain Make(Journal journal) =>
        new CampaignGrain(journal, new(new(journal, TheParameters.Stream, NullLogger.Instance), new(journal, TheHolidays.Stream, NullLogger.Instance)), new(journal, TheBooks.Stream, NullLogger.Instance));

    protected override Func<Grain, IReadOnlyList<Request<Campaign, CampaignEvent>>, Task<IReadOnlyList<CampaignDecided>>> AskList =>
        (grain, requests) => Grain(grain).RecordList([.. requests.Select(r => (r.Command, (ProposedGift)r.Content!))]);

    protected override Request<Campaign, CampaignEvent> Draw(StreamId stream, Command command)
    {
        var newest = StatesOf(stream)[^1];
        if (newest.Plan is null && Random.Next(3) > 0) return Draft(stream, command);
        if (newest.Status == CampaignStatus.Draft && Random.Next(3) > 0) return new(stream, command, "launch", (c, _, now) => c.Launch(null, null, now), (g, c) => Grain(g).Launch(c, null, null));
        var payments = newest.Open.Keys.Order().Append(command.Id).ToList();
        var payment = payments[Random.Next(payments.Count)];
        var gifts = newest.Unreviewed.Keys.Order().Append(command.Id).ToList();
        var gift = gifts[Random.Next(gifts.Count)];
        return Random.Next(20) switch
        {
            < 9 => Give(stream, command),
            < 12 => Ask(stream, command),
            < 14 => new(stream, command, "approve", (c, by, now) => c.ApproveDisbursement(payment, by.Actor, now), (g, c) => Grain(g).ApproveDisbursement(c, payment, new(ApprovalCapacity.President), SimilarPayments.None), c => c.VersionOf(payment)),
            < 17 => new(stream, command, "pay", (c, by, now) => c.PayDisbursement(payment, "凭证1", null, by.Actor, now), (g, c) => Grain(g).PayDisbursement(c, payment, "凭证1", null), c => c.VersionOf(payment)),
            17 => new(stream, command, "cancel", (c, by, now) => c.CancelDisbursement(payment, "重复", by.Actor, now), (g, c) => Grain(g).CancelDisbursement(c, payment, "重复"), c => c.VersionOf(payment)),
            18 => new(stream, command, "review", (c, _, now) => c.PassReview(gift, "审1", now), (g, c) => Grain(g).PassReview(c, gift, "审1"), c => c.VersionOfGift(gift)),
            _ => Turn(stream, command, newest.Status),
        };
    }

    protected override async Task<(long Version, string Figures)> Look(Grain grain)
    {
        var seen = await Grain(grain).Show();
        return (seen.Version, FiguresOf(seen));
    }

    protected override string FiguresOf(Campaign state) =>
        $"{state.Number} {state.Status} version {state.Version}: {state.GiftCount} gifts, raised {state.Raised.Fen}, available {state.Available.Fen}, committed {state.Committed.Fen}, disbursed {state.Disbursed.Fen}, open {state.Open.Count}";

    protected override void Holds(Campaign state, IEnumerable<CampaignEvent> history)
    {
        Assert.Equal(history.OfType<DonationRecorded>().Sum(g => g.Amount.Fen), state.Raised.Fen);
        Assert.Equal(history.OfType<DisbursementPaid>().SelectMany(p => p.Taken).Sum(t => t.Length), state.Disbursed.Fen);
        Assert.True(state.Disbursed <= state.Raised && state.Available.Fen >= 0, $"overdrawn: {FiguresOf(state)}");
    }

    private static ICampaignGrain Grain(Grain grain) => (ICampaignGrain)grain;

    private static Request<Campaign, CampaignEvent> Draft(StreamId stream, Command command)
    {
        var number = $"JH-2025-{stream.Id.ToByteArray()[0]:D3}";
        return new(stream, command, "draft", (c, by, now) => c.Draft(number, Scenarios.GeneralFund, by.Id, now), (g, c) => Grain(g).Draft(c, number, Scenarios.GeneralFund));
    }

    private static Request<Campaign, CampaignEvent> Turn(StreamId stream, Command command, CampaignStatus status) => status == CampaignStatus.Suspended
        ? new(stream, command, "resume", (c, _, now) => c.Resume(null, null, now), (g, c) => Grain(g).Resume(c, null, null))
        : new(stream, command, "suspend", (c, _, now) => c.Suspend(null, "核查", now), (g, c) => Grain(g).Suspend(c, null, "核查"));

    private Request<Campaign, CampaignEvent> Give(StreamId stream, Command command)
    {
        var gift = Scenarios.AGift(Random.Next(1, 5000) / 100m) with
        {
            TransactionNumber = Random.Next(3) == 0 ? $"T{Random.Next(12)}" : null,
            Earmark = _earmarks[Random.Next(_earmarks.Length)],
            Overseas = Random.Next(6) == 0,
        };
        return new(stream, command, $"give {gift.Amount} {gift.TransactionNumber}", (c, by, now) => c.RecordDonation(by.Id, gift, now, Rulebook.Initial), (g, c) => Grain(g).RecordDonation(c, gift), Content: gift);
    }

    private Request<Campaign, CampaignEvent> Ask(StreamId stream, Command command)
    {
        var asked = Scenarios.APayment(Random.Next(1, 5000) / 100m) with { Earmark = _earmarks[Random.Next(_earmarks.Length)] };
        return new(stream, command, $"ask for {asked.Amount}", (c, by, now) => c.RequestDisbursement(by.Id, asked, by.Actor, now, Rulebook.Initial), (g, c) => Grain(g).RequestDisbursement(c, asked, SimilarPayments.None));
    }
}
