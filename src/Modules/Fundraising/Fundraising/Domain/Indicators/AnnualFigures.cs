using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Fundraising.Domain.Indicators;

/// <summary>Something that happened to the figures of a year that do not come from campaigns.</summary>
internal abstract record AnnualFiguresEvent;

/// <param name="Evidence">The document that they were taken from.</param>
/// <param name="Reason">Why they replace what was recorded before; null the first time.</param>
[StoredName("annual-figures-recorded")]
internal sealed record AnnualFiguresRecorded(int Year, AnnualAmounts Amounts, string Evidence, string? Reason, string By, DateTimeOffset At) : AnnualFiguresEvent;

/// <summary>Income that is no gift, and costs that no campaign pays (FUN-10).</summary>
/// <param name="Dues">会费</param>
/// <param name="Property">动产、不动产收入</param>
/// <param name="Grants">政府拨款</param>
/// <param name="Other">其他收入</param>
/// <param name="ProgrammeCosts">Spent for the cause and not paid from a campaign.</param>
/// <param name="ManagementCost">管理费用</param>
internal sealed record AnnualAmounts(Money Dues, Money Property, Money Grants, Money Other, Money ProgrammeCosts, Money ManagementCost)
{
    public static readonly AnnualAmounts Nothing = new(default, default, default, default, default, default);

    public Money OtherIncome => Dues + Property + Grants + Other;
}

/// <summary>Figures of a year as somebody types them, in yuan.</summary>
internal sealed record ProposedAnnualFigures(decimal? Dues, decimal? Property, decimal? Grants, decimal? Other, decimal? ProgrammeCosts, decimal? ManagementCost, string? Evidence, string? Reason);

/// <summary>What an officer recorded of one year; a correction replaces the whole, with its reason (FUN-10).</summary>
internal sealed record AnnualFigures : IAggregate<AnnualFigures, AnnualFiguresEvent>
{
    public static AnnualFigures Initial { get; } = new();

    public long Version { get; init; }

    public AnnualAmounts? Amounts { get; init; }

    public Decision<AnnualFiguresEvent> Record(int year, ProposedAnnualFigures asked, string by, DateTimeOffset now)
    {
        if (year < DayRange.First.Year || year > ChinaTime.DayOf(now).Year) return IndicatorErrors.YearInvalid(year);
        var errors = new List<Error>();
        var amounts = new AnnualAmounts(
            Amount(asked.Dues, "dues", errors), Amount(asked.Property, "property", errors), Amount(asked.Grants, "grants", errors), Amount(asked.Other, "other", errors),
            Amount(asked.ProgrammeCosts, "programmeCosts", errors), Amount(asked.ManagementCost, "managementCost", errors));
        if (PlainText.Check(asked.Evidence, "evidence", 200, out var evidence) is { } unclean) errors.Add(unclean);
        else if (evidence is null) errors.Add(IndicatorErrors.EvidenceMissing);
        if (PlainText.Check(asked.Reason, "reason", 1000, out var reason, lines: true) is { } unclear) errors.Add(unclear);
        else if (reason is null && Amounts is not null) errors.Add(IndicatorErrors.ReasonMissing);
        if (Error.All(errors) is { } error) return error;
        return [new AnnualFiguresRecorded(year, amounts, evidence!, reason, by, now)];
    }

    public AnnualFigures Apply(AnnualFiguresEvent happened) =>
        happened is AnnualFiguresRecorded e ? this with { Version = Version + 1, Amounts = e.Amounts } : this with { Version = Version + 1 };

    // Nothing and zero are the same here: there was none.
    private static Money Amount(decimal? yuan, string field, List<Error> errors)
    {
        if (yuan is null or 0) return Money.Zero;
        if (Money.Check(yuan, field, out var amount) is { } wrong) errors.Add(wrong);
        return amount;
    }
}

/// <summary>Why figures of a year are not recorded.</summary>
internal static class IndicatorErrors
{
    public static readonly Error EvidenceMissing = Error.Invalid("annual.evidence_missing", "请填写依据文件，例如决算报表或审计报告的文号（evidence）", "Name the document that they were taken from (evidence)", "FUN-10", "evidence");

    public static readonly Error ReasonMissing = Error.Invalid("annual.reason_missing", "这一年的数字已经登记；更正须说明原因（reason）", "This year is recorded already; say why it is corrected (reason)", "FUN-10", "reason");

    public static readonly Error NotRecorded = Error.NotFound("annual.not_recorded", "这一年的数字尚未登记", "Nothing was recorded of this year");

    public static Error YearInvalid(int year) => Error.Invalid("annual.year_invalid", $"年份 {year} 不合理；请填写今年或以前的年份", $"The year {year} cannot be meant; give this year or one before it", "FUN-10", "year");
}
