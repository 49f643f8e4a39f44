using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>Something that an organisation shows for the standard, with the days on which it counts.</summary>
/// <param name="Until">The last day on which it counts by itself; null where it has none.</param>
/// <param name="WithdrawnBecause">Null while it stands.</param>
internal sealed record EvidenceRow(
    Guid Id, Guid OrganisationId, FactKind Kind, string Title, DateOnly On, DateOnly? Until, RegulationKind? Regulation, BusinessLine? Line, int? PaidMembers, int? Volunteers, int? Participants,
    FundSource? Source, FundForm? Form, int? Year, long? AmountFen, bool Contact, string? DocumentReference, string? DocumentSha256, string RecordedBy, DateTimeOffset RecordedAt, string? WithdrawnBecause)
    : IReadModel<EvidenceRow>
{
    public static ReadTable Table { get; } = new("organisation_evidence", 2) { Indexes = [[nameof(OrganisationId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        EvidenceEvent e => [e.EvidenceId],
        PreparationApproved or OrganisationEstablished or OrganisationTakenOver => [RowKey.Of(record.Stream.Id, "approval", record.Version)],
        SiteOpened e => [PlaceKey(record, e.Period.Number)],
        SiteResumed e => [PlaceKey(record, e.Period.Number)],
        SiteRectificationOrdered e => [PlaceKey(record, e.Period)],
        SiteClosed { Period: { } period } => [PlaceKey(record, period)],
        LeadershipElected => [RowKey.Of(record.Stream.Id, "leadership", record.Version)],
        _ => [],
    };

    public static EvidenceRow? Project(EvidenceRow? row, Guid key, Recorded record)
    {
        var blank = new EvidenceRow(key, record.Stream.Id, default, "", default, null, null, null, null, null, null, null, null, null, null, false, null, null, record.Actor, record.At, null);
        return record.Event switch
        {
            RegisterFiguresRecorded e => Proved(blank, e.Document) with { Kind = FactKind.RegisterFigures, Title = $"会员 {e.PaidMembers} 名、志愿者 {e.Volunteers} 名", On = e.On, PaidMembers = e.PaidMembers, Volunteers = e.Volunteers },
            RegulationRecorded e => Proved(blank, e.Document) with { Kind = FactKind.Regulation, Title = e.Title, On = e.On, Until = e.ValidUntil, Regulation = e.Kind },
            ActivityRecorded e => Proved(blank, e.Document) with { Kind = FactKind.Activity, Title = e.Title, On = e.On, Line = e.Line, Participants = e.Participants },
            FundsRecorded e => Proved(blank, e.Document) with { Kind = FactKind.Funds, Title = $"{e.Year} 年 {e.Amount}", On = e.On, Source = e.Source, Form = e.Form, Year = e.Year, AmountFen = e.Amount.Fen },
            StationRecorded e => Proved(blank, e.Document) with { Kind = FactKind.ActivePlace, Title = $"{e.Name}（{e.Address}）", On = e.On, Until = e.ClosedOn?.AddDays(-1) },
            PreparationApproved e => blank with { Kind = FactKind.Approval, Title = e.DocumentNumber, On = e.On },
            OrganisationEstablished e => blank with { Kind = FactKind.Approval, Title = e.DocumentNumber, On = e.On },
            OrganisationTakenOver e => blank with { Kind = FactKind.Approval, Title = e.ApprovalNumber, On = e.ApprovedOn },
            LeadershipElected e => blank with { Kind = FactKind.Leadership, Title = e.DocumentNumber, On = e.On, Until = e.TermTo, Contact = e.Officers.Any(o => o.Contact) },
            SiteOpened { Period.OrganisationId: { } of } e => Place(blank, of, e.Period, e.On),
            SiteResumed { Period.OrganisationId: { } of } e => Place(blank, of, e.Period, e.On),
            SiteRectificationOrdered e => row is null ? null : row with { Until = e.On.AddDays(-1) },
            SiteClosed e => row is null ? null : row with { Until = e.On.AddDays(-1) },
            EvidenceWithdrawn e => row is null ? null : row with { WithdrawnBecause = e.Reason },
            _ => row,
        };
    }

    public Fact ToFact() => new(Id, Kind, On, Until, Title, Regulation, Line, PaidMembers, Volunteers, Year, Contact, RecordedAt);

    private static Guid PlaceKey(Recorded record, int period) => RowKey.Of(record.Stream.Id, "running", period);

    private static EvidenceRow Place(EvidenceRow row, Guid organisation, RunningPeriod period, DateOnly on) => row with { OrganisationId = organisation, Kind = FactKind.ActivePlace, Title = period.Name, On = on };

    private static EvidenceRow Proved(EvidenceRow row, Domain.DocumentRef document) => row with { DocumentReference = document.Reference, DocumentSha256 = document.Sha256 };
}

/// <summary>Every question the module asks of evidence.</summary>
internal static class EvidenceThat
{
    public static Specification<EvidenceRow> IsOf(Guid organisation) => new(e => e.OrganisationId == organisation);

    public static Specification<EvidenceRow> Stands { get; } = new(e => e.WithdrawnBecause == null);

    public static Specification<EvidenceRow> IsA(FactKind kind) => new(e => e.Kind == kind);

    public static SortColumns<EvidenceRow> Sorts { get; } = new("-on") { { "on", e => e.On }, { "kind", e => e.Kind }, { "recordedAt", e => e.RecordedAt } };
}
