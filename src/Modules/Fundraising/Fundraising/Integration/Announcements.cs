using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Fundraising.Contracts;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Integration;

/// <summary>All that the module tells others: what it paid to organisations.</summary>
internal sealed class Announcements : IAnnouncements
{
    public object? Of(Recorded record) => record.Event switch
    {
        DisbursementPaid { OrganisationId: { } organisation } e => new PaymentToOrganisationMade(organisation, e.Number, e.Taken.Sum(t => t.Length), e.PaidOn),
        _ => null,
    };
}
