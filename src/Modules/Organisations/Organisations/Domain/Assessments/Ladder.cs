using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>The plan's ladder 成熟一个、发展一个、建成一批、巩固一批; each step is computed and lost again when evidence goes stale.</summary>
internal enum LadderStep
{
    /// <summary>培育</summary>
    Incubating,

    /// <summary>成熟：具备若干项，可以申请</summary>
    Ripe,

    /// <summary>发展：已获批复</summary>
    Developed,

    /// <summary>建成：正常运行且各项具备</summary>
    Built,

    /// <summary>巩固：连续达标若干个月</summary>
    Consolidated,
}

/// <summary>Says on which step an organisation stands.</summary>
internal static class Ladder
{
    /// <param name="completeSince">Since when all items hold without a break; null where they do not.</param>
    public static LadderStep Of(Assessment assessment, OrganisationStatus status, DateOnly? completeSince, OrganisationParameters figures)
    {
        if (status is OrganisationStatus.Dissolving or OrganisationStatus.Dissolved) return LadderStep.Incubating;
        if (status == OrganisationStatus.Operating && assessment.Complete)
            return completeSince?.AddMonths(figures.Whole(OrganisationParameters.ConsolidatedMonths)) <= assessment.On ? LadderStep.Consolidated : LadderStep.Built;
        if (status >= OrganisationStatus.PreparationApproved) return LadderStep.Developed;
        return assessment.Held >= figures.Whole(OrganisationParameters.RipeItems) ? LadderStep.Ripe : LadderStep.Incubating;
    }

    public static string Zh(LadderStep step) => step switch
    {
        LadderStep.Incubating => "培育",
        LadderStep.Ripe => "成熟",
        LadderStep.Developed => "发展",
        LadderStep.Built => "建成",
        LadderStep.Consolidated => "巩固",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step without a name"),
    };
}
