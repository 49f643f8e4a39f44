using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Fundraising.Domain.Indicators;

/// <summary>The lines that the ratios are shown beside (FUN-10). None of them binds the Red Cross.</summary>
internal static class IndicatorParameters
{
    private const string SocietyBasis = "民政部等关于慈善组织年度支出和管理费用的规定（社会团体）；红十字会不受其约束，仅供参照";
    private const string FoundationBasis = "《慈善法》第六十一条（具有公开募捐资格的基金会）；红十字会不受其约束，仅供参照";

    public static readonly Parameter SocietySpending = Percent("Indicator.SocietySpendingPercent", 70, "社会团体：年度慈善活动支出不低于上年收入的百分比", "Societies: spending of at least this share of last year's income", SocietyBasis);

    public static readonly Parameter FoundationSpending = Percent("Indicator.FoundationSpendingPercent", 70, "基金会：年度慈善活动支出不低于上年收入的百分比", "Foundations: spending of at least this share of last year's income", FoundationBasis);

    public static readonly Parameter SocietyManagement = Percent("Indicator.SocietyManagementPercent", 13, "社会团体：年度管理费用不超过总支出的百分比", "Societies: management cost of at most this share of the expenditure", SocietyBasis);

    public static readonly Parameter FoundationManagement = Percent("Indicator.FoundationManagementPercent", 10, "基金会：年度管理费用不超过总支出的百分比", "Foundations: management cost of at most this share of the expenditure", FoundationBasis);

    public static readonly Parameter ManagementExempt = new("Indicator.ManagementExemptYuan", ParameterKind.Yuan, 200_000)
    {
        Zh = "年度管理费用低于多少元时不看管理费用比例",
        En = "Below this management cost a year its ratio is not looked at",
        Unit = "元",
        Basis = SocietyBasis,
        Rule = "FUN-10",
        Sure = false,
        Least = 0,
        Most = 9_999_999_999.99m,
    };

    public static IReadOnlyList<Parameter> All { get; } = [SocietySpending, FoundationSpending, SocietyManagement, FoundationManagement, ManagementExempt];

    private static Parameter Percent(string key, decimal percent, string zh, string en, string basis) => new(key, ParameterKind.Percentage, percent)
    {
        Zh = zh,
        En = en,
        Unit = "%",
        Basis = basis,
        Rule = "FUN-10",
        Sure = false,
        Least = 0,
        Most = 100,
    };
}
