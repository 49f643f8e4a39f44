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
/// <remarks>Holds what is open (payments not yet made, gifts awaiting review, fens not yet spent), never the list of its gifts.</remarks>
[Snapshot(shape: 4)]
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

    public Money Raised => Sum(l => l.Received);

    public Money Refunded => Sum(l => l.Withdrawn);

    public Money Disbursed => Sum(l => l.Spent);

    public Money AwaitingReview => Sum(l => l.Blocked);

    /// <summary>Approved and not yet paid.</summary>
    public Money Committed => new(Open.Values.Where(d => d.Status == DisbursementStatus.Approved).Sum(d => d.Amount.Fen));

    /// <summary>May be asked for: received, not refunded, spent, promised or awaiting review.</summary>
    public Money Available => Sum(l => l.Usable) - Committed;

    /// <summary>The received fen, a line for each purpose that donors named (FUN-20); "" is the line without one.</summary>
    public ImmutableSortedDictionary<string, FenLine> Lines { get; init => field = value.WithComparers(StringComparer.Ordinal); } = ImmutableSortedDictionary.Create<string, FenLine>(StringComparer.Ordinal);

    public ImmutableDictionary<Guid, Disbursement> Open { get; init; } = ImmutableDictionary<Guid, Disbursement>.Empty;

    /// <summary>The payment that the newest event was about; closed ones are not kept longer.</summary>
    [JsonIgnore]
    public Disbursement? Touched { get; init; }

    /// <summary>Overseas gifts that may not be used yet, with their place.</summary>
    public ImmutableDictionary<Guid, (string Line, Fens Fens)> Unreviewed { get; init; } = ImmutableDictionary<Guid, (string, Fens)>.Empty;

    /// <summary>Large gifts from lists whose letter is not there yet.</summary>
    public ImmutableHashSet<Guid> LettersOwed { get; init; } = [];

    /// <summary>Versions of the gifts that still owe something: how many events each has seen.</summary>
    public ImmutableDictionary<Guid, long> GiftVersions { get; init; } = ImmutableDictionary<Guid, long>.Empty;

    /// <summary>Version of the gift that the newest event was about; that of one that owes nothing any more is not kept longer.</summary>
    public long? TouchedGift { get; init; }

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
        var next = this with { Version = Version + 1, Touched = null, TouchedGift = null };
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
            PersonErased e => next.Erase(e),
            _ => next.ApplyDisbursement(happened),
        };
    }

    private static string KeyOf(string? earmark) => earmark ?? "";

    private FenLine LineOf(string? earmark) => Lines.GetValueOrDefault(KeyOf(earmark), FenLine.Empty);

    private Money Sum(Func<FenLine, Money> figure) => new(Lines.Values.Sum(l => figure(l).Fen));
}
