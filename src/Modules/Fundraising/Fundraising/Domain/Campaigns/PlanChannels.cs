using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Who raises together with the society: known, under an agreement, and with all income in the society's account (FUN-05).</summary>
internal sealed record PlanPartner(string Name, string AgreementNumber, DateOnly EvaluatedOn, string Account);

/// <summary>A partner as somebody typed it.</summary>
internal sealed record ProposedPartner(string? Name, string? AgreementNumber, DateOnly? EvaluatedOn, string? Account);

/// <summary>The part of a plan that reaches beyond the society: online platforms and a partner (FUN-04, FUN-05).</summary>
internal static class PlanChannels
{
    private const int ShortText = 200;

    /// <summary>The platforms, each once; null where there are none.</summary>
    public static IReadOnlyList<string>? Platforms(ProposedPlan asked, List<Error> errors)
    {
        var names = new List<string>();
        foreach (var name in asked.OnlinePlatforms ?? [])
        {
            if (PlainText.Check(name, "onlinePlatforms", ShortText, out var clean) is { } unclean) errors.Add(unclean);
            if (clean is not null && !names.Contains(clean)) names.Add(clean);
        }

        return names.Count == 0 ? null : names;
    }

    public static PlanPartner? Partner(ProposedPlan asked, List<Error> errors)
    {
        if (asked.Partner is not { } partner) return null;
        string? Text(string? text, string field)
        {
            if (PlainText.Check(text, $"partner.{field}", ShortText, out var clean) is { } unclean) errors.Add(unclean);
            return clean;
        }

        var (name, agreement, account) = (Text(partner.Name, "name"), Text(partner.AgreementNumber, "agreementNumber"), Text(partner.Account, "account"));
        if (DayRange.Check(partner.EvaluatedOn, "partner.evaluatedOn") is { } odd) errors.Add(odd);
        if (name is not null && agreement is not null && account is not null && partner.EvaluatedOn is { } on) return new(name, agreement, on, account);
        errors.Add(CampaignErrors.PartnerIncomplete);
        return null;
    }

    public static IEnumerable<Error> Faults(CampaignPlan plan)
    {
        if (plan.Kind == CampaignKind.Targeted)
        {
            if (plan.DonationMethods.Contains(Channel.Platform)) yield return CampaignErrors.TargetedIsNotPublic("donationMethods");
            if (plan.OnlinePlatforms is not null) yield return CampaignErrors.TargetedIsNotPublic("onlinePlatforms");
        }
        else
        {
            foreach (var name in plan.OnlinePlatforms ?? [])
            {
                if (!DesignatedPlatforms.Include(name)) yield return CampaignErrors.PlatformNotDesignated(name);
            }
        }

        if (plan.Partner is not { } partner) yield break;
        if (plan.BankAccount is not { } own || PlainForm.Of(partner.Account) != PlainForm.Of(own)) yield return CampaignErrors.PartnerAccount;
        if (partner.EvaluatedOn > plan.StartsOn) yield return CampaignErrors.PartnerEvaluatedLate(partner.EvaluatedOn, plan.StartsOn);
    }
}
