using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Naming;

/// <summary>A medical institution that bears, or wants to bear, the name of the Red Cross: applied for, approved, reviewed, withdrawn (ORG-12).</summary>
internal sealed record NamedInstitution : IAggregate<NamedInstitution, NamingEvent>
{
    public const string Rule = "ORG-12";

    private const string Society = "红十字会";

    public static NamedInstitution Initial { get; } = new();

    public string? Number { get; init; }

    public string ProposedName { get; init; } = "";

    public NamingLevel Level { get; init; }

    public NamingForm Wording { get; init; }

    public NamingConditions? Conditions { get; init; }

    public NamingStatus Status { get; init; }

    public DateOnly LastStepOn { get; init; }

    public DateOnly? NextReviewOn { get; init; }

    public bool ReviewTold { get; init; }

    public static Claim NumberClaim(string number) => new("naming.number", number.Trim().ToUpperInvariant(), _ => NamingErrors.Exists);

    /// <summary>A name is borne by one institution at a time.</summary>
    public static Claim NameClaim(string name) => new("naming.name", PlainForm.Of(name), _ => NamingErrors.NameTaken);

    public Decision<NamingEvent> ApplyFor(Guid id, string number, ProposedNaming asked, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Number is not null) return NamingErrors.Exists;
        var form = new Form(now, Rule);
        var (institution, name, address) = (form.Text(asked.Institution, "institution", "医疗机构名称", 100), form.Text(asked.ProposedName, "proposedName", "冠名后的名称", 100), form.Text(asked.Address, "address", "地址"));
        var (level, kind, on) = (form.Choice(asked.Level, "level", "冠名的红十字会级别"), form.Choice(asked.Form, "form", "冠名方式"), form.Day(asked.On));
        form.Refuse(JinhuDivisions.Check(asked.Division, "division", on, out var division, out _));
        string? code = null;
        if (!string.IsNullOrWhiteSpace(asked.CreditCode)) form.Refuse(CreditCode.Check(asked.CreditCode, "creditCode", out code));
        var (conditions, proof) = (ProposedConditions.Read(asked.Conditions, form), form.Proof(asked.Document));
        if (form.Fault is { } fault) return fault;
        if (!name.Contains("红十字", StringComparison.Ordinal) || name.Contains(Society, StringComparison.Ordinal) != (kind == NamingForm.RedCrossSociety)) form.Refuse(NamingErrors.NameMisfit);
        foreach (var lack in conditions.FaultsOn(on, level, kind, rules.OrganisationsOn(on))) form.Refuse(lack);
        if (form.Fault is { } lacking) return lacking;
        Decision<NamingEvent> applied = [new NamingApplied(id, number, institution, name, code, division, address, level, kind, conditions, proof, on, by, now)];
        return applied.Claiming(NumberClaim(number), NameClaim(name));
    }

    /// <summary>The conditions must still be met on the day of the answer.</summary>
    public Decision<NamingEvent> Approve(ProposedStep step, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(NamingStatus.Applied) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (number, on) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn));
        foreach (var lack in Conditions!.FaultsOn(on, Level, Wording, rules.OrganisationsOn(on))) form.Refuse(lack);
        if (form.Fault is { } fault) return fault;
        return [new NamingApproved(number, NextReview(Conditions, on, rules), on, by, now)];
    }

    public Decision<NamingEvent> Refuse(ProposedStep step, string? reason, string by, DateTimeOffset now)
    {
        if (Unless(NamingStatus.Applied) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (number, on, why) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Reason(reason, zh: "不予冠名的理由"));
        if (form.Fault is { } fault) return fault;
        return GivingNameBack(new NamingRefused(number, why, on, by, now));
    }

    /// <summary>What is no longer met is written down, not refused: the review found it.</summary>
    public Decision<NamingEvent> Review(ProposedConditions? asked, ProposedDocument? document, DateOnly? on, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(NamingStatus.Named, NamingStatus.Lapsed) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (conditions, proof, day) = (ProposedConditions.Read(asked, form), form.Proof(document), form.Day(on, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        var lacking = conditions.FaultsOn(day, Level, Wording, rules.OrganisationsOn(day)).Select(e => new NamingLack(e.Code, e.Zh, e.En));
        return [new NamingReviewed(conditions, [.. lacking], proof, NextReview(conditions, day, rules), day, by, now)];
    }

    /// <summary>Due work: the day of the review has come.</summary>
    public Decision<NamingEvent> NoteReviewDue(DateTimeOffset now)
    {
        if (NextReviewOn is not { } review || ReviewTold || ChinaTime.DayOf(now) < review) return [];
        return [new NamingReviewDue(review, now)];
    }

    public Decision<NamingEvent> Withdraw(ProposedStep step, string? reason, string by, DateTimeOffset now)
    {
        if (Unless(NamingStatus.Named, NamingStatus.Lapsed) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (number, on, why) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn), form.Reason(reason, zh: "撤销冠名的理由"));
        if (form.Fault is { } fault) return fault;
        return GivingNameBack(new NamingWithdrawn(number, why, on, by, now));
    }

    public NamedInstitution Apply(NamingEvent happened) => happened switch
    {
        NamingApplied e => this with { Number = e.Number, ProposedName = e.ProposedName, Level = e.Level, Wording = e.Form, Conditions = e.Conditions, LastStepOn = e.On },
        NamingApproved e => this with { Status = NamingStatus.Named, LastStepOn = e.On, NextReviewOn = e.NextReviewOn },
        NamingRefused e => this with { Status = NamingStatus.Refused, LastStepOn = e.On },
        NamingReviewed e => this with { Status = e.Lacking.Count == 0 ? NamingStatus.Named : NamingStatus.Lapsed, Conditions = e.Conditions, LastStepOn = e.On, NextReviewOn = e.NextReviewOn, ReviewTold = false },
        NamingReviewDue => this with { ReviewTold = true },
        NamingWithdrawn e => this with { Status = NamingStatus.Withdrawn, LastStepOn = e.On, NextReviewOn = null },
        _ => this,
    };

    private Decision<NamingEvent> GivingNameBack(NamingEvent happened)
    {
        Decision<NamingEvent> ended = [happened];
        return ended.Claiming(Claim.Releasing("naming.name", PlainForm.Of(ProposedName)));
    }

    private Error? Unless(params NamingStatus[] wanted)
    {
        if (Number is null) return NamingErrors.NotFound;
        if (Status is NamingStatus.Refused or NamingStatus.Withdrawn) return NamingErrors.Over;
        return wanted.Contains(Status) ? null : NamingErrors.WrongStep(Status);
    }

    private static DateOnly NextReview(NamingConditions conditions, DateOnly on, Rulebook rules)
    {
        var (usual, licence) = (on.AddMonths(rules.OrganisationsOn(on).Whole(NamingParameters.ReviewMonths)), conditions.LicenceUntil.AddDays(1));
        // A licence that is over already is told by what lacks, not by a review of the same day.
        return licence > on && licence < usual ? licence : usual;
    }
}

/// <summary>An application for the name, as somebody hands it in.</summary>
internal sealed record ProposedNaming(
    string? Institution, string? ProposedName, string? CreditCode, string? Division, string? Address, NamingLevel? Level, NamingForm? Form, ProposedConditions? Conditions, ProposedDocument? Document, DateOnly? On);
