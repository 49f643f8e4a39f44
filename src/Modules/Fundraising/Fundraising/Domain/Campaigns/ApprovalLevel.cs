using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Who has to approve a payment, by its amount (FUN-16); each is above the one before.</summary>
internal enum ApprovalLevel
{
    /// <summary>The vice-president in charge.</summary>
    VicePresident,

    President,

    /// <summary>A collective decision, whose number is written down; the president signs it (DEC-01).</summary>
    Collective,
}

/// <summary>As what somebody approves.</summary>
internal enum ApprovalCapacity
{
    VicePresident,
    President,
}

/// <summary>An approval as somebody gives it.</summary>
/// <param name="Capacity">As what he may approve, by his permissions.</param>
/// <param name="DecisionNumber">A collective decision that came after the request.</param>
internal sealed record ProposedApproval(ApprovalCapacity Capacity, string? DecisionNumber = null, string? Comment = null);

/// <summary>A payment that was asked for, approved or paid lately to the same payee for the same purpose.</summary>
/// <param name="LastOn">The day of its newest step.</param>
internal sealed record SimilarPayment(Guid Id, string Number, Money Amount, DateOnly LastOn);

/// <summary>What one payee got or is to get for one purpose, over all campaigns: splitting a sum escapes no decision (DEC-01).</summary>
/// <param name="Known">False where the read side could not tell; then nothing is approved on it.</param>
internal sealed record SimilarPayments(IReadOnlyList<SimilarPayment> Payments, bool Known = true)
{
    public static readonly SimilarPayments None = new([]);

    public static readonly SimilarPayments Unknown = new([], Known: false);

    /// <summary>Those beside one payment whose newest step is at most so many days ago; the first day is not counted (K-02).</summary>
    public IReadOnlyList<SimilarPayment> Beside(Guid payment, int days, DateTimeOffset now)
    {
        var first = ChinaTime.DayOf(now).AddDays(-days);
        return [.. Payments.Where(p => p.Id != payment && p.LastOn >= first).OrderBy(p => p.LastOn).ThenBy(p => p.Number, StringComparer.Ordinal)];
    }
}
