using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Proposals;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>A proposal in a list, without the people in it.</summary>
/// <param name="SeenVersion">The organisation's version when it was proposed.</param>
/// <param name="Before">JSON of name, unit and address as they were; null where they are not to change.</param>
/// <param name="After">JSON of what is to be: profile or evidence; of leaders only the figures.</param>
internal sealed record ProposalRow(
    Guid Id, string Number, Guid OrganisationId, string OrganisationNumber, ProposalKind Kind, ProposalStatus Status, long SeenVersion, string? Before, string? After, string Reason, DateOnly? On,
    string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? ReturnedBecause, long Version) : IReadModel<ProposalRow>
{
    public static ReadTable Table { get; } = new("proposals", 1) { Indexes = [[nameof(OrganisationId)], [nameof(Status)], [nameof(ProposedAt)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is ProposalEvent ? [record.Stream.Id] : [];

    public static ProposalRow? Project(ProposalRow? row, Guid key, Recorded record)
    {
        if (record.Event is ProposalSubmitted e) return Submitted(e, record.Version);
        return row is null ? null : Decided(row, (ProposalEvent)record.Event) with { Version = record.Version };
    }

    private static ProposalRow Submitted(ProposalSubmitted e, long version) => new(
        e.ProposalId, e.Number, e.OrganisationId, e.OrganisationNumber, e.Kind, ProposalStatus.Submitted, e.SeenVersion, Text(e.Before), Text(e.Profile) ?? Text(e.Evidence) ?? Text(Figures(e.Leadership)), e.Reason, e.On,
        e.By, e.At, null, null, null, version);

    private static ProposalRow Decided(ProposalRow row, ProposalEvent happened) => happened switch
    {
        ProposalAccepted e => row with { Status = ProposalStatus.Accepted, DecidedBy = e.By, DecidedAt = e.At },
        ProposalCarriedOut => row with { Status = ProposalStatus.CarriedOut },
        ProposalReturned e => row with { Status = ProposalStatus.Returned, DecidedBy = e.By, DecidedAt = e.At, ReturnedBecause = e.Reason },
        ProposalWithdrawn e => row with { Status = ProposalStatus.Withdrawn, DecidedBy = e.By, DecidedAt = e.At },
        _ => row,
    };

    private static LeadershipContent? Figures(LeadershipContent? leadership) => leadership is null ? null : leadership with { Officers = [] };

    private static string? Text<T>(T? content)
        where T : class => content is null ? null : JsonSerializer.Serialize(content);
}

/// <summary>Every question the module asks of proposals.</summary>
internal static class ProposalsThat
{
    public static Specification<ProposalRow> Are(ProposalStatus status) => new(p => p.Status == status);

    public static Specification<ProposalRow> AreOf(ProposalKind kind) => new(p => p.Kind == kind);

    public static Specification<ProposalRow> AreAbout(Guid organisation) => new(p => p.OrganisationId == organisation);

    public static Specification<ProposalRow> AreAboutAny(IReadOnlyCollection<Guid> organisations) => new(p => organisations.Contains(p.OrganisationId));

    public static Specification<ProposalRow> CameFrom(string proposer) => new(p => p.ProposedBy == proposer);

    public static SortColumns<ProposalRow> Sorts { get; } = new("-proposedAt") { { "proposedAt", p => p.ProposedAt }, { "number", p => p.Number }, { "status", p => p.Status } };
}

/// <summary>Somebody whom a proposal names to lead.</summary>
/// <param name="Name">Null once it is erased.</param>
internal sealed record ProposedOfficerRow(Guid Id, Guid ProposalId, OfficerRole Role, string? Name, string? Phone, string? Post, bool Contact, int Place) : IReadModel<ProposedOfficerRow>
{
    public static ReadTable Table { get; } = new("proposed_officers", 1) { Indexes = [[nameof(ProposalId)]] };

    public static SortColumns<ProposedOfficerRow> Sorts { get; } = new("place") { { "place", o => o.Place } };

    public static Specification<ProposedOfficerRow> Of(Guid proposal) => new(o => o.ProposalId == proposal);

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        ProposalSubmitted { Leadership: { } leadership } => leadership.Officers.Select(o => o.Id),
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static ProposedOfficerRow? Project(ProposedOfficerRow? row, Guid key, Recorded record)
    {
        if (record.Event is ProposalSubmitted { Leadership: { } leadership })
        {
            var (place, o) = leadership.Officers.Index().First(o => o.Item.Id == key);
            return new(key, record.Stream.Id, o.Role, o.Name.OrNothing, o.Phone?.OrNothing, o.Post, o.Contact, place);
        }

        if (row is null || record.Event is not PersonalDataErased erased) return row;
        return row with { Name = erased.Kinds.Contains(PrivateKind.Name) ? null : row.Name, Phone = erased.Kinds.Contains(PrivateKind.Contact) ? null : row.Phone };
    }
}

/// <summary>An accepted proposal that is not carried out yet: somebody's machine stopped in between.</summary>
internal sealed record ProposalDueRow(Guid Id, string What, DateTimeOffset? DueAt) : IDueRow<ProposalDueRow>
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    public static ReadTable Table { get; } = new("proposals_due", 1) { Indexes = [[nameof(DueAt)]] };

    public Guid Stream => Id;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is ProposalAccepted or ProposalCarriedOut or ProposalReturned ? [record.Stream.Id] : [];

    public static ProposalDueRow? Project(ProposalDueRow? row, Guid key, Recorded record) =>
        record.Event is ProposalAccepted e ? new(key, "carry-out-proposal", (e.At + _patience).ToUniversalTime()) : null;

    public static Specification<ProposalDueRow> AreDueBy(DateTimeOffset moment) => new(d => d.DueAt != null && d.DueAt <= moment);
}
