using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donors;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>One thing that somebody tries, as numbers that chance can choose.</summary>
internal sealed record Attempt(int What, int Which, int Fen, int Who, int Line);

/// <summary>Lets people try things with a campaign, and keeps what happened.</summary>
internal sealed class CampaignHistory
{
    private static readonly string[] _people = ["甲", "乙", "丙"];
    private static readonly string?[] _earmarks = [null, "学校", "被褥"];
    private static readonly decimal?[] _oddAmounts = [null, 0, -1, 0.001m, decimal.MaxValue, decimal.MinValue, 79_228_162_514_264_337_593.5m];
    private static readonly string?[] _oddTexts = [null, "", " ", "a\0b", "\u202e", new('长', 5000), "ok"];
    private static readonly DateTimeOffset?[] _oddMoments = [null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now];
    private static readonly DateOnly?[] _oddDays = [null, DateOnly.MinValue, DateOnly.MaxValue, Start];
    private static readonly Rulebook _reviewed = Setting(FundraisingParameters.ReviewStep, 1, Start);
    private static readonly Guid Elsewhere = new("0193a000-0000-7000-8000-00000000000b");
    private int _next = 1;

    private static Guid WithdrawalId(int n) => new(n, 0, 7, [8, 0, 0, 0, 0, 0, 0, 9]);

    public CampaignHistory(ProposedPlan plan, bool filed)
    {
        Try(c => c.Draft("JH-2025-001", plan, Id, Now));
        if (filed) Try(c => c.File("A1", new(2025, 6, 5), Now, Parameters));
    }

    public Campaign State { get; private set; } = Campaign.Initial;

    public List<Recorded> Records { get; } = [];

    public IEnumerable<DonationRecorded> Gifts => Records.Select(r => r.Event).OfType<DonationRecorded>();

    public IEnumerable<DisbursementPaid> Payments => Records.Select(r => r.Event).OfType<DisbursementPaid>();

    public IEnumerable<WithdrawalApproved> Withdrawn => Records.Select(r => r.Event).OfType<WithdrawalApproved>();

    /// <summary>The fen that payments took from the line of an earmark, "" without one.</summary>
    public IEnumerable<Fens> TakenFrom(string line) => Payments.Where(p => (p.Earmark ?? "") == line).SelectMany(p => p.Taken);

    public void Do(Attempt attempt)
    {
        var (amount, earmark, by) = (attempt.Fen / 100m, _earmarks[attempt.Line], attempt.Which % 4 == 3 ? "丁" : _people[attempt.Who]);
        var rules = attempt.Which % 3 == 0 ? _reviewed : Parameters;
        var gift = GiftId(1 + (attempt.Which % _next));
        var payment = PaymentId(1 + (attempt.Which % _next));
        Try(c => attempt.What switch
        {
            < 6 => c.RecordDonation(GiftId(_next++), AGift(amount) with { Earmark = earmark, Overseas = attempt.What == 0 }, Now, Parameters),
            6 => c.RecordDonation(GiftId(_next++), AGift(1_000_000 + amount) with { List = new(Id, "清单", $"{_next}"), Earmark = earmark }, Now, Parameters),
            7 => c.PassReview(gift, "审1", Now),
            8 => attempt.Which % 2 == 0 ? c.PassReview(gift, "审1", Now) : c.GiveFeedback(new(null, ContactWay.Letter, "函1", null, null), by, Now),
            9 => c.ReceiveLetter(gift, "函1", Now),
            < 14 => c.RequestDisbursement(PaymentId(_next++), APayment(amount) with { Earmark = earmark }, by, Now, rules),
            14 => c.ReviewDisbursement(Any(payment, attempt.Which), null, by, Now),
            < 19 => c.ApproveDisbursement(Any(payment, attempt.Which), by, Now),
            19 => c.RejectDisbursement(Any(payment, attempt.Which), "理由", by, Now),
            < 24 => c.PayDisbursement(Any(payment, attempt.Which), "凭证", null, by, Now),
            24 => c.CancelDisbursement(Any(payment, attempt.Which), "理由", by, Now),
            < 28 => Step(c, attempt.Which),
            28 => Odd(c, attempt),
            > 29 => Withdraw(c, attempt, by, amount),
            _ => c.RecordErasure(attempt.Which % 2 == 0 ? gift : Any(payment, attempt.Which), [PrivateKind.Contact], [], by, Now),
        });
    }

    private Decision<CampaignEvent> Withdraw(Campaign c, Attempt attempt, string by, decimal amount)
    {
        if (!Gifts.Any()) return CampaignErrors.NotFound;
        var open = c.Withdrawals.Values.OrderBy(w => w.Id).ToList();
        var asked = open.Count == 0 ? null : open[attempt.Which % open.Count];
        var recorded = attempt.What < 34 || asked is null ? Gifts.ElementAt(attempt.Which % Gifts.Count()) : Gifts.Single(g => g.DonationId == asked.DonationId);
        var gift = PlacedGift.Of(recorded);
        return attempt.What switch
        {
            30 or 31 => c.RequestRefund(WithdrawalId(_next++), gift, amount, RefundReason.Other, "理由", by, Now),
            32 => c.RequestVoid(WithdrawalId(_next++), gift, "理由", by, Now),
            33 => c.RequestMove(WithdrawalId(_next++), gift, new(Elsewhere, "JH-2025-002", null), "理由", by, Now, "同意书1"),
            < 38 => c.ApproveWithdrawal(asked?.Id ?? Id, gift, by, Now),
            38 => c.RejectWithdrawal(asked?.Id ?? Id, "理由", by, Now),
            39 => c.PayRefund(asked?.Id ?? Id, gift, "凭证", null, by, Now),
            _ => Withdrawn.LastOrDefault(w => w.Kind == WithdrawalKind.Move) is { } moved
                ? c.ReceiveMoved(GiftId(_next++), recorded, moved with { Target = new(Id, "JH-2025-001", null) }, new(recorded.DonationId, 1, recorded.DonationId, recorded.Number, WithdrawalId(_next)), Now)
                : CampaignErrors.NotFound,
        };
    }

    private static Decision<CampaignEvent> Step(Campaign c, int which) => (which % 17) switch
    {
        < 5 => c.Launch(Start, null, Now),
        5 => c.Suspend(null, null, Now),
        < 9 => c.Resume(null, null, Now),
        9 => c.File("A1", new(2025, 6, 9), Now, Parameters),
        10 => c.Edit(Targeted, Id, Now),
        11 => c.Edit(Plan, Id, Now),
        12 => c.Change(Emergency with { EndsOn = LastDay.AddDays(which) }, "B1", null, Id, Now),
        13 => c.Change(Targeted, null, null, Id, Now),
        14 when which > 20 => c.End(null, null, Now),
        16 => c.NoteFilingOverdue(Now, Parameters),
        _ => c.Settle(null, null, Now),
    };

    // What nobody in his right mind asks for must be refused, never break anything.
    private Decision<CampaignEvent> Odd(Campaign c, Attempt a)
    {
        T At<T>(T[] odd, int shift) => odd[(a.Which + shift) % odd.Length];
        var plan = Plan with { CostEstimate = At(_oddAmounts, 0), GoalAmount = At(_oddAmounts, 1), StartsOn = At(_oddDays, 0), EndsOn = At(_oddDays, a.Who), Title = At(_oddTexts, 2) };
        return (a.Fen % 9) switch
        {
            0 => c.RecordDonation(GiftId(_next++), AGift(At(_oddAmounts, 0)) with { GivenAt = At(_oddMoments, 0), ReceivedAt = At(_oddMoments, a.Who), Earmark = At(_oddTexts, a.Line) }, Now, Parameters),
            1 => c.RecordDonation(GiftId(_next++), AGift(1) with { Donor = new((DonorKind)a.Who, At(_oddTexts, 0), At(_oddTexts, 1), At(_oddTexts, 2), At(_oddTexts, 3)) }, Now, Parameters),
            2 => c.RequestDisbursement(PaymentId(_next++), new(At(_oddAmounts, 0), At(_oddTexts, 0), At(_oddTexts, 1), At(_oddTexts, 2), a.Who - 1, null), "甲", Now, Parameters),
            3 => c.Edit(plan, Id, Now),
            4 => c.Change(plan, At(_oddTexts, 0), At(_oddTexts, 1), Id, Now),
            5 => c.File(At(_oddTexts, 0), At(_oddDays, 0), Now, Parameters),
            6 => c.Launch(At(_oddDays, 0), At(_oddTexts, 0), Now),
            7 => c.PayDisbursement(Any(Guid.Empty, a.Which), At(_oddTexts, 0), At(_oddDays, 0), "甲", Now),
            _ => c.Draft("n", plan, Id, Now),
        };
    }

    private Guid Any(Guid otherwise, int which) => State.Open.Count == 0 ? otherwise : State.Open.Keys.Order().ElementAt(which % State.Open.Count);

    private void Try(Func<Campaign, Decision<CampaignEvent>> decide)
    {
        var decision = decide(State);
        foreach (var happened in decision.Events)
        {
            State = State.Apply(happened);
            Records.Add(new(Records.Count + 1, new("campaign", Id), State.Version, happened, "甲", Now));
        }
    }
}
