using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.IntegrationTests.Messaging.Members;

internal abstract record RegisterEvent;

[StoredName("test-members-counted")]
internal sealed record Counted(Guid OrganisationId, int PaidMembers, int Volunteers, DateTimeOffset At) : RegisterEvent;

[StoredName("test-activity-held")]
internal sealed record Held(Guid OrganisationId, string Title, int Participants, DateOnly On, DateTimeOffset At) : RegisterEvent;

/// <summary>The register of one organisation's members.</summary>
internal sealed record Register : IAggregate<Register, RegisterEvent>
{
    public static Register Initial { get; } = new();

    public int Changes { get; init; }

    public static Decision<RegisterEvent> Count(Guid organisation, int members, int volunteers, DateTimeOffset now) => [new Counted(organisation, members, volunteers, now)];

    public static Decision<RegisterEvent> Hold(Guid organisation, string title, int participants, DateOnly on, DateTimeOffset now) => [new Held(organisation, title, participants, on, now)];

    public Register Apply(RegisterEvent happened) => this with { Changes = Changes + 1 };
}
