using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>The figures that the rules of fundraising leave to be set, as they hold on one day (K-08).</summary>
internal readonly record struct FundraisingParameters(ParameterValues Values)
{
    private const decimal LongestPeriod = 365;

    public static readonly Parameter FilingDaysBeforeStart = new("Fundraising.FilingDaysBefore", ParameterKind.WholeNumber, 10)
    {
        Zh = "公开募捐至少在活动开始前多少日备案",
        En = "A public campaign is filed at least so many days before its start",
        Unit = "日",
        Basis = "《慈善组织公开募捐管理办法》（民政部令第74号）第十一条",
        Rule = "FUN-03",
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter EmergencyFilingDaysAfterStart = new("Fundraising.EmergencyFilingDaysAfter", ParameterKind.WholeNumber, 10)
    {
        Zh = "应急募捐在活动开始后多少日内补办备案",
        En = "An emergency campaign is filed within so many days after its start",
        Unit = "日",
        Basis = "《慈善法》第七十三条",
        Rule = "FUN-03",
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter LargeDonationYuan = new("Fundraising.LargeDonationYuan", ParameterKind.Yuan, 1_000_000)
    {
        Zh = "单笔捐赠达到多少元须有书面捐赠函",
        En = "From this amount a gift needs a written letter",
        Unit = "元",
        Basis = "中红字〔2020〕23号的通行做法",
        Rule = "FUN-06",
        Least = 0.01m,
        Most = 9_999_999_999.99m,
    };

    public static readonly Parameter LargeSpendYuan = new("Decision.LargeSpendYuan", ParameterKind.Yuan, 30_000)
    {
        Zh = "单笔支出达到多少元属大额资金使用，须经集体决策",
        En = "From this amount a payment needs a collective decision",
        Unit = "元",
        Basis = "“三重一大”集体决策制度；金额为本平台暂定",
        Rule = "DEC-01",
        Sure = false,
        Least = 0.01m,
        Most = 9_999_999_999.99m,
    };

    public static readonly Parameter MostEarmarks = new("Fundraising.EarmarksPerCampaign", ParameterKind.WholeNumber, 200)
    {
        Zh = "一个活动最多设多少个定向用途",
        En = "So many purposes may donors name within one campaign",
        Unit = "个",
        Basis = "本平台自定",
        Rule = "FUN-20",
        Least = 1,
        Most = 1000,
    };

    public static readonly Parameter YearsOfVouchers = new("Fundraising.VoucherYears", ParameterKind.WholeNumber, 30)
    {
        Zh = "会计凭证（及其上的姓名）自所属年度终了后保管多少年",
        En = "Accounting vouchers, and the names on them, are kept so many years after the year they belong to",
        Unit = "年",
        Basis = "《会计档案管理办法》（财政部、国家档案局令第79号）",
        Rule = "SEC-05",
        Least = 1,
        Most = 100,
    };

    public static IReadOnlyList<Parameter> All { get; } = [FilingDaysBeforeStart, EmergencyFilingDaysAfterStart, LargeDonationYuan, LargeSpendYuan, MostEarmarks, YearsOfVouchers];

    /// <summary>From this amount a gift needs a written letter (FUN-06).</summary>
    public Money LargeDonation => Values.Amount(LargeDonationYuan);

    /// <summary>From this amount a payment needs a collective decision's number (DEC-01).</summary>
    public Money LargeSpend => Values.Amount(LargeSpendYuan);

    /// <summary>A public campaign is filed at least so many days before its start (FUN-03).</summary>
    public int FilingDaysBefore => Values.Whole(FilingDaysBeforeStart);

    /// <summary>An emergency campaign may be filed until so many days after its start (FUN-03).</summary>
    public int EmergencyFilingDaysAfter => Values.Whole(EmergencyFilingDaysAfterStart);

    /// <summary>Accounting vouchers, and the names on them, are kept so many years after the year they belong to (SEC-05).</summary>
    public int VoucherYears => Values.Whole(YearsOfVouchers);

    /// <summary>How many purposes donors may name within one campaign (FUN-20): bounds its state.</summary>
    public int EarmarksPerCampaign => Values.Whole(MostEarmarks);
}

/// <summary>The rulebook in the words of fundraising.</summary>
internal static class FundraisingRules
{
    public static FundraisingParameters FundraisingOn(this Rulebook rules, DateOnly day) => new(rules.On(day));
}
