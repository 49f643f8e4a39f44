using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Organisations.Domain;

/// <summary>The figures that the rules of organisations leave to be set, as they hold on one day (K-08).</summary>
internal readonly record struct OrganisationParameters(ParameterValues Values)
{
    private const string Own = "本平台暂定";

    public static readonly Parameter DuesDays = Figure.Whole("Organisations.DuesWorkingDays", 10, 1, 250, "日", "ORG-07", "深圳市红十字会成立团体会员工作流程",
        "批准成立后多少个工作日内缴纳会费", "Dues are paid within so many working days after the founding is approved");

    public static readonly Parameter CouncilLeast = Figure.Whole("Organisations.CouncilLeast", 5, 1, 50, "人", "ORG-08", "深圳市红十字会成立团体会员工作流程", "理事会最少人数", "A council has at least so many people");

    public static readonly Parameter CouncilMost = Figure.Whole("Organisations.CouncilMost", 9, 1, 99, "人", "ORG-08", "深圳市红十字会成立团体会员工作流程", "理事会最多人数", "A council has at most so many people");

    public static readonly Parameter NoCouncilMembers = Figure.Whole("Organisations.NoCouncilMembers", 10, 0, 1000, "人", "ORG-08", "基层组织通行做法", "会员不超过多少人的可以不设理事会", "Up to so many members a council is not needed");

    public static readonly Parameter TownTermYears = Figure.Whole("Organisations.TownTermYears", 5, 1, 10, "年", "ORG-09", "各级地方红十字会会员代表大会每五年召开一次", "镇、街道红十字会每届任期", "Term of towns and streets");

    public static readonly Parameter TermYearsLeast = Figure.Whole("Organisations.TermYearsLeast", 3, 1, 10, "年", "ORG-09", Own, "其他基层组织任期最短", "Shortest term of other organisations");

    public static readonly Parameter TermYearsMost = Figure.Whole("Organisations.TermYearsMost", 5, 1, 10, "年", "ORG-09", Own, "其他基层组织任期最长", "Longest term of other organisations");

    public static readonly Parameter TermWarnDays = Figure.Whole("Organisations.TermWarnDays", 90, 1, 365, "日", "ORG-09", Own, "任期届满前多少日提醒换届", "A term's end is told so many days ahead");

    public static readonly Parameter InactiveMonths = Figure.Whole("Organisations.InactiveMonths", 24, 1, 240, "月", "ORG-10", Own, "多少个月没有活动的可按长期不活动注销", "After so many months without activities an organisation may be dissolved as inactive");

    public static readonly Parameter RipeItems = Figure.Whole("Organisations.RipeItems", 3, 1, 12, "项", "ORG-07", Own, "标准中至少几项具备即为“成熟”", "From so many items held an organisation is ripe");

    public static readonly Parameter ConsolidatedMonths = Figure.Whole("Organisations.ConsolidatedMonths", 12, 1, 120, "月", "ORG-07", Own, "连续达标满多少个月为“巩固”", "After so many months of holding all items an organisation is consolidated");

    public static readonly Parameter TownTarget = new("Organisations.TownCoverageTarget", ParameterKind.Percentage, 100)
    {
        Zh = "镇街建会率目标",
        En = "Target for the coverage of streets and towns",
        Unit = "%",
        Basis = Own,
        Rule = "ORG-11",
        Sure = false,
        Least = 0,
        Most = 100,
    };

    public static IReadOnlyList<Parameter> All { get; } =
    [
        DuesDays, CouncilLeast, CouncilMost, NoCouncilMembers, TownTermYears, TermYearsLeast, TermYearsMost, TermWarnDays, InactiveMonths, RipeItems, ConsolidatedMonths, TownTarget,
    ];

    public int Whole(Parameter parameter) => Values.Whole(parameter);
}

/// <summary>Declares a figure that the society has yet to confirm.</summary>
internal static class Figure
{
    public static Parameter Whole(string key, int value, int least, int most, string unit, string rule, string basis, string zh, string en) =>
        new(key, ParameterKind.WholeNumber, value) { Zh = zh, En = en, Unit = unit, Basis = basis, Rule = rule, Sure = false, Least = least, Most = most };
}

/// <summary>The rulebook in the words of organisations.</summary>
internal static class OrganisationRules
{
    public static OrganisationParameters OrganisationsOn(this Rulebook rules, DateOnly day) => new(rules.On(day));
}
