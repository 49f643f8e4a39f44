using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Organisations.Domain.Divisions;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>A site of the society: what its kind must have before it runs, its inspections, its services, its revolving fund (ORG-01 to ORG-04).</summary>
internal sealed partial record Site : IAggregate<Site, SiteEvent>
{
    private const string Rule = "ORG-01";

    public static Site Initial { get; } = new();

    public string? Number { get; init; }

    public string Name { get; init; } = "";

    public Guid? OrganisationId { get; init; }

    public SiteKind Kind { get; init; }

    public SiteStatus Status { get; init; }

    public DateOnly LastStepOn { get; init; }

    public SiteContent Content { get; init; } = new();

    public DateOnly? NextReviewOn { get; init; }

    public bool ReviewTold { get; init; }

    /// <summary>How many stretches of running there were, the present one included.</summary>
    public int Periods { get; init; }

    /// <summary>How many findings there ever were.</summary>
    public int Findings { get; init; }

    public ImmutableDictionary<int, Finding> Open { get; init; } = ImmutableDictionary<int, Finding>.Empty;

    public Money Fund { get; init; }

    /// <summary>What is owed, by loan.</summary>
    public ImmutableDictionary<Guid, (string Household, Money Owed)> Loans { get; init; } = ImmutableDictionary<Guid, (string, Money)>.Empty;

    public static Claim NumberClaim(string number) => new("site.number", number.Trim().ToUpperInvariant(), _ => SiteErrors.Exists);

    /// <summary>One kind once at an address; other kinds may be there too.</summary>
    public static Claim PlaceClaim(SiteKind kind, string address) => new("site.place", $"{kind}:{PlainForm.Of(address)}", _ => SiteErrors.PlaceTaken);

    public Decision<SiteEvent> Register(Guid id, string number, ProposedSite asked, string by, DateTimeOffset now)
    {
        if (Number is not null) return SiteErrors.Exists;
        var form = new Form(now, Rule);
        var (name, host, address) = (form.Text(asked.Name, "name", "名称", 100), form.Text(asked.HostUnit, "hostUnit", "承办单位", 100), form.Text(asked.Address, "address", "地址"));
        var (kind, on) = (form.Choice(asked.Kind, "kind", "类别"), form.Day(asked.On));
        form.Refuse(JinhuDivisions.Check(asked.Division, "division", on, out var division, out _));
        form.Refuse(PersonName.Check(asked.ResponsiblePerson, "responsiblePerson", out var person));
        form.Refuse(PhoneNumber.Check(asked.Phone, organisation: true, "phone", out var phone));
        if (form.Fault is { } fault) return fault;
        Decision<SiteEvent> registered =
        [
            new SiteRegistered(
                id, number, name, kind, division, address, host, asked.OrganisationId, asked.OrganisationNumber, new(PrivateKind.Name, id, person), new(PrivateKind.Contact, id, phone), on, by, now),
        ];
        return registered.Claiming(NumberClaim(number), PlaceClaim(kind, address));
    }

    public Decision<SiteEvent> RecordContent(SiteContent? content, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, SiteRequirements.RuleOf(Kind));
        var day = form.Day(on);
        if (content is null) form.Refuse(FormErrors.Missing("content", "建设内容", Rule));
        else SiteRequirements.CheckForm(content, form);
        if (form.Fault is { } fault) return fault;
        return [new SiteContentRecorded(content!, day, by, now)];
    }

    public Decision<SiteEvent> OpenUp(ProposedOpening asked, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(SiteStatus.Preparing) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (number, on) = (form.Document(asked.DocumentNumber), form.Day(asked.On, notBefore: LastStepOn));
        form.Refuse(SiteRequirements.Fault(Kind, Content, on, rules.OrganisationsOn(on)));
        if (form.Fault is { } fault) return fault;
        return [new SiteOpened(number, NextReview(on, rules), NextPeriod, on, by, now)];
    }

    public Decision<SiteEvent> Close(string? reason, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, Rule);
        var (why, day) = (form.Reason(reason), form.Day(on, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        if (!Loans.IsEmpty) return SiteErrors.LoansOpen(Loans.Count);
        return [new SiteClosed(why, Status == SiteStatus.Running ? Periods : null, day, by, now)];
    }

    public Decision<SiteEvent> LogService(Guid id, ProposedService asked, string by, DateTimeOffset now)
    {
        if (Unless(SiteStatus.Running) is { } wrong) return wrong;
        var form = new Form(now, "ORG-04");
        var (kind, people, on) = (form.Choice(asked.Kind, "kind", "服务类别"), form.Count(asked.People, "people", "服务人数", 1), form.Day(asked.On));
        var (grade, note) = (form.Optional(asked.Grade, "grade", 30), form.Optional(asked.Note, "note"));
        if (asked.Kind == SiteServiceKind.YouthSession && grade is null) form.Refuse(FormErrors.Missing("grade", "年级", "ORG-04"));
        if (form.Fault is { } fault) return fault;
        return [new SiteServiceLogged(id, kind, people, grade, note, on, by, now)];
    }

    public Decision<SiteEvent> RecordErasure(Guid subject, IReadOnlyList<PrivateKind> kinds, DateTimeOffset now) => Number is null ? SiteErrors.NotFound : [new SitePersonErased(subject, kinds, now)];

    public Site Apply(SiteEvent happened) => happened switch
    {
        SiteRegistered e => this with { Number = e.Number, Name = e.Name, OrganisationId = e.OrganisationId, Kind = e.Kind, LastStepOn = e.On },
        SiteContentRecorded e => this with { Content = e.Content },
        SiteOpened e => To(SiteStatus.Running, e.On) with { NextReviewOn = e.NextReviewOn, Periods = e.Period.Number },
        SiteInspected e => Inspected(e),
        FindingClosed e => this with { Open = Open.Remove(e.Finding) },
        SiteRectificationOrdered e => To(SiteStatus.Rectifying, e.On),
        SiteResumed e => To(SiteStatus.Running, e.On) with { Periods = e.Period.Number },
        SiteClosed e => To(SiteStatus.Closed, e.On) with { NextReviewOn = null },
        SiteReviewDue => this with { ReviewTold = true },
        SiteFundSet e => this with { Fund = e.Fund },
        LoanGranted e => this with { Loans = Loans.SetItem(e.LoanId, (e.Household, e.Amount)) },
        LoanRepaid e => Repaid(e),
        SiteServiceLogged or SitePersonErased => this,
        _ => this,
    };

    private Error? Gone => Number is null ? SiteErrors.NotFound : Status == SiteStatus.Closed ? SiteErrors.Closed : null;

    private RunningPeriod NextPeriod => new(Periods + 1, OrganisationId, Name);

    private Site To(SiteStatus status, DateOnly on) => this with { Status = status, LastStepOn = on };

    private Error? Unless(SiteStatus wanted)
    {
        if (Gone is { } gone) return gone;
        return Status == wanted ? null : SiteErrors.WrongStep(Status);
    }
}
