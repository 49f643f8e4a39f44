using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Naming;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>A named medical institution in a list.</summary>
/// <param name="LackingZh">What the newest review found missing, an item a line.</param>
internal sealed record NamedInstitutionRow(
    Guid Id, string Number, string Institution, string ProposedName, string? CreditCode, string Division, string Township, string Address, NamingLevel Level, NamingForm Form, NamingStatus Status, DateOnly StatusSince,
    string LicenceNumber, DateOnly LicenceUntil, bool NonProfit, bool GroupMember, MedicalLevel MedicalLevel, DateOnly? LastPenaltyOn, bool FoundedByRedCross, string LackingZh, string LackingEn,
    DateOnly? NamedOn, DateOnly? NextReviewOn, DateTimeOffset RegisteredAt, long Version) : IReadModel<NamedInstitutionRow>
{
    public static ReadTable Table { get; } = new("named_institutions", 1) { Indexes = [[nameof(Number)], [nameof(Status)], [nameof(NextReviewOn)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is NamingEvent ? [record.Stream.Id] : [];

    public static NamedInstitutionRow? Project(NamedInstitutionRow? row, Guid key, Recorded record)
    {
        if (record.Event is NamingApplied e) return Applied(e, record.Version);
        return row is null ? null : After(row, (NamingEvent)record.Event) with { Version = record.Version };
    }

    private static NamedInstitutionRow Applied(NamingApplied e, long version) => new(
        e.NamingId, e.Number, e.Institution, e.ProposedName, e.CreditCode, e.Division, e.Division[..9], e.Address, e.Level, e.Form, NamingStatus.Applied, e.On,
        e.Conditions.LicenceNumber, e.Conditions.LicenceUntil, e.Conditions.NonProfit, e.Conditions.GroupMember, e.Conditions.Level, e.Conditions.LastPenaltyOn, e.Conditions.FoundedByRedCross, "", "", null, null, e.At, version);

    private static NamedInstitutionRow After(NamedInstitutionRow row, NamingEvent happened) => happened switch
    {
        NamingApproved e => row.To(NamingStatus.Named, e.On) with { NamedOn = e.On, NextReviewOn = e.NextReviewOn },
        NamingRefused e => row.To(NamingStatus.Refused, e.On),
        NamingReviewed e => Reviewed(row, e),
        NamingWithdrawn e => row.To(NamingStatus.Withdrawn, e.On) with { NextReviewOn = null },
        _ => row,
    };

    private static NamedInstitutionRow Reviewed(NamedInstitutionRow row, NamingReviewed e)
    {
        var status = e.Lacking.Count == 0 ? NamingStatus.Named : NamingStatus.Lapsed;
        return (status == row.Status ? row : row.To(status, e.On)) with
        {
            LicenceNumber = e.Conditions.LicenceNumber,
            LicenceUntil = e.Conditions.LicenceUntil,
            NonProfit = e.Conditions.NonProfit,
            GroupMember = e.Conditions.GroupMember,
            MedicalLevel = e.Conditions.Level,
            LastPenaltyOn = e.Conditions.LastPenaltyOn,
            FoundedByRedCross = e.Conditions.FoundedByRedCross,
            LackingZh = string.Join('\n', e.Lacking.Select(l => l.Zh)),
            LackingEn = string.Join('\n', e.Lacking.Select(l => l.En)),
            NextReviewOn = e.NextReviewOn,
        };
    }

    private NamedInstitutionRow To(NamingStatus status, DateOnly on) => this with { Status = status, StatusSince = on };
}

/// <summary>Every question the module asks of named institutions.</summary>
internal static class NamedInstitutionsThat
{
    public static Specification<NamedInstitutionRow> Are(NamingStatus status) => new(n => n.Status == status);

    public static Specification<NamedInstitutionRow> AreNamedBy(NamingLevel level) => new(n => n.Level == level);

    public static Specification<NamedInstitutionRow> LieIn(string division) => new(n => n.Division.StartsWith(division));

    public static Specification<NamedInstitutionRow> MentionInName(string text) => new(n => n.Institution.Contains(text) || n.ProposedName.Contains(text));

    public static Specification<NamedInstitutionRow> AreReviewedBy(DateOnly day) => new(n => n.NextReviewOn <= day);

    public static SortColumns<NamedInstitutionRow> Sorts { get; } = new("number") { { "number", n => n.Number }, { "nextReviewOn", n => n.NextReviewOn }, { "licenceUntil", n => n.LicenceUntil }, { "statusSince", n => n.StatusSince } };
}

/// <summary>When the conditions of a naming are to be looked at again.</summary>
internal sealed record NamingDueRow(Guid Id, string What, DateOnly ReviewOn, DateTimeOffset? DueAt) : IDueRow<NamingDueRow>
{
    public static ReadTable Table { get; } = new("namings_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is NamingApproved or NamingReviewed or NamingReviewDue or NamingWithdrawn ? [record.Stream.Id] : [];

    public static NamingDueRow? Project(NamingDueRow? row, Guid key, Recorded record) => record.Event switch
    {
        NamingApproved e => Due(key, e.NextReviewOn),
        NamingReviewed e => Due(key, e.NextReviewOn),
        NamingReviewDue => row is null ? null : row with { DueAt = null },
        _ => null,
    };

    public static Specification<NamingDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);

    private static NamingDueRow Due(Guid key, DateOnly on) => new(key, "naming-review", on, ChinaTime.StartOf(on).ToUniversalTime());
}
