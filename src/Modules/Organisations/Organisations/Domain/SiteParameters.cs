using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Organisations.Domain;

/// <summary>What sites must have, where the rules leave the figure open (ORG-01 to ORG-04).</summary>
internal static class SiteParameters
{
    private const string Own = "本平台暂定";

    public static readonly Parameter ReviewMonths = Figure.Whole("Site.ReviewMonths", 12, 1, 60, "月", "ORG-01", Own, "阵地每隔多少个月复核一次", "A site is reviewed every so many months");

    public static readonly Parameter RoomSquareMetres = Figure.Whole("TrainingBase.RoomSquareMetres", 60, 0, 10_000, "平方米", "ORG-03", Own, "救护培训基地教室最小面积", "Smallest training room");

    public static readonly Parameter AdultManikins = Figure.Whole("TrainingBase.AdultManikins", 4, 0, 100, "个", "ORG-03", Own, "成人模拟人最少数量", "Fewest adult manikins");

    public static readonly Parameter InfantManikins = Figure.Whole("TrainingBase.InfantManikins", 1, 0, 100, "个", "ORG-03", Own, "婴儿模拟人最少数量", "Fewest infant manikins");

    public static readonly Parameter AedTrainers = Figure.Whole("TrainingBase.AedTrainers", 2, 0, 100, "台", "ORG-03", Own, "AED 训练机最少数量", "Fewest AED trainers");

    public static readonly Parameter TraumaKits = Figure.Whole("TrainingBase.TraumaKits", 1, 0, 100, "套", "ORG-03", Own, "创伤救护包最少数量", "Fewest trauma kits");

    public static readonly Parameter Instructors = Figure.Whole("TrainingBase.Instructors", 2, 0, 100, "人", "ORG-03", Own, "持有效证书的师资最少人数", "Fewest instructors with a valid certificate");

    public static readonly Parameter CarerHours = Figure.Whole("ElderCareBase.CarerHours", 16, 0, 200, "小时", "ORG-04", Own, "照护志愿者培训最少课时", "A carer's course has at least so many hours");

    public static readonly Parameter LoanLeast = Yuan("HumanityHome.LoanLeastYuan", 10_000, "生计金每户借款最低金额", "Smallest loan of a household");

    public static readonly Parameter LoanMost = Yuan("HumanityHome.LoanMostYuan", 50_000, "生计金每户借款最高金额", "Largest loan of a household");

    public static IReadOnlyList<Parameter> All { get; } = [ReviewMonths, RoomSquareMetres, AdultManikins, InfantManikins, AedTrainers, TraumaKits, Instructors, CarerHours, LoanLeast, LoanMost];

    private static Parameter Yuan(string key, decimal value, string zh, string en) =>
        new(key, ParameterKind.Yuan, value) { Zh = zh, En = en, Unit = "元", Basis = "2025 年一个项目的做法，待确认", Rule = "ORG-02", Sure = false, Least = 0.01m, Most = 9_999_999_999.99m };
}
