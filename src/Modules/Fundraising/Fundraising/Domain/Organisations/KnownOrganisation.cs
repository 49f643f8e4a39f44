using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Organisations;

/// <summary>Where an organisation stands, as far as it has been heard here.</summary>
internal enum KnownOrganisationStatus
{
    /// <summary>It is being prepared.</summary>
    Registered,

    Established,

    Dissolved,
}

/// <summary>A grass-roots organisation as this module knows it: by what Organisations has told.</summary>
internal sealed record KnownOrganisation : IAggregate<KnownOrganisation, KnownOrganisationEvent>
{
    public static KnownOrganisation Initial { get; } = new();

    /// <summary>Null as long as nothing has been heard of it.</summary>
    public OrganisationRef? Ref { get; init; }

    public KnownOrganisationStatus Status { get; init; }

    /// <summary>Name under which it is found by its number.</summary>
    public static Claim NumberClaim(string number) => new("known-organisation.number", number, _ => OrganisationErrors.NumberTaken(number));

    public Decision<KnownOrganisationEvent> Register(OrganisationRef heard, DateTimeOffset now) =>
        Ref is null ? Decision.Of<KnownOrganisationEvent>([new KnownOrganisationChanged(heard, KnownOrganisationStatus.Registered, now)]).Claiming(NumberClaim(heard.Number)) : [];

    public Decision<KnownOrganisationEvent> Rename(string name, DateTimeOffset now) => Become(Ref is null ? null : Ref with { Name = name }, Status, now);

    public Decision<KnownOrganisationEvent> Establish(DateTimeOffset now) => Become(Ref, KnownOrganisationStatus.Established, now);

    public Decision<KnownOrganisationEvent> Dissolve(DateTimeOffset now) => Become(Ref, KnownOrganisationStatus.Dissolved, now);

    public KnownOrganisation Apply(KnownOrganisationEvent happened) => happened is KnownOrganisationChanged e ? this with { Ref = e.Organisation, Status = e.Status } : this;

    private Decision<KnownOrganisationEvent> Become(OrganisationRef? organisation, KnownOrganisationStatus status, DateTimeOffset now)
    {
        if (organisation is null) return OrganisationErrors.Unknown("");
        return (organisation, status) == (Ref, Status) ? [] : [new KnownOrganisationChanged(organisation, status, now)];
    }
}

/// <summary>Something that was heard of an organisation.</summary>
internal abstract record KnownOrganisationEvent;

/// <summary>What is known of it from now on.</summary>
[StoredName("known-organisation-changed")]
internal sealed record KnownOrganisationChanged(OrganisationRef Organisation, KnownOrganisationStatus Status, DateTimeOffset At) : KnownOrganisationEvent;
