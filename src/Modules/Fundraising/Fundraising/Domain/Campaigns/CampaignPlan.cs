using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Organisations;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Public campaigns ask everybody, targeted ones a circle; the general fund takes gifts all year (FUN-12).</summary>
internal enum CampaignKind
{
    Public,
    Targeted,
    General,
}

/// <summary>The right to raise from the public, given by the civil-affairs department (FUN-01).</summary>
internal sealed record Certificate(string Number, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>What the law wants to be fixed before money is asked for (FUN-02).</summary>
/// <param name="OnlinePlatforms">Where it is asked for online too; null where nowhere (FUN-04).</param>
/// <param name="Partner">Who raises together with the society (FUN-05).</param>
/// <param name="Organisation">The grass-roots organisation that runs it; null where the society does itself (FUN-21).</param>
internal sealed record CampaignPlan(
    string Title,
    string? Purpose,
    CampaignKind Kind,
    bool Emergency,
    string? IncidentName,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    string? Area,
    Private<string>? ResponsiblePerson,
    string? OfficeAddress,
    IReadOnlyList<Channel> DonationMethods,
    string? BankAccount,
    string? Beneficiaries,
    string? UseOfFunds,
    Money? CostEstimate,
    string? SurplusPlan,
    Money? Goal,
    Certificate? Certificate,
    IReadOnlyList<string>? OnlinePlatforms = null,
    PlanPartner? Partner = null,
    OrganisationRef? Organisation = null)
{
    private const int ShortText = 200;
    private const int LongText = 4000;

    /// <summary>The plan that was asked for, or everything that is wrong with it.</summary>
    public static Error? Check(ProposedPlan asked, Guid campaign, out CampaignPlan plan)
    {
        plan = null!;
        var errors = new List<Error>();
        string? Text(string? text, string field, int most)
        {
            if (PlainText.Check(text, field, most, out var clean, lines: most == LongText) is { } error) errors.Add(error);
            return clean;
        }

        if (NamedOrganisation.Check(asked.Organisation, out var organisation) is { } unknown) errors.Add(unknown);
        var checkedPlan = new CampaignPlan(
            Text(asked.Title, "title", ShortText) ?? "",
            Text(asked.Purpose, "purpose", LongText),
            asked.Kind ?? CampaignKind.Public,
            asked.Emergency ?? false,
            Text(asked.IncidentName, "incidentName", ShortText),
            asked.StartsOn ?? default,
            asked.EndsOn,
            Text(asked.Area, "area", ShortText),
            Private.Of(PrivateKind.Name, campaign, Text(asked.ResponsiblePerson, "responsiblePerson", ShortText)),
            Text(asked.OfficeAddress, "officeAddress", ShortText),
            [.. (asked.DonationMethods ?? []).Distinct()],
            Text(asked.BankAccount, "bankAccount", ShortText),
            Text(asked.Beneficiaries, "beneficiaries", LongText),
            Text(asked.UseOfFunds, "useOfFunds", LongText),
            Amount(asked.CostEstimate, "costEstimate", zeroAllowed: true, errors),
            Text(asked.SurplusPlan, "surplusPlan", LongText),
            Amount(asked.GoalAmount, "goalAmount", zeroAllowed: false, errors),
            CertificateOf(asked.Certificate, errors),
            PlanChannels.Platforms(asked, errors),
            PlanChannels.Partner(asked, errors),
            organisation);
        errors.AddRange(((Error?[])[DayRange.Check(asked.StartsOn, "startsOn"), DayRange.Check(asked.EndsOn, "endsOn")]).OfType<Error>());
        errors.AddRange(checkedPlan.Faults(asked));
        errors.AddRange(PlanChannels.Faults(checkedPlan));
        plan = checkedPlan;
        return Error.All(errors);
    }

    private IEnumerable<Error> Faults(ProposedPlan asked)
    {
        if (asked.Kind is null) yield return CampaignErrors.KindMissing;
        var missing = Missing(asked).ToList();
        if (missing.Count > 0) yield return CampaignErrors.PlanIncomplete(missing);
        if (EndsOn is { } end && asked.StartsOn is { } start && end < start) yield return CampaignErrors.EndsBeforeStart(start, end);
        if (Kind == CampaignKind.General && EndsOn is not null) yield return CampaignErrors.GeneralHasNoEnd;
    }

    private IEnumerable<(string Field, string Zh)> Missing(ProposedPlan asked)
    {
        if (Title.Length == 0) yield return ("title", "活动名称");
        if (Kind == CampaignKind.General) yield break;
        if (Purpose is null) yield return ("purpose", "募捐目的");
        if (asked.StartsOn is null) yield return ("startsOn", "开始日期");
        if (EndsOn is null) yield return ("endsOn", "结束日期");
        if (Area is null) yield return ("area", "活动地域");
        if (ResponsiblePerson is null) yield return ("responsiblePerson", "活动负责人姓名");
        if (OfficeAddress is null) yield return ("officeAddress", "办公地址");
        if (DonationMethods.Count == 0) yield return ("donationMethods", "接受捐赠方式");
        if (BankAccount is null) yield return ("bankAccount", "银行账户");
        if (Beneficiaries is null) yield return ("beneficiaries", "受益人");
        if (UseOfFunds is null) yield return ("useOfFunds", "款物用途");
        if (CostEstimate is null) yield return ("costEstimate", "募捐成本");
        if (SurplusPlan is null) yield return ("surplusPlan", "剩余财产的处理");
    }

    private static Money? Amount(decimal? yuan, string field, bool zeroAllowed, List<Error> errors)
    {
        if (yuan is null) return null;
        if (zeroAllowed && yuan == 0) return Money.Zero;
        if (Money.Check(yuan, field, out var money) is { } error) errors.Add(error);
        return money;
    }

    private static Certificate? CertificateOf(ProposedCertificate? asked, List<Error> errors)
    {
        if (asked is null) return null;
        if (PlainText.Check(asked.Number, "certificate.number", ShortText, out var number) is { } error) errors.Add(error);
        if (number is null || asked.ValidFrom is not { } from || asked.ValidTo is not { } to || to < from)
        {
            errors.Add(CampaignErrors.CertificateIncomplete);
            return null;
        }

        return new(number, from, to);
    }
}
