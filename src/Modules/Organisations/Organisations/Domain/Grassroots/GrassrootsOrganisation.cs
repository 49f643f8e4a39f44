using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Organisations.Domain.Divisions;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>A grass-roots organisation of the Red Cross: its life in the rule's order (ORG-07), its leaders and terms (ORG-08, ORG-09), its evidence (ORG-06), its end (ORG-10).</summary>
internal sealed partial record GrassrootsOrganisation : IAggregate<GrassrootsOrganisation, OrganisationEvent>
{
    public static GrassrootsOrganisation Initial { get; } = new();

    public Guid Id { get; init; }

    public string? Number { get; init; }

    public string Name { get; init; } = "";

    public OrganisationKind Kind { get; init; }

    public string Division { get; init; } = "";

    public string HostUnit { get; init; } = "";

    public string? HostCreditCode { get; init; }

    public string? Address { get; init; }

    /// <summary>The organisation above it, where there is one.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Numbers from the top down to it when it was registered; where it is now its parents say.</summary>
    public string Path { get; init; } = "";

    /// <summary>The day since which it is where it is.</summary>
    public DateOnly PlacedOn { get; init; }

    public int Descriptions { get; init; }

    public int Elections { get; init; }

    /// <summary>What a proposal is compared with.</summary>
    public SeenParts Seen => new(Descriptions, Elections);

    public OrganisationStatus Status { get; init; }

    /// <summary>The day of its newest step; no later one lies before it.</summary>
    public DateOnly LastStepOn { get; init; }

    public DateOnly? DuesDueOn { get; init; }

    public bool HasLeaders { get; init; }

    public DateOnly TermFrom { get; init; }

    public DateOnly TermTo { get; init; }

    public bool TermEndingTold { get; init; }

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? LastActivityOn => Evidence.Values.Max();

    /// <summary>Why it is being dissolved, and who goes on.</summary>
    public (DissolutionReason Reason, IReadOnlyList<Successor> Successors)? Ending { get; init; }

    /// <summary>Evidence that stands; of an activity with its day.</summary>
    public ImmutableDictionary<Guid, DateOnly?> Evidence { get; init; } = ImmutableDictionary<Guid, DateOnly?>.Empty;

    /// <summary>Name under which a number is found.</summary>
    public static Claim NumberClaim(string number) => new("organisation.number", number.Trim().ToUpperInvariant(), _ => OrganisationErrors.Exists);

    /// <summary>No two organisations of one name at a time.</summary>
    public static Claim NameClaim(string name) => new("organisation.name", PlainForm.Of(name), _ => OrganisationErrors.NameTaken);

    private static Claim NameGivenBack(string name) => Claim.Releasing("organisation.name", PlainForm.Of(name));

    public Decision<OrganisationEvent> Register(Guid id, string number, ProposedOrganisation asked, string by, DateTimeOffset now) => Register(id, number, asked, asked.On, by, now);

    /// <param name="placedOn">The day on which its division must be in force; null for today.</param>
    private Decision<OrganisationEvent> Register(Guid id, string number, ProposedOrganisation asked, DateOnly? placedOn, string by, DateTimeOffset now)
    {
        if (Number is not null) return OrganisationErrors.Exists;
        var form = new Form(now, "ORG-05");
        var profile = ReadProfile(form, asked.Profile);
        var kind = form.Choice(asked.Kind, "kind", "类别");
        var on = form.Day(asked.On);
        form.Refuse(JinhuDivisions.Check(asked.Division, "division", placedOn ?? on, out var division, out var township));
        if (township is not null && asked.Kind is not null) form.Refuse(OrganisationKinds.Misfit(kind, division, township));
        if (asked.Parent is { Status: OrganisationStatus.Dissolved }) form.Refuse(OrganisationErrors.ParentDissolved);
        if (form.Fault is { } fault) return fault;
        Decision<OrganisationEvent> registered =
        [
            new OrganisationRegistered(
                id, number, profile.Name, kind, division, profile.HostUnit, profile.HostCreditCode, profile.Address, asked.Parent?.Id, asked.Parent?.Number, $"{asked.Parent?.Path}/{number}", on, by, now),
        ];
        return registered.Claiming(NumberClaim(number), NameClaim(profile.Name));
    }

    /// <summary>Name, host unit and address are written anew.</summary>
    public Decision<OrganisationEvent> Describe(ProposedProfile asked, string? reason, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, "ORG-05");
        var profile = ReadProfile(form, asked);
        var (why, day) = (form.Reason(reason), form.Day(on));
        if (form.Fault is { } fault) return fault;
        if (profile == (Name, HostUnit, HostCreditCode, Address)) return OrganisationErrors.NothingChanged;
        Decision<OrganisationEvent> described = [new OrganisationDescribed(profile.Name, profile.HostUnit, profile.HostCreditCode, profile.Address, why, day, by, now)];
        var renamed = PlainForm.Of(profile.Name) != PlainForm.Of(Name);
        return renamed ? described.Claiming(NameClaim(profile.Name), NameGivenBack(Name)) : described;
    }

    /// <summary>It comes under another organisation, or under none.</summary>
    /// <param name="isBelow">Whether that one is below it, or is it.</param>
    public Decision<OrganisationEvent> Move(ParentOrganisation? parent, bool isBelow, ProposedStep step, string? reason, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, "ORG-05");
        var (number, on, why) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: PlacedOn), form.Reason(reason));
        if (parent is { Status: OrganisationStatus.Dissolved }) form.Refuse(OrganisationErrors.ParentDissolved);
        if (isBelow) form.Refuse(OrganisationErrors.ParentBelow);
        if (form.Fault is { } fault) return fault;
        return parent?.Id == ParentId ? OrganisationErrors.NothingChanged : [new OrganisationMoved(parent?.Id, parent?.Number, number, why, on, by, now)];
    }

    public Decision<OrganisationEvent> RecordErasure(Guid subject, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted, DateTimeOffset now) =>
        Number is null ? OrganisationErrors.NotFound : [new OrganisationPersonErased(subject, kinds, restricted, now)];

    public GrassrootsOrganisation Apply(OrganisationEvent happened) => happened switch
    {
        OrganisationRegistered e => this with
        {
            Id = e.OrganisationId,
            Number = e.Number,
            Name = e.Name,
            Kind = e.Kind,
            Division = e.Division,
            HostUnit = e.HostUnit,
            HostCreditCode = e.HostCreditCode,
            Address = e.Address,
            ParentId = e.ParentId,
            Path = e.Path,
            LastStepOn = e.On,
            PlacedOn = e.On,
        },
        OrganisationMoved e => this with { ParentId = e.ParentId, PlacedOn = e.On },
        OrganisationDescribed e => this with { Descriptions = Descriptions + 1, Name = e.Name, HostUnit = e.HostUnit, HostCreditCode = e.HostCreditCode, Address = e.Address },
        OrganisationApplied e => To(OrganisationStatus.Applied, e.On),
        PreparationApproved e => To(OrganisationStatus.PreparationApproved, e.On),
        PreparationRefused e => To(OrganisationStatus.Incubating, e.On),
        FoundingMeetingHeld e => To(OrganisationStatus.FoundingMeetingHeld, e.On),
        OrganisationEstablished e => To(OrganisationStatus.Established, e.On) with { DuesDueOn = e.DuesDueOn },
        OrganisationOpened e => To(OrganisationStatus.Operating, e.On) with { OpenedOn = e.On },
        OrganisationTakenOver e => To(OrganisationStatus.Operating, Later(LastStepOn, e.OpenedOn)) with { OpenedOn = e.OpenedOn },
        RectificationOrdered e => To(OrganisationStatus.Rectifying, e.On),
        RectificationPassed e => To(OrganisationStatus.Operating, e.On),
        LeadershipElected e => Led(e),
        TermEnding => this with { TermEndingTold = true },
        TermOverdue => this with { Status = Status == OrganisationStatus.Operating ? OrganisationStatus.TermOverdue : Status },
        DissolutionBegun e => To(OrganisationStatus.Dissolving, e.On) with { Ending = (e.Reason, e.Successors) },
        OrganisationDissolved e => To(OrganisationStatus.Dissolved, e.On) with { Ending = (e.Reason, e.Successors) },
        EvidenceEvent e => Proved(e),
        OrganisationPersonErased => this,
        _ => this,
    };

    /// <summary>Why nothing can happen to it any more.</summary>
    private Error? Gone => Number is null ? OrganisationErrors.NotFound : Status == OrganisationStatus.Dissolved ? OrganisationErrors.Dissolved : null;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private GrassrootsOrganisation To(OrganisationStatus status, DateOnly on) => this with { Status = status, LastStepOn = on };

    private static (string Name, string HostUnit, string? HostCreditCode, string? Address) ReadProfile(Form form, ProposedProfile asked)
    {
        var (name, host, address) = (form.Text(asked.Name, "name", "名称", 100), form.Text(asked.HostUnit, "hostUnit", "挂靠或所在单位", 100), form.Optional(asked.Address, "address"));
        if (string.IsNullOrWhiteSpace(asked.HostCreditCode)) return (name, host, null, address);
        form.Refuse(CreditCode.Check(asked.HostCreditCode, "hostCreditCode", out var code));
        return (name, host, code, address);
    }
}
