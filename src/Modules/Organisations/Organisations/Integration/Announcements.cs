using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Integration;

/// <summary>All that the module tells others: which organisations there are.</summary>
internal sealed class Announcements : IAnnouncements
{
    public object? Of(Recorded record) => record.Event switch
    {
        OrganisationRegistered e => new Contracts.OrganisationRegistered(e.OrganisationId, e.Number, e.Name),
        OrganisationDescribed e => new Contracts.OrganisationRenamed(record.Stream.Id, e.Name),
        OrganisationEstablished => new Contracts.OrganisationEstablished(record.Stream.Id),
        OrganisationDissolved => new Contracts.OrganisationDissolved(record.Stream.Id),
        _ => null,
    };
}
