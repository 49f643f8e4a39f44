using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Sites;
using SiteDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Sites.Site, JinhuRedCross.Organisations.Domain.Sites.SiteEvent>;

namespace JinhuRedCross.Organisations.Grains;

internal interface ISiteGrain : IGrainWithGuidKey
{
    /// <summary>The organisation whose site it is.</summary>
    Task<Guid?> Owner();

    Task<SiteDecided> Register(Command command, string number, ProposedSite asked);

    Task<SiteDecided> RecordContent(Command command, SiteContent? content, DateOnly? on);

    Task<SiteDecided> OpenUp(Command command, ProposedOpening asked);

    Task<SiteDecided> Inspect(Command command, IReadOnlyList<ProposedFinding>? findings, ProposedDocument? report, DateOnly? on);

    Task<SiteDecided> CloseFinding(Command command, int finding, string? measure, ProposedDocument? document, DateOnly? on);

    Task<SiteDecided> OrderRectification(Command command, string? reason, DateOnly? on);

    Task<SiteDecided> Resume(Command command, DateOnly? on);

    Task<SiteDecided> Close(Command command, string? reason, DateOnly? on);

    Task<SiteDecided> LogService(Command command, ProposedService asked);

    Task<SiteDecided> SetFund(Command command, decimal? amount, ProposedDocument? document, DateOnly? on);

    Task<SiteDecided> GrantLoan(Command command, string? household, decimal? amount, DateOnly? on);

    Task<SiteDecided> RepayLoan(Command command, string household, decimal? amount, DateOnly? on);

    Task<SiteDecided> NoteReviewDue(Command command);

    Task<SiteDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds);
}

/// <summary>One site.</summary>
[GrainType("site")]
internal sealed class SiteGrain(Journal journal, RulesInForce rules) : AggregateGrain<Site, SiteEvent>(journal), ISiteGrain
{
    public Task<Guid?> Owner() => Show((s, _) => s.OrganisationId);

    public Task<SiteDecided> Register(Command command, string number, ProposedSite asked) => Decide(command, (s, now) => s.Register(command.Id, number, asked, command.Actor, now));

    public Task<SiteDecided> RecordContent(Command command, SiteContent? content, DateOnly? on) => Decide(command, (s, now) => s.RecordContent(content, on, command.Actor, now));

    public Task<SiteDecided> OpenUp(Command command, ProposedOpening asked) => Decide(command, (s, now) => s.OpenUp(asked, rules.Now, command.Actor, now));

    public Task<SiteDecided> Inspect(Command command, IReadOnlyList<ProposedFinding>? findings, ProposedDocument? report, DateOnly? on) =>
        Decide(command, (s, now) => s.Inspect(command.Id, findings, report, on, rules.Now, command.Actor, now));

    public Task<SiteDecided> CloseFinding(Command command, int finding, string? measure, ProposedDocument? document, DateOnly? on) =>
        Decide(command, (s, now) => s.CloseFinding(finding, measure, document, on, command.Actor, now));

    public Task<SiteDecided> OrderRectification(Command command, string? reason, DateOnly? on) => Decide(command, (s, now) => s.OrderRectification(reason, on, command.Actor, now));

    public Task<SiteDecided> Resume(Command command, DateOnly? on) => Decide(command, (s, now) => s.Resume(on, rules.Now, command.Actor, now));

    public Task<SiteDecided> Close(Command command, string? reason, DateOnly? on) => Decide(command, (s, now) => s.Close(reason, on, command.Actor, now));

    public Task<SiteDecided> LogService(Command command, ProposedService asked) => Decide(command, (s, now) => s.LogService(command.Id, asked, command.Actor, now));

    public Task<SiteDecided> SetFund(Command command, decimal? amount, ProposedDocument? document, DateOnly? on) => Decide(command, (s, now) => s.SetFund(amount, document, on, command.Actor, now));

    public Task<SiteDecided> GrantLoan(Command command, string? household, decimal? amount, DateOnly? on) => Decide(command, (s, now) => s.GrantLoan(command.Id, household, amount, on, rules.Now, command.Actor, now));

    public Task<SiteDecided> RepayLoan(Command command, string household, decimal? amount, DateOnly? on) => Decide(command, (s, now) => s.RepayLoan(household, amount, on, command.Actor, now));

    public Task<SiteDecided> NoteReviewDue(Command command) => Decide(command, (s, now) => s.NoteReviewDue(now));

    public Task<SiteDecided> RecordErasure(Command command, Guid subject, IReadOnlyList<PrivateKind> kinds) => Decide(command, (s, now) => s.RecordErasure(subject, kinds, now));
}
