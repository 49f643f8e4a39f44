using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>How people are shown: donors as they chose (TRA-03), everybody else masked (SEC-04).</summary>
internal static class Shown
{
    /// <summary>The name of a donor for lists and for the public. An organisation's name is no personal data: it is shown unless it wants to be anonymous.</summary>
    public static string Donor(DonorKind kind, string? name, Publicity publicity)
    {
        if (publicity == Publicity.Anonymous || kind == DonorKind.Anonymous || name is null) return kind == DonorKind.Organisation ? "爱心单位" : "爱心人士";
        return publicity == Publicity.Name || kind == DonorKind.Organisation ? name : Masking.Name(name);
    }

    /// <summary>A part of a collective gift for lists and for the public (FUN-13).</summary>
    public static string Part(PartRow part) => Donor(part.IsUnit ? DonorKind.Organisation : DonorKind.Individual, part.Name, part.Publicity);

    /// <summary>For the desk: organisations by name, people masked until there is a permission to see more.</summary>
    public static string? AtTheDesk(DonorKind kind, string? name) => name is null || kind != DonorKind.Individual ? name : Masking.Name(name);

    /// <summary>For the public and for lists to publish: nobody where it is restricted.</summary>
    public static string? PayeeOutside(DisbursementRow payment) => payment.Restricted ? null : Payee(payment.Payee, payment.PayeeIsUnit);

    public static string? Payee(string? payee, bool isUnit) => payee is null || isUnit ? payee : Masking.Name(payee);
}
