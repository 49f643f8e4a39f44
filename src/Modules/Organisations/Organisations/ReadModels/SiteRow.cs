using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>A site in a list.</summary>
/// <param name="Responsible">Null once it is erased.</param>
/// <param name="Stages">Every stage with its first day; see <see cref="SiteStages"/>.</param>
/// <param name="People">How many people its services reached, counted at each service.</param>
internal sealed record SiteRow(
    Guid Id, string Number, string Name, SiteKind Kind, string Division, string Township, string Address, string HostUnit, Guid? OrganisationId, string? OrganisationNumber, string? Responsible, string? Phone,
    SiteStatus Status, DateOnly StatusSince, string Stages, DateOnly? OpenedOn, DateOnly? NextReviewOn, int OpenFindings, int Services, long People, long FundFen, long LentFen, int OpenLoans,
    DateTimeOffset RegisteredAt, long Version) : IReadModel<SiteRow>
{
    public static ReadTable Table { get; } = new("sites", 1) { Indexes = [[nameof(Number)], [nameof(Township)], [nameof(Kind)], [nameof(NextReviewOn)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        SiteEvent => [record.Stream.Id],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static SiteRow? Project(SiteRow? row, Guid key, Recorded record)
    {
        if (record.Event is SiteRegistered e) return Registered(e, record.Version);
        if (row is null) return null;
        if (record.Event is PersonalDataErased erased) return row with { Responsible = erased.Kinds.Contains(PrivateKind.Name) ? null : row.Responsible, Phone = erased.Kinds.Contains(PrivateKind.Contact) ? null : row.Phone };
        return After(row, (SiteEvent)record.Event) with { Version = record.Version };
    }

    private static SiteRow Registered(SiteRegistered e, long version) => new(
        e.SiteId, e.Number, e.Name, e.Kind, e.Division, e.Division[..9], e.Address, e.HostUnit, e.OrganisationId, e.OrganisationNumber, e.Responsible.OrNothing, e.Phone.OrNothing,
        SiteStatus.Preparing, e.On, SiteStages.Write("", SiteStatus.Preparing, e.On), null, null, 0, 0, 0, 0, 0, 0, e.At, version);

    private static SiteRow After(SiteRow row, SiteEvent happened) => happened switch
    {
        SiteOpened e => row.To(SiteStatus.Running, e.On) with { OpenedOn = e.On, NextReviewOn = e.NextReviewOn },
        SiteInspected e => row with { OpenFindings = row.OpenFindings + e.Findings.Count, NextReviewOn = e.NextReviewOn },
        FindingClosed => row with { OpenFindings = row.OpenFindings - 1 },
        SiteRectificationOrdered e => row.To(SiteStatus.Rectifying, e.On),
        SiteResumed e => row.To(SiteStatus.Running, e.On),
        SiteClosed e => row.To(SiteStatus.Closed, e.On) with { NextReviewOn = null },
        SiteServiceLogged e => row with { Services = row.Services + 1, People = row.People + e.People },
        SiteFundSet e => row with { FundFen = e.Fund.Fen },
        LoanGranted e => row with { LentFen = row.LentFen + e.Amount.Fen, OpenLoans = row.OpenLoans + 1 },
        LoanRepaid e => row with { LentFen = row.LentFen - e.Amount.Fen, OpenLoans = e.Closed ? row.OpenLoans - 1 : row.OpenLoans },
        _ => row,
    };

    private SiteRow To(SiteStatus status, DateOnly on) => this with { Status = status, StatusSince = on, Stages = SiteStages.Write(Stages, status, on) };
}

/// <summary>Every question the module asks of sites.</summary>
internal static class SitesThat
{
    public static Specification<SiteRow> Are(SiteStatus status) => new(s => s.Status == status);

    public static Specification<SiteRow> AreOf(SiteKind kind) => new(s => s.Kind == kind);

    public static Specification<SiteRow> LieIn(string division) => new(s => s.Division.StartsWith(division));

    public static Specification<SiteRow> MentionInAddress(string text) => new(s => s.Address.Contains(text) || s.Name.Contains(text));

    public static Specification<SiteRow> BelongTo(Guid organisation) => new(s => s.OrganisationId == organisation);

    public static Specification<SiteRow> BelongToAny(IReadOnlyCollection<Guid> organisations) => new(s => s.OrganisationId != null && organisations.Contains(s.OrganisationId.Value));

    public static Specification<SiteRow> AreReviewedBy(DateOnly day) => new(s => s.NextReviewOn <= day);

    public static Specification<SiteRow> AreShown { get; } = new(s => s.Status == SiteStatus.Running || s.Status == SiteStatus.Rectifying);

    public static SortColumns<SiteRow> Sorts { get; } = new("number") { { "number", s => s.Number }, { "name", s => s.Name }, { "nextReviewOn", s => s.NextReviewOn }, { "openFindings", s => s.OpenFindings } };
}

/// <summary>When the next review of a site has come (ORG-01).</summary>
internal sealed record SiteDueRow(Guid Id, string What, DateOnly ReviewOn, DateTimeOffset? DueAt) : BuildingBlocks.DueWork.IDueRow<SiteDueRow>
{
    public static ReadTable Table { get; } = new("sites_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is SiteOpened or SiteInspected or SiteReviewDue or SiteClosed ? [record.Stream.Id] : [];

    public static SiteDueRow? Project(SiteDueRow? row, Guid key, Recorded record) => record.Event switch
    {
        SiteOpened e => Due(key, e.NextReviewOn),
        SiteInspected e => Due(key, e.NextReviewOn),
        SiteReviewDue => row is null ? null : row with { DueAt = null },
        _ => null,
    };

    public static Specification<SiteDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);

    private static SiteDueRow Due(Guid key, DateOnly on) => new(key, "site-review", on, ChinaTime.StartOf(on).ToUniversalTime());
}
