using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Naming;

/// <summary>What an institution must show to bear the name (ORG-12; 红总字〔2007〕27号).</summary>
/// <param name="LicenceUntil">The last day of its licence from the health authority.</param>
/// <param name="GroupMember">Whether it is a group member of the Red Cross.</param>
/// <param name="LastPenaltyOn">The newest administrative penalty of the health authority; null where there was none.</param>
/// <param name="FoundedByRedCross">Whether the Red Cross founded it and runs it.</param>
internal sealed record NamingConditions(string LicenceNumber, DateOnly LicenceUntil, bool NonProfit, bool GroupMember, MedicalLevel Level, DateOnly? LastPenaltyOn, bool FoundedByRedCross)
{
    /// <summary>The lowest grade for a society's name.</summary>
    public static MedicalLevel LeastFor(NamingLevel level) => level switch
    {
        NamingLevel.County => MedicalLevel.Second,
        NamingLevel.City => MedicalLevel.SecondA,
        NamingLevel.Province => MedicalLevel.Third,
        NamingLevel.National => MedicalLevel.ThirdA,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level without a grade"),
    };

    /// <summary>Everything that is not met on a day.</summary>
    public IEnumerable<Error> FaultsOn(DateOnly day, NamingLevel level, NamingForm form, OrganisationParameters figures)
    {
        var years = figures.Whole(NamingParameters.PenaltyYears);
        if (LicenceUntil < day) yield return NamingErrors.LicenceExpired(LicenceUntil);
        if (!NonProfit) yield return NamingErrors.ForProfit;
        if (!GroupMember) yield return NamingErrors.NotAMember;
        if (Level < LeastFor(level)) yield return NamingErrors.LevelTooLow(level, Level);
        if (LastPenaltyOn is { } penalty && day <= penalty.AddYears(years)) yield return NamingErrors.Penalised(penalty, years);
        if (form == NamingForm.RedCrossSociety && !FoundedByRedCross) yield return NamingErrors.NotFounded;
    }
}

/// <summary>The same as somebody states it.</summary>
internal sealed record ProposedConditions(string? LicenceNumber, DateOnly? LicenceUntil, bool? NonProfit, bool? GroupMember, MedicalLevel? Level, DateOnly? LastPenaltyOn, bool? FoundedByRedCross)
{
    public static NamingConditions Read(ProposedConditions? asked, Form form)
    {
        var number = form.Text(asked?.LicenceNumber, "conditions.licenceNumber", "医疗机构执业许可证号", 50);
        if (asked?.LicenceUntil is null) form.Refuse(FormErrors.Missing("conditions.licenceUntil", "许可证有效期至", NamedInstitution.Rule));
        foreach (var (given, field, zh) in ((bool?, string, string)[])[(asked?.NonProfit, "nonProfit", "是否非营利"), (asked?.GroupMember, "groupMember", "是否红十字会团体会员"), (asked?.FoundedByRedCross, "foundedByRedCross", "是否由红十字会举办")])
            if (given is null) form.Refuse(FormErrors.Missing($"conditions.{field}", zh, NamedInstitution.Rule));
        if (asked?.LastPenaltyOn is { } penalty) form.Day(penalty, "conditions.lastPenaltyOn");
        form.Refuse(DayRange.Check(asked?.LicenceUntil, "conditions.licenceUntil"));
        return new(number, asked?.LicenceUntil ?? default, asked?.NonProfit ?? false, asked?.GroupMember ?? false, form.Choice(asked?.Level, "conditions.level", "医院等级"), asked?.LastPenaltyOn, asked?.FoundedByRedCross ?? false);
    }
}
