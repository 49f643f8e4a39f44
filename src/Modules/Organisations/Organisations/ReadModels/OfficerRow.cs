using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>A leader or contact of an organisation, of this term or an earlier one.</summary>
/// <param name="Name">Null once it is erased.</param>
/// <param name="Election">Version of the election in its organisation.</param>
internal sealed record OfficerRow(
    Guid Id, Guid OrganisationId, OfficerRole Role, string? Name, string? Phone, string? Post, bool Contact, DateOnly TermFrom, DateOnly TermTo, DateOnly ElectedOn, long Election) : IReadModel<OfficerRow>
{
    public static ReadTable Table { get; } = new("organisation_officers", 1) { Indexes = [[nameof(OrganisationId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        LeadershipElected e => e.Officers.Select(o => o.Id),
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static OfficerRow? Project(OfficerRow? row, Guid key, Recorded record)
    {
        if (record.Event is LeadershipElected e)
        {
            var o = e.Officers.First(o => o.Id == key);
            return new(key, record.Stream.Id, o.Role, o.Name.OrNothing, o.Phone?.OrNothing, o.Post, o.Contact, e.TermFrom, e.TermTo, e.On, record.Version);
        }

        if (row is null || record.Event is not PersonalDataErased erased) return row;
        return row with { Name = erased.Kinds.Contains(PrivateKind.Name) ? null : row.Name, Phone = erased.Kinds.Contains(PrivateKind.Contact) ? null : row.Phone };
    }
}

/// <summary>Every question the module asks of leaders.</summary>
internal static class OfficersThat
{
    public static Specification<OfficerRow> Lead(Guid organisation) => new(o => o.OrganisationId == organisation);

    public static Specification<OfficerRow> WereElectedAt(long version) => new(o => o.Election == version);

    public static SortColumns<OfficerRow> Sorts { get; } = new("-electedOn") { { "electedOn", o => o.ElectedOn }, { "role", o => o.Role } };
}
