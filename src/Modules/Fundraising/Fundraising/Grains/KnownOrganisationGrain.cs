using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Organisations;
using KnownDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Organisations.KnownOrganisation, JinhuRedCross.Fundraising.Domain.Organisations.KnownOrganisationEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IKnownOrganisationGrain : IGrainWithGuidKey
{
    Task<KnownOrganisation> Show();

    Task<KnownDecided> Register(Command command, string number, string name);

    Task<KnownDecided> Rename(Command command, string name);

    Task<KnownDecided> Establish(Command command);

    Task<KnownDecided> Dissolve(Command command);
}

/// <summary>One organisation as it is known here; its id is the organisation's.</summary>
[GrainType("known-organisation")]
internal sealed class KnownOrganisationGrain(Journal journal) : AggregateGrain<KnownOrganisation, KnownOrganisationEvent>(journal), IKnownOrganisationGrain
{
    public Task<KnownOrganisation> Show() => Show((o, _) => o);

    public Task<KnownDecided> Register(Command command, string number, string name) => Decide(command, (o, now) => o.Register(new(this.GetPrimaryKey(), number, name), now));

    public Task<KnownDecided> Rename(Command command, string name) => Decide(command, (o, now) => o.Rename(name, now));

    public Task<KnownDecided> Establish(Command command) => Decide(command, (o, now) => o.Establish(now));

    public Task<KnownDecided> Dissolve(Command command) => Decide(command, (o, now) => o.Dissolve(now));
}
