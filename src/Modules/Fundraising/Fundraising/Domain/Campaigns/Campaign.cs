using System.Collections.Immutable;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Where a campaign stands.</summary>
internal enum CampaignStatus
{
    Draft,
    Filed,
    Running,
    Suspended,
    Ended,
    Settled,
}

/// <summary>A campaign or fund: its plan, its life, the fen it received and what they were paid for.</summary>
/// <remarks>Holds what is open (payments not yet made, gifts awaiting review, fens not yet spent), never the list of its gifts: of them only those to which something happened later.</remarks>
[Snapshot(shape: 7)]
internal sealed partial record Campaign : IAggregate<Campaign, CampaignEvent>
{
    public static Campaign Initial { get; } = new();

    /// <summary>How many events made it: its version.</summary>
    public long Version { get; init; }

    public string? Number { get; init; }

    public CampaignPlan? Plan { get; init; }

    public CampaignStatus Status { get; init; }

    public string? FilingNumber { get; init; }

    public DateOnly? FiledOn { get; init; }

    /// <summary>Why it was filed late; null where it was filed in time or not yet.</summary>
    public string? LateReason { get; init; }

    /// <summary>The first day after the hard limit for filing, once it has passed unfiled (FUN-03).</summary>
    public DateOnly? FilingOverdueSince { get; init; }

    public DateOnly? LaunchedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public DateOnly? SettledOn { get; init; }

    public DateTimeOffset DraftedAt { get; init; }

    public long GiftCount { get; init; }

    public int DisbursementCount { get; init; }

    public int WithdrawalCount { get; init; }

    /// <summary>Gifts that were voided or wholly moved away.</summary>
    public long CancelledGifts { get; init; }

    /// <summary>Gifts of goods: they have a number and no money.</summary>
    public long GoodsGifts { get; init; }

    /// <summary>Gifts of money that stand.</summary>
    public long DonationCount => GiftCount - CancelledGifts - GoodsGifts;

    public Money Raised => Sum(l => l.Received - l.Cancelled);

    /// <summary>Given back to donors; what is approved and not yet paid counts as committed.</summary>
    public Money Refunded => Sum(l => l.Withdrawn - l.Cancelled) - RefundsOwed;

    public Money Disbursed => Sum(l => l.Spent);

    public Money AwaitingReview => Sum(l => l.Blocked);

    /// <summary>Approved and not yet paid: payments and refunds.</summary>
    public Money Committed => Promised + RefundsOwed;

    /// <summary>May be asked for: received, not refunded, spent, promised or awaiting review.</summary>
    public Money Available => Sum(l => l.Usable) - Promised;

    /// <summary>The received fen, a line for each purpose that donors named (FUN-20); "" is the line without one.</summary>
    public ImmutableSortedDictionary<string, FenLine> Lines { get; init => field = value.WithComparers(StringComparer.Ordinal); } = ImmutableSortedDictionary.Create<string, FenLine>(StringComparer.Ordinal);

    public ImmutableDictionary<Guid, Disbursement> Open { get; init; } = ImmutableDictionary<Guid, Disbursement>.Empty;

    /// <summary>The payment that the newest event was about; closed ones are not kept longer.</summary>
    [JsonIgnore]
    public Disbursement? Touched { get; init; }

    /// <summary>The days of payments of which the donors have not been told (FUN-09).</summary>
    public ImmutableSortedSet<DateOnly> Untold { get; init; } = [];

    /// <summary>Overseas gifts that may not be used yet, with their place.</summary>
    public ImmutableDictionary<Guid, (string Line, Fens Fens)> Unreviewed { get; init; } = ImmutableDictionary<Guid, (string, Fens)>.Empty;

    /// <summary>Large gifts from lists whose letter is not there yet.</summary>
    public ImmutableHashSet<Guid> LettersOwed { get; init; } = [];

    /// <summary>What happened later to gifts, of those to which something did.</summary>
    public ImmutableDictionary<Guid, GiftAfterwards> Afterwards { get; init; } = ImmutableDictionary<Guid, GiftAfterwards>.Empty;

    /// <summary>Refunds, voids and moves that are asked for, and refunds not yet paid.</summary>
    public ImmutableDictionary<Guid, Withdrawal> Withdrawals { get; init; } = ImmutableDictionary<Guid, Withdrawal>.Empty;

    /// <summary>The withdrawal that the newest event was about; closed ones are not kept longer.</summary>
    [JsonIgnore]
    public Withdrawal? TouchedWithdrawal { get; init; }

    /// <summary>How many events the gift had seen here with the newest one, if that was about a gift.</summary>
    public long? TouchedGift { get; init; }

    private Money Promised => new(Open.Values.Where(d => d.Status == DisbursementStatus.Approved).Sum(d => d.Amount.Fen));

    private Money RefundsOwed => new(Withdrawals.Values.Where(w => w.Status == WithdrawalStatus.Approved).Sum(w => w.Amount.Fen));

    private bool IsRunning => Status is CampaignStatus.Running;

    private bool WasLaunched => Status is not (CampaignStatus.Draft or CampaignStatus.Filed);

    public Money AvailableOn(string? earmark)
    {
        var line = LineOf(earmark);
        var promised = Open.Values.Where(d => d.Status == DisbursementStatus.Approved && KeyOf(d.Earmark) == KeyOf(earmark)).Sum(d => d.Amount.Fen);
        return new(line.Usable.Fen - promised);
    }

    public Campaign Apply(CampaignEvent happened)
    {
        var next = this with { Version = Version + 1, Touched = null, TouchedGift = null, TouchedWithdrawal = null };
        return happened switch
        {
            CampaignDrafted e => next with { Number = e.Number, Plan = e.Plan, DraftedAt = e.At },
            CampaignPlanEdited e => next with { Plan = e.Plan },
            CampaignPlanChanged e => next with { Plan = e.Plan, FilingNumber = e.RefilingNumber ?? FilingNumber },
            CampaignFiled e => next with { FilingNumber = e.FilingNumber, FiledOn = e.FiledOn, LateReason = e.LateReason, Status = Status == CampaignStatus.Draft ? CampaignStatus.Filed : Status },
            CampaignFilingOverdue e => next with { FilingOverdueSince = e.LatestOn.AddDays(1) },
            CampaignLaunched e => next with { Status = CampaignStatus.Running, LaunchedOn = e.On },
            CampaignSuspended => next with { Status = CampaignStatus.Suspended },
            CampaignResumed => next with { Status = CampaignStatus.Running },
            CampaignEnded e => next with { Status = CampaignStatus.Ended, EndedOn = e.On },
            CampaignSettled e => next with { Status = CampaignStatus.Settled, SettledOn = e.On },
            DonationRecorded e => next.Receive(e),
            DonationReviewPassed e => next.Release(e),
            DonationLetterReceived e => (next with { LettersOwed = LettersOwed.Remove(e.DonationId) }).Count(e.DonationId),
            CampaignFeedbackGiven e => next with { Untold = Untold.Except(Untold.Where(day => day <= e.CoversTo)) },
            PersonErased e => next.Erase(e),
            WithdrawalEvent e => next.ApplyWithdrawal(e),
            _ => next.ApplyDisbursement(happened),
        };
    }

    private static string KeyOf(string? earmark) => earmark ?? "";

    private FenLine LineOf(string? earmark) => Lines.GetValueOrDefault(KeyOf(earmark), FenLine.Empty);

    private Money Sum(Func<FenLine, Money> figure) => new(Lines.Values.Sum(l => figure(l).Fen));
}
