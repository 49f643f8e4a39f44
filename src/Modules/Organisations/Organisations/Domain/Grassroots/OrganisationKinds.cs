using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations.Domain.Divisions;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>The kinds of grass-roots organisations (ORG-05); none of them is a legal person.</summary>
internal enum OrganisationKind
{
    /// <summary>镇红十字会</summary>
    Town,

    /// <summary>街道红十字会</summary>
    Street,

    /// <summary>社区（村）红十字会</summary>
    Community,

    /// <summary>学校红十字会</summary>
    School,

    /// <summary>医院（医疗机构）红十字会</summary>
    Hospital,

    /// <summary>园区红十字会</summary>
    Park,

    /// <summary>新兴产业、行业红十字组织</summary>
    Industry,

    /// <summary>企业红十字会</summary>
    Enterprise,

    /// <summary>机关红十字会</summary>
    GovernmentOffice,
}

/// <summary>Where an organisation stands in its life (ORG-07), in the order of the rule.</summary>
internal enum OrganisationStatus
{
    Incubating,
    Applied,
    PreparationApproved,
    FoundingMeetingHeld,
    Established,
    Operating,
    Rectifying,
    TermOverdue,
    Dissolving,
    Dissolved,
}

/// <summary>Why an organisation ends (ORG-10).</summary>
internal enum DissolutionReason
{
    /// <summary>合并</summary>
    Merged,

    /// <summary>分立</summary>
    Split,

    /// <summary>撤销</summary>
    Revoked,

    /// <summary>长期不活动</summary>
    Inactive,
}

/// <summary>What a leader is (ORG-08).</summary>
internal enum OfficerRole
{
    President,
    VicePresident,
    Secretary,
    CouncilMember,

    /// <summary>Outside the council, such as a business contact.</summary>
    Staff,
}

/// <summary>Which places which kinds of organisations have.</summary>
internal static class OrganisationKinds
{
    private const int TownshipDigits = 9;

    public static Error? Misfit(OrganisationKind kind, string division, Division township)
    {
        var isTownship = division.Length == TownshipDigits;
        return kind switch
        {
            OrganisationKind.Town when !isTownship || township.Kind != DivisionKind.Town => OrganisationErrors.PlaceMisfit("镇红十字会的区划须为镇的 9 位代码", "A town's organisation lies in a town (9 digits)"),
            OrganisationKind.Street when !isTownship || township.Kind != DivisionKind.Street => OrganisationErrors.PlaceMisfit("街道红十字会的区划须为街道的 9 位代码", "A street's organisation lies in a street (9 digits)"),
            OrganisationKind.Community when isTownship => OrganisationErrors.PlaceMisfit("社区（村）红十字会的区划须为 12 位代码", "A community's organisation lies in a village or community (12 digits)"),
            _ => null,
        };
    }
}
