using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <content>Personal data that was erased from a gift, a payment or the plan: the parts are gone from the journal already, here versions rise (SEC-03).</content>
internal sealed partial record Campaign
{
    public Decision<CampaignEvent> RecordErasure(Guid subject, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted, string by, DateTimeOffset now) =>
        Plan is null ? CampaignErrors.NotFound : [new PersonErased(subject, kinds, restricted, by, now)];

    private Campaign Erase(PersonErased e)
    {
        // Whether the subject is a gift is not known here: a payment or the plan has no version of that kind, so counting harms nobody.
        var next = Count(e.SubjectId);
        return Open.TryGetValue(e.SubjectId, out var payment) ? next with { Open = Open.SetItem(e.SubjectId, payment with { Version = Version }) } : next;
    }
}
