using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Emblems;

/// <summary>A use of the emblem that was looked at: it complies, or is put right by a day, or the government is asked to act (ORG-13).</summary>
internal sealed record EmblemCheck : IAggregate<EmblemCheck, EmblemEvent>
{
    public const string Rule = "ORG-13";

    public static EmblemCheck Initial { get; } = new();

    public string? Number { get; init; }

    public EmblemStatus Status { get; init; }

    public DateOnly LastStepOn { get; init; }

    public static Claim NumberClaim(string number) => new("emblem.number", number.Trim().ToUpperInvariant(), _ => EmblemErrors.Exists);

    /// <summary>Whether it complies is computed from what was found, never typed in.</summary>
    public Decision<EmblemEvent> Record(Guid id, string number, ProposedCheck asked, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Number is not null) return EmblemErrors.Exists;
        var form = new Form(now, Rule);
        var (user, place, description) = (form.Text(asked.User, "user", "使用单位", 100), form.Text(asked.Place, "place", "地点"), form.Reason(asked.Description, "description", "使用情况"));
        var on = form.Day(asked.On);
        form.Refuse(JinhuDivisions.Check(asked.Division, "division", on, out var division, out _));
        var (found, proof) = (ReadFound(form, asked), form.Proof(asked.Document));
        if (form.Fault is { } fault) return fault;
        var faults = found.Faults();
        var due = faults.Count == 0 ? (DateOnly?)null : on.AddDays(rules.OrganisationsOn(on).Whole(EmblemParameters.CorrectionDays));
        Decision<EmblemEvent> recorded = [new EmblemChecked(id, number, user, division, place, description, found, faults, due, proof, on, by, now)];
        return recorded.Claiming(NumberClaim(number));
    }

    public Decision<EmblemEvent> PutRight(string? measure, ProposedDocument? document, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Unless(EmblemStatus.Open, EmblemStatus.Reported) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (done, proof, day) = (form.Reason(measure, "measure", "改正措施"), form.Proof(document), form.Day(on, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        return [new EmblemPutRight(done, proof, day, by, now)];
    }

    public Decision<EmblemEvent> Report(string? authority, ProposedStep step, string by, DateTimeOffset now)
    {
        if (Unless(EmblemStatus.Open) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (whom, number, day) = (form.Text(authority, "authority", "受理机关", 100), form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn));
        if (form.Fault is { } fault) return fault;
        return [new EmblemReported(whom, number, day, by, now)];
    }

    public Decision<EmblemEvent> RecordFine(decimal? fine, ProposedStep step, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(EmblemStatus.Reported) is { } wrong) return wrong;
        var form = new Form(now, Rule);
        var (number, day) = (form.Document(step.DocumentNumber), form.Day(step.On, notBefore: LastStepOn));
        form.Refuse(Money.Check(fine, "fine", out var amount));
        if (form.Fault is { } fault) return fault;
        var most = rules.OrganisationsOn(day).Values.Amount(EmblemParameters.MostFine);
        return amount > most ? EmblemErrors.FineTooLarge(amount, most) : [new EmblemFined(amount, number, day, by, now)];
    }

    public EmblemCheck Apply(EmblemEvent happened) => happened switch
    {
        EmblemChecked e => this with { Number = e.Number, Status = e.Faults.Count == 0 ? EmblemStatus.Complies : EmblemStatus.Open, LastStepOn = e.On },
        EmblemReported e => this with { Status = EmblemStatus.Reported, LastStepOn = e.On },
        EmblemFined e => this with { LastStepOn = e.On },
        EmblemPutRight e => this with { Status = EmblemStatus.PutRight, LastStepOn = e.On },
        _ => this,
    };

    private static FoundEmblem ReadFound(Form form, ProposedCheck asked)
    {
        var use = form.Choice(asked.Use, "use", "用在何处");
        foreach (var (given, field, zh) in ((bool?, string, string)[])[(asked.ByRedCross, "byRedCross", "是否由红十字会使用"), (asked.NameBeneath, "nameBeneath", "标志下方是否有名称"), (asked.OnRoof, "onRoof", "是否置于建筑物顶部"), (asked.Small, "small", "是否为较小尺寸")])
            if (given is null) form.Refuse(FormErrors.Missing(field, zh, Rule));
        string? approval = null;
        if (!string.IsNullOrWhiteSpace(asked.ApprovalNumber)) form.Refuse(DocumentNumber.Check(asked.ApprovalNumber, "approvalNumber", out approval));
        return new(use, asked.ByRedCross ?? false, asked.NameBeneath ?? false, asked.OnRoof ?? false, asked.Small ?? false, approval);
    }

    private Error? Unless(params EmblemStatus[] wanted)
    {
        if (Number is null) return EmblemErrors.NotFound;
        return wanted.Contains(Status) ? null : EmblemErrors.WrongStep(Status);
    }
}

/// <summary>A use of the emblem as somebody writes it down.</summary>
internal sealed record ProposedCheck(
    string? User, string? Division, string? Place, string? Description, EmblemUse? Use, bool? ByRedCross, bool? NameBeneath, bool? OnRoof, bool? Small, string? ApprovalNumber, ProposedDocument? Document, DateOnly? On);
