using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>What an organisation shows for the standard; whether that is enough is not decided here but assessed (ORG-06).</summary>
internal sealed partial record GrassrootsOrganisation
{
    private const string Proof = "ORG-06";

    public Decision<OrganisationEvent> RecordRegisterFigures(Guid id, int? paidMembers, int? volunteers, ProposedDocument? document, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, Proof);
        var (members, people) = (form.Count(paidMembers, "paidMembers", "缴费的个人会员人数"), form.Count(volunteers, "volunteers", "注册志愿者人数"));
        var (proof, day) = (form.Proof(document), form.Day(on));
        if (form.Fault is { } fault) return fault;
        return [new RegisterFiguresRecorded(id, members, people, proof, day, by, now)];
    }

    public Decision<OrganisationEvent> RecordRegulation(Guid id, RegulationKind? kind, string? title, DateOnly? validUntil, ProposedDocument? document, DateOnly? issuedOn, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, Proof);
        var (what, name) = (form.Choice(kind, "kind", "制度类别"), form.Text(title, "title", "制度名称"));
        if (issuedOn is null) form.Refuse(FormErrors.Missing("issuedOn", "印发日期", Proof));
        var (proof, day) = (form.Proof(document), form.Day(issuedOn, "issuedOn"));
        form.Refuse(DayRange.Check(validUntil, "validUntil"));
        if (validUntil < day) form.Refuse(FormErrors.BeforeLastStep("validUntil", validUntil.Value, day, Proof));
        if (form.Fault is { } fault) return fault;
        return [new RegulationRecorded(id, what, name, validUntil, proof, day, by, now)];
    }

    public Decision<OrganisationEvent> RecordActivity(Guid id, string? title, BusinessLine? line, int? participants, ProposedDocument? document, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, Proof);
        var (name, what, people) = (form.Text(title, "title", "活动名称"), form.Choice(line, "line", "业务领域"), form.Count(participants, "participants", "参加人数", 1));
        var (proof, day) = (form.Proof(document), form.Day(on));
        if (form.Fault is { } fault) return fault;
        return [new ActivityRecorded(id, name, what, people, proof, day, by, now)];
    }

    public Decision<OrganisationEvent> RecordFunds(Guid id, FundSource? source, FundForm? kind, int? year, decimal? amount, ProposedDocument? document, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, Proof);
        var (from, what) = (form.Choice(source, "source", "经费来源"), form.Choice(kind, "form", "收入或预算"));
        var (when, proof, day) = (form.Count(year, "year", "年度", DayRange.First.Year, form.Today.Year + 1), form.Proof(document), form.Day(on));
        form.Refuse(Money.Check(amount, "amount", out var money));
        if (form.Fault is { } fault) return fault;
        return [new FundsRecorded(id, from, what, when, money, proof, day, by, now)];
    }

    public Decision<OrganisationEvent> RecordStation(Guid id, string? name, string? address, DateOnly? closedOn, ProposedDocument? document, DateOnly? openedOn, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var form = new Form(now, Proof);
        var (called, where) = (form.Text(name, "name", "站点名称"), form.Text(address, "address", "地址"));
        var (proof, day) = (form.Proof(document), form.Day(openedOn, "openedOn"));
        if (closedOn is not null) form.Day(closedOn, "closedOn", day);
        if (form.Fault is { } fault) return fault;
        return [new StationRecorded(id, called, where, closedOn, proof, day, by, now)];
    }

    /// <summary>It was recorded in error: it counts on no day.</summary>
    public Decision<OrganisationEvent> WithdrawEvidence(Guid evidence, string? reason, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        if (!Evidence.ContainsKey(evidence)) return OrganisationErrors.EvidenceNotFound;
        var form = new Form(now, Proof);
        var why = form.Reason(reason);
        if (form.Fault is { } fault) return fault;
        return [new EvidenceWithdrawn(evidence, why, by, now)];
    }

    private GrassrootsOrganisation Proved(EvidenceEvent happened) => this with
    {
        Evidence = happened is EvidenceWithdrawn ? Evidence.Remove(happened.EvidenceId) : Evidence.SetItem(happened.EvidenceId, (happened as ActivityRecorded)?.On),
    };
}
