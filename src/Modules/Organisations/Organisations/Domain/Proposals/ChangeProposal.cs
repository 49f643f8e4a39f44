using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Proposals;

/// <summary>A change to an organisation that its officer proposes and the county accepts or returns (four eyes, GOV-17).</summary>
internal sealed record ChangeProposal : IAggregate<ChangeProposal, ProposalEvent>
{
    private const string Rule = "GOV-17";

    public static ChangeProposal Initial { get; } = new();

    public ProposalSubmitted? Submitted { get; init; }

    public ProposalStatus Status { get; init; }

    /// <summary>Who accepted it; the change bears his name.</summary>
    public string? AcceptedBy { get; init; }

    public static Claim NumberClaim(string number) => new("proposal.number", number.Trim().ToUpperInvariant(), _ => ProposalErrors.Exists);

    public Decision<ProposalEvent> Submit(ProposalSubmitted asked, DateTimeOffset now)
    {
        if (Submitted is not null) return ProposalErrors.Exists;
        if (new object?[] { asked.Profile, asked.Leadership, asked.Evidence }.Count(p => p is not null) != 1) return ProposalErrors.OnePart;
        var form = new Form(now, Rule);
        var why = form.Reason(asked.Reason);
        if (form.Fault is { } fault) return fault;
        Decision<ProposalEvent> submitted = [asked with { Reason = why, At = now }];
        return submitted.Claiming(NumberClaim(asked.Number));
    }

    public Decision<ProposalEvent> Accept(string by, DateTimeOffset now)
    {
        if (Unless(ProposalStatus.Submitted) is { } wrong) return wrong;
        return by == Submitted!.By ? ProposalErrors.Own : [new ProposalAccepted(by, now)];
    }

    public Decision<ProposalEvent> NoteCarriedOut(DateTimeOffset now) => Status == ProposalStatus.Accepted ? [new ProposalCarriedOut(now)] : [];

    /// <summary>It was accepted, but can no longer be carried out; its proposer hears why.</summary>
    public Decision<ProposalEvent> SendBack(Error why, string by, DateTimeOffset now) => Status == ProposalStatus.Accepted ? [new ProposalReturned(why.Zh, by, now)] : [];

    public Decision<ProposalEvent> Return(string? reason, string by, DateTimeOffset now)
    {
        if (Unless(ProposalStatus.Submitted) is { } wrong) return wrong;
        if (by == Submitted!.By) return ProposalErrors.Own;
        var form = new Form(now, Rule);
        var why = form.Reason(reason, zh: "退回的理由");
        if (form.Fault is { } fault) return fault;
        return [new ProposalReturned(why, by, now)];
    }

    public Decision<ProposalEvent> Withdraw(string by, DateTimeOffset now)
    {
        if (Unless(ProposalStatus.Submitted) is { } wrong) return wrong;
        return by == Submitted!.By ? [new ProposalWithdrawn(by, now)] : ProposalErrors.NotYours;
    }

    public Decision<ProposalEvent> RecordErasure(Guid subject, IReadOnlyList<PrivateKind> kinds, DateTimeOffset now) => Submitted is null ? ProposalErrors.NotFound : [new ProposalPersonErased(subject, kinds, now)];

    /// <summary>What it asks the organisation for; a name that was erased is missing, and the organisation refuses it.</summary>
    public ProposedChange Change => new(
        Submitted!.Profile,
        Submitted.Leadership is { } l ? new([.. l.Officers.Select(o => new ProposedOfficer(o.Id, o.Role, o.Name.OrNothing, o.Phone?.OrNothing, o.Post, o.Contact))], l.Members, l.Interim, l.TermYears, l.DocumentNumber, l.On) : null,
        Submitted.Evidence, Submitted.Reason, Submitted.On);

    public ChangeProposal Apply(ProposalEvent happened) => happened switch
    {
        ProposalSubmitted e => this with { Submitted = e },
        ProposalAccepted e => this with { Status = ProposalStatus.Accepted, AcceptedBy = e.By },
        ProposalCarriedOut => this with { Status = ProposalStatus.CarriedOut },
        ProposalReturned => this with { Status = ProposalStatus.Returned },
        ProposalWithdrawn => this with { Status = ProposalStatus.Withdrawn },
        ProposalPersonErased => this,
        _ => this,
    };

    private Error? Unless(ProposalStatus wanted)
    {
        if (Submitted is null) return ProposalErrors.NotFound;
        return Status == wanted ? null : ProposalErrors.WrongStep(Status);
    }
}
