using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>Something that shows what an organisation has (ORG-06), with the document that proves it.</summary>
internal abstract record EvidenceEvent(Guid EvidenceId) : OrganisationEvent;

/// <summary>What the registers of members and volunteers say, until those registers tell it themselves.</summary>
[StoredName("organisation-register-figures-recorded")]
internal sealed record RegisterFiguresRecorded(Guid EvidenceId, int PaidMembers, int Volunteers, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : EvidenceEvent(EvidenceId);

/// <param name="On">The day it was issued.</param>
/// <param name="ValidUntil">Its last day; null where it has none.</param>
[StoredName("organisation-regulation-recorded")]
internal sealed record RegulationRecorded(Guid EvidenceId, RegulationKind Kind, string Title, DateOnly? ValidUntil, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : EvidenceEvent(EvidenceId);

[StoredName("organisation-activity-recorded")]
internal sealed record ActivityRecorded(Guid EvidenceId, string Title, BusinessLine Line, int Participants, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : EvidenceEvent(EvidenceId);

[StoredName("organisation-funds-recorded")]
internal sealed record FundsRecorded(Guid EvidenceId, FundSource Source, FundForm Form, int Year, Money Amount, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : EvidenceEvent(EvidenceId);

/// <summary>A service station; sites of the society are aggregates of their own.</summary>
/// <param name="On">The day it opened.</param>
[StoredName("organisation-station-recorded")]
internal sealed record StationRecorded(Guid EvidenceId, string Name, string Address, DateOnly? ClosedOn, DocumentRef Document, DateOnly On, string By, DateTimeOffset At) : EvidenceEvent(EvidenceId);

[StoredName("organisation-evidence-withdrawn")]
internal sealed record EvidenceWithdrawn(Guid EvidenceId, string Reason, string By, DateTimeOffset At) : EvidenceEvent(EvidenceId);

/// <summary>The four kinds of documents that rules are written in (ORG-06).</summary>
internal enum RegulationKind
{
    /// <summary>会员管理</summary>
    Membership,

    /// <summary>志愿服务</summary>
    Volunteering,

    /// <summary>财务、会费</summary>
    Finance,

    /// <summary>档案、信息公开</summary>
    Records,
}

/// <summary>What an activity was for; all but the last are 三救三献.</summary>
internal enum BusinessLine
{
    /// <summary>应急救援</summary>
    DisasterRelief,

    /// <summary>应急救护</summary>
    FirstAid,

    /// <summary>人道救助</summary>
    HumanitarianAid,

    /// <summary>无偿献血</summary>
    BloodDonation,

    /// <summary>造血干细胞捐献</summary>
    StemCellDonation,

    /// <summary>遗体和人体器官捐献</summary>
    BodyAndOrganDonation,

    Other,
}

/// <summary>Where money comes from (RC Law 17).</summary>
internal enum FundSource
{
    /// <summary>财政</summary>
    Fiscal,

    /// <summary>会费</summary>
    Dues,

    /// <summary>捐赠</summary>
    Donation,

    Other,
}

/// <summary>Whether money came in or is budgeted.</summary>
internal enum FundForm
{
    Income,
    Budget,
}
