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

    public static readonly Parameter DaysOfSum = new("Decision.SumDays", ParameterKind.WholeNumber, 30)
    {
        Zh = "多少日内同一收款人、同一用途的支出合计计算，防止化整为零",
        En = "Payments to one payee for one purpose within so many days are summed",
        Unit = "日",
        Basis = "“三重一大”集体决策制度；天数为本平台暂定",
        Rule = "DEC-01",
        Sure = false,
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter ReviewStep = new("Payment.ReviewStep", ParameterKind.WholeNumber, 0)
    {
        Zh = "拨付是否须经会计审核后审批，且申请、审核、审批、付款由四人分别办理（1 是，0 否）",
        En = "Whether a payment is reviewed before it is approved, by four people in all (1) or not (0)",
        Unit = "（0 或 1）",
        Basis = "不相容职务分离的通行做法；默认为最小形式",
        Rule = "FUN-16",
        Sure = false,
        Least = 0,
        Most = 1,
    };

    public static readonly Parameter PresidentFromYuan = new("Payment.PresidentFromYuan", ParameterKind.Yuan, 10_000)
    {
        Zh = "拨付达到多少元由会长审批，以下由分管副会长审批",
        En = "From this amount the president approves a payment, below it the vice-president in charge",
        Unit = "元",
        Basis = "本平台暂定",
        Rule = "FUN-16",
        Sure = false,
        Least = 0.01m,
        Most = 9_999_999_999.99m,
    };

    public static readonly Parameter MostParts = new("Fundraising.PartsPerGift", ParameterKind.WholeNumber, 2000)
    {
        Zh = "一笔集体捐赠的名单最多多少人",
        En = "So many people may stand in the list of one collective gift",
        Unit = "人",
        Basis = "本平台自定",
        Rule = "FUN-13",
        Least = 1,
        Most = 5000,
    };

    public static readonly Parameter CloseMonthByDay = new("Fundraising.CloseMonthBy", ParameterKind.WholeNumber, 10)
    {
        Zh = "每月结账并公布收支的期限：次月几日前",
        En = "A month of the books is closed and its figures published by this day of the next month",
        Unit = "日",
        Basis = "TRA-02 的通行做法；日期为本平台暂定",
        Rule = "FUN-17",
        Sure = false,
        Least = 1,
        Most = 31,
    };

    public static readonly Parameter DaysOfDonorRequest = new("Fundraising.DonorRequestDays", ParameterKind.WholeNumber, 15)
    {
        Zh = "捐赠人申请查询、复制、更正，在收到后多少个工作日内答复",
        En = "A donor's request is answered within so many working days",
        Unit = "个工作日",
        Basis = "《红十字会法》第二十一条；日数为本平台暂定",
        Rule = "FUN-09",
        Sure = false,
        Least = 1,
        Most = LongestPeriod,
    };

    public static readonly Parameter NamedPurpose = new("Payment.NamesPurpose", ParameterKind.WholeNumber, 0)
    {
        Zh = "动用定向款项的拨付，用途中是否须写明该定向用途（1 是，0 否）",
        En = "Whether a payment from an earmark names it in its purpose (1) or not (0)",
        Unit = "（0 或 1）",
        Basis = "《慈善法》第五十六条；默认为最小形式",
        Rule = "FUN-08",
        Sure = false,
        Least = 0,
        Most = 1,
    };

    public static readonly Parameter DaysOfFeedback = new("Fundraising.FeedbackDays", ParameterKind.WholeNumber, 30)
    {
        Zh = "款项付出后，应在多少日内向捐赠人反馈",
        En = "After a payment its donors are told of it within so many days",
        Unit = "日",
        Basis = "《红十字会法》第二十一条；日数为本平台暂定",
        Rule = "FUN-09",
        Sure = false,
        Least = 1,
        Most = LongestPeriod,
    };

    public static readonly Parameter DaysOfMatch = new("Fundraising.MatchDays", ParameterKind.WholeNumber, 5)
    {
        Zh = "银行流水的支出与账上付款日期相差多少日以内可自动核销",
        En = "A debit of a statement meets a payment of at most so many days before or after",
        Unit = "日",
        Basis = "本平台自定",
        Rule = "FUN-18",
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter DaysOfReceipt = new("Fundraising.ReceiptDays", ParameterKind.WholeNumber, 10)
    {
        Zh = "收到捐赠后多少日内开具公益事业捐赠票据",
        En = "The donation receipt is issued within so many days after the gift was received",
        Unit = "日",
        Basis = "本平台自定；《慈善法》第三十八条要求开具，未定期限",
        Rule = "FUN-07",
        Sure = false,
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter DaysToClaim = new("Fundraising.ClaimDays", ParameterKind.WholeNumber, 10)
    {
        Zh = "待认领的银行流水应在多少日内处理",
        En = "A line of a statement that waits is decided within so many days",
        Unit = "日",
        Basis = "本平台自定",
        Rule = "FUN-18",
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter YearsOfStatements = new("Fundraising.StatementYears", ParameterKind.WholeNumber, 10)
    {
        Zh = "银行对账单（及其上的姓名）自所属年度终了后保管多少年",
        En = "Bank statements, and the names on them, are kept so many years after the year they belong to",
        Unit = "年",
        Basis = "《会计档案管理办法》（财政部、国家档案局令第79号）：银行对账单保管10年",
        Rule = "SEC-05",
        Least = 1,
        Most = 100,
    };

    public static readonly Parameter MonthsOfGoods = new("Fundraising.GoodsMinMonths", ParameterKind.WholeNumber, 6)
    {
        Zh = "接收食品和药品时距有效期截止至少多少个月",
        En = "Food and medicine are accepted with at least so many months to go",
        Unit = "月",
        Basis = "武汉市武昌区红十字会的做法",
        Rule = "FUN-06",
        Sure = false,
        Least = 0,
        Most = 60,
    };

    public static readonly Parameter NoticeDaysOfGoods = new("Fundraising.GoodsNoticeDays", ParameterKind.WholeNumber, 60)
    {
        Zh = "在库物资有效期截止前多少日列入待办",
        En = "Goods in stock become a task so many days before they expire",
        Unit = "日",
        Basis = "本平台暂定",
        Rule = "FUN-06",
        Sure = false,
        Least = 0,
        Most = LongestPeriod,
    };

    public static readonly Parameter MostGoods = new("Fundraising.GoodsPerGift", ParameterKind.WholeNumber, 200)
    {
        Zh = "一笔实物捐赠最多多少项",
        En = "So many lines of goods may one gift hold",
        Unit = "项",
        Basis = "本平台自定",
        Rule = "FUN-06",
        Least = 1,
        Most = 1000,
    };

    public static IReadOnlyList<Parameter> All { get; } =
    [
        FilingDaysBeforeStart, EmergencyFilingDaysAfterStart, LargeDonationYuan, LargeSpendYuan, MostEarmarks, YearsOfVouchers, DaysOfSum, ReviewStep, PresidentFromYuan,
        MostParts, CloseMonthByDay,
        DaysOfDonorRequest, NamedPurpose, DaysOfFeedback,
        DaysOfMatch, DaysToClaim, YearsOfStatements,
        MonthsOfGoods, NoticeDaysOfGoods, MostGoods,
        DaysOfReceipt,
    ];

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

    /// <summary>How many people may stand in the list of one collective gift (FUN-13).</summary>
    public int PartsPerGift => Values.Whole(MostParts);

    /// <summary>A month is closed within so many days after its end (FUN-17).</summary>
    public int CloseMonthBy => Values.Whole(CloseMonthByDay);

    /// <summary>Food and medicine are accepted with at least so many months to go (FUN-06).</summary>
    public int GoodsMinMonths => Values.Whole(MonthsOfGoods);

    /// <summary>Goods in stock become a task so many days before they expire (FUN-06).</summary>
    public int GoodsNoticeDays => Values.Whole(NoticeDaysOfGoods);

    /// <summary>How many lines of goods one gift may hold (FUN-06): bounds an event.</summary>
    public int GoodsPerGift => Values.Whole(MostGoods);

    /// <summary>Payments to one payee for one purpose within so many days are summed (DEC-01).</summary>
    public int SumDays => Values.Whole(DaysOfSum);

    /// <summary>A debit of a statement meets a payment of at most so many days before or after (FUN-18).</summary>
    public int MatchDays => Values.Whole(DaysOfMatch);

    /// <summary>A line of a statement that waits is decided within so many days (FUN-18).</summary>
    public int ClaimDays => Values.Whole(DaysToClaim);

    /// <summary>Bank statements, and the names on them, are kept so many years after the year they belong to (SEC-05).</summary>
    public int StatementYears => Values.Whole(YearsOfStatements);

    /// <summary>Whether a payment is reviewed before it is approved, and no person acts twice (FUN-16).</summary>
    public bool ReviewRequired => Values.Whole(ReviewStep) == 1;

    /// <summary>Whether a payment from an earmark names it in its purpose (FUN-08).</summary>
    public bool PurposeIsNamed => Values.Whole(NamedPurpose) == 1;

    /// <summary>A donor's request is answered within so many working days (FUN-09).</summary>
    public int DonorRequestDays => Values.Whole(DaysOfDonorRequest);

    /// <summary>Who has to approve a payment of this amount (FUN-16, DEC-01).</summary>
    public ApprovalLevel LevelOf(Money amount)
    {
        if (amount >= LargeSpend) return ApprovalLevel.Collective;
        return amount >= Values.Amount(PresidentFromYuan) ? ApprovalLevel.President : ApprovalLevel.VicePresident;
    }
}

/// <summary>The rulebook in the words of fundraising.</summary>
internal static class FundraisingRules
{
    public static FundraisingParameters FundraisingOn(this Rulebook rules, DateOnly day) => new(rules.On(day));
}
