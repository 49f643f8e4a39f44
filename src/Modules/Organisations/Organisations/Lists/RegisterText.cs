using System.Globalization;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Lists;

/// <summary>Reads the cells of registers as people mean them.</summary>
internal static class RegisterText
{
    // The more special word goes first: a 中学红十字会 of a 街道 is a school's.
    private static readonly (string Word, OrganisationKind Kind)[] _words =
    [
        ("学校", OrganisationKind.School), ("中学", OrganisationKind.School), ("小学", OrganisationKind.School), ("高中", OrganisationKind.School), ("初中", OrganisationKind.School), ("幼儿园", OrganisationKind.School), ("职教", OrganisationKind.School),
        ("医院", OrganisationKind.Hospital), ("医疗", OrganisationKind.Hospital), ("卫生院", OrganisationKind.Hospital),
        ("园区", OrganisationKind.Park), ("开发区", OrganisationKind.Park), ("企业", OrganisationKind.Enterprise), ("公司", OrganisationKind.Enterprise), ("行业", OrganisationKind.Industry), ("产业", OrganisationKind.Industry), ("机关", OrganisationKind.GovernmentOffice),
        ("社区", OrganisationKind.Community), ("村", OrganisationKind.Community), ("居委会", OrganisationKind.Community), ("街道", OrganisationKind.Street), ("镇", OrganisationKind.Town),
    ];

    /// <summary>The kind that a cell names, or else the organisation's own name; null where neither does.</summary>
    public static OrganisationKind? KindOf(string cell, string name) => Named(ListText.Compact(cell).Length > 0 ? ListText.Compact(cell) : ListText.Compact(name));

    /// <summary>A number of people or years, with its unit or without; null where the text is none.</summary>
    public static int? CountOf(string cell) =>
        int.TryParse(ListText.Compact(cell).TrimEnd('人', '名', '年', '个'), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static OrganisationKind? Named(string text)
    {
        foreach (var (word, kind) in _words)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return kind;
        }

        return null;
    }
}

/// <summary>In which column the fault of a field lies.</summary>
internal static class RegisterFaults
{
    public static RegisterField FieldOf(string? field) => field switch
    {
        "division" => RegisterField.Division,
        "hostUnit" => RegisterField.HostUnit,
        "hostCreditCode" => RegisterField.HostCreditCode,
        "address" => RegisterField.Address,
        "parent" => RegisterField.Parent,
        "on" => RegisterField.Since,
        "approvalNumber" => RegisterField.ApprovalNumber,
        "approvedOn" => RegisterField.ApprovedOn,
        "openedOn" => RegisterField.OpenedOn,
        "documentNumber" => RegisterField.ElectionNumber,
        "termYears" => RegisterField.TermYears,
        "members" or "paidMembers" => RegisterField.Members,
        "volunteers" => RegisterField.Volunteers,
        "officers" => RegisterField.President,
        { } inside when inside.EndsWith(".phone", StringComparison.Ordinal) => RegisterField.Phone,
        { } inside when inside.StartsWith("officers[", StringComparison.Ordinal) => RegisterField.President,
        _ => RegisterField.Name,
    };
}
