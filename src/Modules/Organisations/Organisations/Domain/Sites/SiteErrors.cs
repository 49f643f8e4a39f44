using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>Why a decision about a site is refused.</summary>
internal static class SiteErrors
{
    public static readonly Error NotFound = Error.NotFound("site.not_found", "没有这个阵地；请核对编号", "There is no such site; check its number");

    public static readonly Error Exists = Error.Conflict("site.exists", "这个阵地已经登记", "This site is registered already");

    public static readonly Error PlaceTaken = Error.Conflict("site.place_taken", "这个地址已登记了同类的阵地；同一地址可以登记不同类别的", "A site of this kind is registered at this address; other kinds may be there too", "ORG-01");

    public static readonly Error OrganisationNotFound = Error.Invalid("site.organisation_not_found", "所属基层组织不存在或已注销；请核对编号（organisation）", "The organisation does not exist or is dissolved; check its number (organisation)", "ORG-01", "organisation");

    public static readonly Error Closed = Error.Conflict("site.closed", "这个阵地已停用", "This site is closed", "ORG-01");

    public static readonly Error HardwareWithoutVca = Error.Invalid("site.hardware_without_vca", "硬件工程应以 VCA 评估为依据；请填写评估编号（vcaReference）", "Works rest on a VCA; give its number (vcaReference)", "ORG-02", "content.hardware");

    public static readonly Error FindingNotOpen = Error.NotFound("site.finding_not_open", "没有这个问题，或它已整改", "There is no such finding, or it is closed");

    public static readonly Error NoFund = Error.Conflict("site.no_fund", "只有博爱家园设生计金", "Only a 博爱家园 has a revolving fund", "ORG-02");

    public static readonly Error HouseholdOwes = Error.Conflict("site.household_owes", "该户还有未还清的借款；一户同时只能有一笔", "This household has an open loan; one at a time", "ORG-02");

    public static readonly Error LoanNotOpen = Error.NotFound("site.loan_not_open", "没有这笔借款，或它已还清", "There is no such loan, or it is repaid");

    public static Error WrongStep(SiteStatus status) => Error.Conflict("site.wrong_step", $"现为“{SiteNames.Zh(status)}”，不能进行这一步", $"It is {status}; this step does not follow", "ORG-01");

    public static Error Lacking(string rule, string zh, string en) => Error.Invalid("site.requirement_missing", $"不符合运行条件：{zh}", $"It may not run: {en}", rule, "content");

    public static Error RequirementsLost(Error lacking) => Error.Conflict("site.requirements_lost", $"{lacking.Zh}；请把它列为问题（findings）", $"{lacking.En}; write it down as a finding (findings)", lacking.Rule);

    public static Error DrillBeforePlan(DateOnly drill, DateOnly plan) => Error.Invalid("site.drill_before_plan",
        $"演练日期 {drill:yyyy-MM-dd} 早于预案日期 {plan:yyyy-MM-dd}", $"The drill of {drill:yyyy-MM-dd} is before the plan of {plan:yyyy-MM-dd}", "ORG-02", "content.drillOn");

    public static Error FindingsOpen(int count) => Error.Invalid("site.findings_open", $"还有 {count} 个问题没有整改", $"{count} findings are open", "ORG-01");

    public static Error LoansOpen(int count) => Error.Conflict("site.loans_open", $"还有 {count} 笔借款没有还清，不能停用", $"{count} loans are open; it cannot be closed", "ORG-02");

    public static Error LoanSize(Money loan, Money least, Money most) => Error.Invalid("site.loan_size", $"借款 {loan} 应在 {least} 到 {most} 之间", $"A loan of {loan} must lie between {least} and {most}", "ORG-02", "amount");

    public static Error FundExhausted(Money left) => Error.Invalid("site.fund_exhausted", $"借出总额不能超过生计金，现只剩 {left}", $"Loans never exceed the fund; {left} is left", "ORG-02", "amount");

    public static Error FundBelowLoans(Money fund, Money lent) => Error.Invalid("site.fund_below_loans", $"生计金 {fund} 低于已借出的 {lent}", $"A fund of {fund} is below what is lent, {lent}", "ORG-02", "amount");

    public static Error MoreThanOwed(Money owed) => Error.Invalid("site.more_than_owed", $"还款超过所欠的 {owed}", $"More than the {owed} that is owed", "ORG-02", "amount");
}
