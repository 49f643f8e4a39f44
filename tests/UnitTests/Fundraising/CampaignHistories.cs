using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Whatever people try, in whatever order: every fen has one place, and the lists say what the campaign says.</summary>
public sealed class CampaignHistories
{
    private static readonly Gen<(int Kind, Attempt[] Attempts)> _histories = Gen.Select(
        Gen.Int[0, 4],
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[1, 60], Gen.Int[0, 2], Gen.Int[0, 2], (what, which, fen, who, line) => new Attempt(what, which, fen, who, line)).Array[0, 90]);

    [Fact, Rule("FUN-08")]
    public void What_was_raised_is_all_somewhere() => Sample(history =>
    {
        var c = history.State;
        Assert.Equal(c.Raised, c.Available + c.Committed + c.Disbursed + c.AwaitingReview + c.Refunded);
        Assert.Equal(history.Gifts.Sum(g => g.Amount.Fen) - history.Withdrawn.Where(w => w.Kind != WithdrawalKind.Refund).Sum(w => w.Amount.Fen), c.Raised.Fen);
        Assert.Equal(history.Records.Select(r => r.Event).OfType<RefundPaid>().Sum(r => r.Amount.Fen), c.Refunded.Fen);
        Assert.Equal(history.Payments.Sum(p => p.Taken.Sum(t => t.Length)), c.Disbursed.Fen);
        Assert.All(c.Lines.Keys, line => Assert.True(c.AvailableOn(line.Length == 0 ? null : line) >= Money.Zero, $"{line} is overdrawn"));
    });

    [Fact, Rule("FUN-20")]
    public void No_fen_is_taken_twice_or_from_another_line() => Sample(history =>
    {
        foreach (var (key, line) in history.State.Lines)
        {
            var taken = history.TakenFrom(key).OrderBy(t => t.From).ToList();
            Assert.All(taken, t => Assert.True(t.From >= 0 && t.To <= line.Received.Fen && !t.IsEmpty));
            Assert.All(taken.Zip(taken.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
            Assert.Equal(line.Spent.Fen, taken.Sum(t => t.Length));
        }

        Assert.All(history.State.Unreviewed.Values, waiting => Assert.All(history.TakenFrom(waiting.Line), t => Assert.True(t.Intersect(waiting.Fens).IsEmpty)));
    });

    [Fact, Rule("FUN-16")]
    public void A_payment_takes_exactly_what_somebody_else_approved() => Sample(history =>
    {
        foreach (var paid in history.Payments)
        {
            var asked = history.Records.Select(r => r.Event).OfType<DisbursementRequested>().Single(r => r.DisbursementId == paid.DisbursementId);
            var approved = history.Records.Select(r => r.Event).OfType<DisbursementApproved>().Single(r => r.DisbursementId == paid.DisbursementId);
            Assert.Equal((asked.Amount.Fen, asked.Earmark), (paid.Taken.Sum(t => t.Length), paid.Earmark));
            Assert.Equal(asked.Amount, approved.Amount);
            Assert.NotEqual(asked.By, approved.By);
            if (!asked.ReviewRequired) continue;
            var reviewed = history.Records.Select(r => r.Event).OfType<DisbursementReviewed>().Single(r => r.DisbursementId == paid.DisbursementId);
            Assert.Equal(4, new[] { asked.By, reviewed.By, approved.By, paid.By }.Distinct().Count());
        }
    });

    [Fact, Rule("FUN-08")]
    public void The_parts_of_a_gift_and_its_rest_are_its_amount() => Sample(history =>
    {
        foreach (var gift in history.Gifts)
        {
            var line = gift.Earmark ?? "";
            var used = history.TakenFrom(line).Sum(t => t.Intersect(gift.Fens).Length);
            var withdrawn = history.Withdrawn.Where(w => w.DonationId == gift.DonationId).Sum(w => w.Amount.Fen);
            Assert.Equal(gift.Amount.Fen, used + withdrawn + history.State.Lines[line].UnspentOf(gift.Fens).Sum(u => u.Length));
        }
    });

    [Fact, Rule("FUN-15")]
    public void Nothing_that_is_withdrawn_was_or_will_be_spent() => Sample(history =>
    {
        foreach (var w in history.Withdrawn)
        {
            var gift = history.Gifts.Single(g => g.DonationId == w.DonationId);
            Assert.All(w.Taken, t => Assert.True(gift.Fens.Contains(t)));
            Assert.All(history.TakenFrom(w.Earmark ?? ""), spent => Assert.All(w.Taken, t => Assert.True(t.Intersect(spent).IsEmpty)));
            var asked = history.Records.Select(r => r.Event).OfType<WithdrawalRequested>().Single(r => r.WithdrawalId == w.WithdrawalId);
            Assert.NotEqual(asked.By, w.By);
        }
    });

    [Fact]
    public void The_lists_of_campaigns_and_tasks_say_what_the_campaign_says() => Sample(history =>
    {
        CampaignRows.SayWhat(history.State, CampaignRows.Fold<CampaignRow>(history.Records).SingleOrDefault());
        Assert.Equal(CampaignRows.TasksOf(history.State), CampaignRows.Fold<TaskRow>(history.Records).Where(t => t.AppearsOn < DateOnly.MaxValue && t.Kind is not (TaskKind.CloseMonth or TaskKind.IssueReceipts)).Select(CampaignRows.Short).Order(StringComparer.Ordinal));
    });

    [Fact, Rule("FUN-03")]
    public void Due_is_what_an_unfiled_campaign_that_raises_owes() => Sample(history =>
    {
        var campaign = history.State;
        var owes = campaign is { Plan.Kind: CampaignKind.Public, FilingNumber: null, FilingOverdueSince: null, Status: CampaignStatus.Running or CampaignStatus.Suspended };
        var due = CampaignRows.Fold<CampaignDueRow>(history.Records).Where(d => d.DueAt is not null).ToList();
        Assert.Equal(owes ? [ChinaTime.StartOf(campaign.Plan!.StartsOn.AddDays(1))] : [], due.Select(d => d.DueAt!.Value));
    });

    [Fact, Rule("FUN-03")]
    public void What_is_settled_is_no_longer_to_be_filed()
    {
        var settled = UnfiledEmergency().After(c => c.End(null, null, Now)).After(c => c.Settle(null, null, Now));
        var records = settled.History.Select((happened, i) => new Recorded(i + 1, new("campaign", Id), i + 1, happened, "甲", Now)).ToList();
        Assert.Equal([TaskKind.File, TaskKind.CloseMonth], CampaignRows.Fold<TaskRow>(records.SkipLast(1)).Select(t => t.Kind));
        Assert.Equal([TaskKind.CloseMonth], CampaignRows.Fold<TaskRow>(records).Select(t => t.Kind));
    }

    [Fact]
    public void The_lists_of_gifts_and_payments_say_what_the_campaign_says() => Sample(history =>
    {
        var (gifts, payments) = (CampaignRows.Fold<DonationRow>(history.Records).ToList(), CampaignRows.Fold<DisbursementRow>(history.Records).ToList());
        Assert.Equal(history.Gifts.Count(), gifts.Count);
        Assert.Equal(history.State.DonationCount, gifts.Count(g => g.State == DonationState.Valid));
        Assert.Equal(history.State.Raised.Fen, gifts.Sum(g => g.AmountFen));
        Assert.Equal(history.State.Refunded.Fen + history.State.Withdrawals.Values.Where(w => w.Status == WithdrawalStatus.Approved).Sum(w => w.Amount.Fen), gifts.Sum(g => g.RefundedFen));
        Assert.All(gifts.Where(g => history.State.Afterwards.ContainsKey(g.Id)), g => Assert.Equal(history.State.VersionOfGift(g.Id), g.Version));
        var withdrawals = CampaignRows.Fold<WithdrawalRow>(history.Records).Where(w => history.State.Withdrawals.ContainsKey(w.Id));
        Assert.Equal(history.State.Withdrawals.Values.Select(w => (w.Id, w.Status, w.Amount.Fen, w.Version)).Order(), withdrawals.Select(w => (w.Id, w.Status, w.AmountFen, w.Version)).Order());
        Assert.Equal(history.State.Unreviewed.Keys.Order(), gifts.Where(g => g.AwaitsReview).Select(g => g.Id).Order());
        Assert.Equal(history.State.LettersOwed.Order(), gifts.Where(g => g.LetterOwed).Select(g => g.Id).Order());
        Assert.Equal(history.State.DisbursementCount, payments.Count);
        foreach (var status in new[] { DisbursementStatus.Requested, DisbursementStatus.Approved })
        {
            Assert.Equal(history.State.Open.Values.Where(d => d.Status == status).Select(d => (d.Id, d.Version)).Order(), payments.Where(p => p.Status == status).Select(p => (p.Id, p.Version)).Order());
        }

        var spent = CampaignRows.Fold<SpentRow>(history.Records).Select(s => (s.DisbursementId, s.Line, s.FromFen, s.ToFen)).Order();
        Assert.Equal(history.Payments.SelectMany(p => p.Taken.Select(t => (p.DisbursementId, p.Earmark ?? "", t.From, t.To))).Order(), spent);
    });

    [Fact, Rule("TRA-01")]
    public void The_ledger_sums_to_what_the_campaign_has() => Sample(history =>
    {
        var c = history.State;
        var ledger = CampaignRows.Fold<LedgerRow>(history.Records).ToList();
        Assert.Equal((c.Raised - c.Refunded - c.Disbursed).Fen, ledger.Sum(l => l.AmountFen));
        Assert.All(ledger, l => Assert.Equal(l.Kind is LedgerKind.Gift or LedgerKind.MovedIn, l.AmountFen > 0));
        Assert.All(c.Lines, line => Assert.Equal(line.Value.Received.Fen, ledger.Where(l => l.Earmark == line.Key && l.AmountFen > 0).Sum(l => l.AmountFen)));
    });

    [Fact]
    public void What_the_store_gives_back_makes_the_same_campaign()
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-histories-").FullName;
        var codec = new EventCodec(new([typeof(Campaign).Assembly]), JournalKeys.Open(folder, journalIsNew: true));
        _histories.Sample(made =>
        {
            var history = Begin(made.Kind);
            foreach (var attempt in made.Attempts) history.Do(attempt);
            var again = history.Records.Select(r => StoredAndRead(codec, r)).Aggregate(Campaign.Initial, (c, happened) => c.Apply(happened));
            Assert.Equal(Spec.Text(history.State), Spec.Text(again));
        });
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_snapshot_and_what_came_after_make_the_same_campaign()
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-histories-").FullName;
        var codec = new EventCodec(new([typeof(Campaign).Assembly]), JournalKeys.Open(folder, journalIsNew: true));
        Gen.Select(_histories, Gen.Double.Unit).Sample((made, where) =>
        {
            var history = Begin(made.Kind);
            foreach (var attempt in made.Attempts) history.Do(attempt);
            var rows = history.Records.Select(r => Stored(codec, r)).ToList();
            var cut = (int)(where * rows.Count);
            var snapshot = SnapshotCodec.Write(Fold(Campaign.Initial, codec, rows.Take(cut)));
            Assert.DoesNotContain("负责人甲", snapshot.GetRawText());
            var privates = SnapshotCodec.ReferencesIn(snapshot).SelectMany(v => codec.PrivatesOf(rows[(int)v - 1])).ToDictionary();
            var again = Fold(SnapshotCodec.Read<Campaign>(snapshot, privates), codec, rows.Skip(cut));
            Assert.Equal(Spec.Text(history.State), Spec.Text(again));
        });
        Directory.Delete(folder, recursive: true);
    }

    /// <remarks>A thousand payments leave no trace, nor does a gift that owes nothing.</remarks>
    [Fact]
    public void The_snapshot_of_a_campaign_with_a_million_gifts_is_small()
    {
        var fund = RunningFund().Gives(1, n: 1);
        var first = fund.History.OfType<DonationRecorded>().Single();
        var campaign = fund.State;
        for (var i = 2L; i <= 1_000_000; i++)
        {
            campaign = campaign.Apply(first with { DonationId = GiftId((int)i), Sequence = i, Fens = new((i - 1) * 100, i * 100) });
        }

        for (var i = 1; i <= 1000; i++)
        {
            campaign = new Given<Campaign, CampaignEvent>(campaign, []).Asks(3.33m, n: i).Approves(i).Pays(i).State;
        }

        Assert.Equal((1_000_000, Yuan(3330)), (campaign.GiftCount, campaign.Disbursed));
        Assert.InRange(SnapshotCodec.Write(campaign with { Plan = campaign.Plan! with { ResponsiblePerson = null } }).GetRawText().Length, 100, 64 * 1024);
    }

    [Fact]
    public void Chance_reaches_every_event()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        _histories.Sample(made =>
        {
            var history = Begin(made.Kind);
            foreach (var attempt in made.Attempts) history.Do(attempt);
            foreach (var record in history.Records) seen.AddOrUpdate(record.Event.GetType().Name, 1, (_, n) => n + 1);
        }, iter: 5000);
        Assert.Empty(typeof(CampaignEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CampaignEvent)) && !t.IsAbstract).Select(t => t.Name).Except(seen.Keys));
    }

    private static void Sample(Action<CampaignHistory> holds) => _histories.Sample(made =>
    {
        var history = Begin(made.Kind);
        holds(history);
        foreach (var attempt in made.Attempts)
        {
            var before = history.Records.Count;
            history.Do(attempt);
            if (history.Records.Count > before) holds(history);
        }
    });

    private static CampaignHistory Begin(int kind) => kind switch
    {
        0 => new(Plan, filed: true),
        1 => new(Emergency, filed: false),
        2 => new(Targeted, filed: false),
        3 => new(GeneralFund, filed: false),
        _ => new(Plan with { Purpose = null }, filed: true),
    };

    private static CampaignEvent StoredAndRead(EventCodec codec, Recorded record) => Decoded(codec, Stored(codec, record));

    private static JournalRow Stored(EventCodec codec, Recorded record)
    {
        var (name, data, blob) = codec.Encode(record.Event, record.Stream, record.Version);
        return new(record.Position, record.Stream.ToString(), record.Version, name, data, blob, null, null, record.Actor, "");
    }

    private static CampaignEvent Decoded(EventCodec codec, JournalRow row) => (CampaignEvent)codec.Decode(row.Name, row.Data, row.Private, StreamId.Parse(row.Stream), row.Version);

    private static Campaign Fold(Campaign campaign, EventCodec codec, IEnumerable<JournalRow> rows) => rows.Aggregate(campaign, (c, row) => c.Apply(Decoded(codec, row)));
}
