using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Proposals;

/// <summary>Something that happened to a change that was proposed.</summary>
internal abstract record ProposalEvent;

/// <param name="Seen">What the proposer had before him.</param>
/// <param name="SeenVersion">The organisation's version then.</param>
/// <param name="Before">Name, unit and address as they were, where they are to change.</param>
[StoredName("proposal-submitted")]
internal sealed record ProposalSubmitted(
    Guid ProposalId, string Number, Guid OrganisationId, string OrganisationNumber, ProposalKind Kind, SeenParts Seen, long SeenVersion, ProposedProfile? Before, ProposedProfile? Profile, LeadershipContent? Leadership,
    ProposedEvidence? Evidence, string Reason, DateOnly? On, string By, DateTimeOffset At) : ProposalEvent;

[StoredName("proposal-accepted")]
internal sealed record ProposalAccepted(string By, DateTimeOffset At) : ProposalEvent;

/// <summary>The organisation has been changed.</summary>
[StoredName("proposal-carried-out")]
internal sealed record ProposalCarriedOut(DateTimeOffset At) : ProposalEvent;

/// <param name="By">Who sent it back; the platform itself where it could no longer be carried out.</param>
[StoredName("proposal-returned")]
internal sealed record ProposalReturned(string Reason, string By, DateTimeOffset At) : ProposalEvent;

[StoredName("proposal-withdrawn")]
internal sealed record ProposalWithdrawn(string By, DateTimeOffset At) : ProposalEvent;

/// <summary>Parts that tell who somebody is were erased from this stream.</summary>
[StoredName("proposal-person-erased")]
internal sealed record ProposalPersonErased(Guid Subject, IReadOnlyList<PrivateKind> Kinds, DateTimeOffset At) : ProposalEvent;

/// <summary>Who is to lead, as it was proposed.</summary>
internal sealed record LeadershipContent(IReadOnlyList<Officer> Officers, int? Members, bool? Interim, int? TermYears, string? DocumentNumber, DateOnly? On);

/// <summary>What can be proposed.</summary>
internal enum ProposalKind
{
    /// <summary>名称、单位、地址</summary>
    Profile,

    /// <summary>负责人</summary>
    Leadership,

    /// <summary>材料、活动</summary>
    Evidence,
}

/// <summary>Where a proposal stands.</summary>
internal enum ProposalStatus
{
    Submitted,

    /// <summary>Accepted, and just being carried out.</summary>
    Accepted,
    CarriedOut,
    Returned,
    Withdrawn,
}

/// <summary>What kinds and states are called.</summary>
internal static class ProposalNames
{
    public static string Zh(ProposalKind kind) => kind switch
    {
        ProposalKind.Profile => "名称、单位、地址",
        ProposalKind.Leadership => "负责人",
        ProposalKind.Evidence => "材料和活动",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Zh(ProposalStatus status) => status switch
    {
        ProposalStatus.Submitted => "待审核",
        ProposalStatus.Accepted => "已通过，办理中",
        ProposalStatus.CarriedOut => "已办理",
        ProposalStatus.Returned => "已退回",
        ProposalStatus.Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name"),
    };
}
