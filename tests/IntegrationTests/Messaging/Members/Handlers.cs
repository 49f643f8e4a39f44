using System.Collections.Concurrent;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.Organisations;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Grains;

namespace JinhuRedCross.IntegrationTests.Messaging.Members;

/// <summary>What the listener cannot hear for the moment, and what it has heard.</summary>
public sealed class Deafness
{
    /// <summary>Organisations about which every message fails.</summary>
    public ConcurrentDictionary<Guid, bool> About { get; } = new();

    /// <summary>The commands that messages brought, in the order in which they came.</summary>
    public ConcurrentQueue<(Guid Organisation, Guid Command, int Members)> Heard { get; } = new();
}

/// <summary>The seam of Organisations: the same grain with the same decision as when an officer records it.</summary>
public sealed class MembersCountedHandler(IGrainFactory grains, Deafness deafness)
{
    public async Task Handle(Heard<OrganisationsModule, MembersCounted> heard)
    {
        var fact = heard.Fact;
        if (deafness.About.ContainsKey(fact.OrganisationId)) throw new InvalidOperationException("示例张三 cannot be heard");
        deafness.Heard.Enqueue((fact.OrganisationId, heard.Command.Id, fact.PaidMembers));
        await grains.GetGrain<IGrassrootsOrganisationGrain>(fact.OrganisationId)
            .RecordRegisterFigures(heard.Command, fact.PaidMembers, fact.Volunteers, Proof.Of("会员名册"), fact.On).OrFail();
    }
}

public sealed class ActivityHeldHandler(IGrainFactory grains)
{
    public Task Handle(Heard<OrganisationsModule, ActivityHeld> heard) => grains.GetGrain<IGrassrootsOrganisationGrain>(heard.Fact.OrganisationId)
        .RecordActivity(heard.Command, heard.Fact.Title, BusinessLine.FirstAid, heard.Fact.Participants, Proof.Of("活动记录"), heard.Fact.On).OrFail();
}

internal static class Proof
{
    public static ProposedDocument Of(string reference) => new(reference, new string('a', 64));
}
