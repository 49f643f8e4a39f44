using System.Runtime.Serialization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Messaging;

namespace JinhuRedCross.IntegrationTests.Messaging.Members;

[DataContract(Name = "test-members.members-counted")]
public sealed record MembersCounted(Guid OrganisationId, int PaidMembers, int Volunteers, DateOnly On);

[DataContract(Name = "test-members.activity-held")]
public sealed record ActivityHeld(Guid OrganisationId, string Title, int Participants, DateOnly On);

internal sealed class Announcements : IAnnouncements
{
    public object? Of(Recorded record) => record.Event switch
    {
        Counted e => new MembersCounted(e.OrganisationId, e.PaidMembers, e.Volunteers, DateOnly.FromDateTime(e.At.UtcDateTime)),
        Held e => new ActivityHeld(e.OrganisationId, e.Title, e.Participants, e.On),
        _ => null,
    };
}
