using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Naming;

/// <summary>Why a decision about a named institution is refused (ORG-12).</summary>
internal static class NamingErrors
{
    private const string Rule = NamedInstitution.Rule;

    public static readonly Error NotFound = Error.NotFound("naming.not_found", "没有这个冠名医疗机构；请核对编号", "There is no such named institution; check its number");

    public static readonly Error Exists = Error.Conflict("naming.exists", "这项冠名已经登记", "This naming is registered already");

    public static readonly Error NameTaken = Error.Conflict("naming.name_taken", "已有机构申请或使用这个冠名名称", "An institution bears, or has applied for, this name", Rule);

    public static readonly Error Over = Error.Conflict("naming.over", "这项冠名已不予批准或已撤销；再次冠名请重新申请", "This naming was refused or withdrawn; apply anew", Rule);

    public static readonly Error ForProfit = Fault("naming.for_profit", "冠名的医疗机构须为非营利性", "A named institution is non-profit", "conditions.nonProfit");

    public static readonly Error NotAMember = Fault("naming.not_a_member", "冠名的医疗机构须为红十字会团体会员", "A named institution is a group member of the Red Cross", "conditions.groupMember");

    public static readonly Error NotFounded = Fault("naming.not_founded", "只有红十字会举办的医疗机构可冠名“红十字会”；其他的冠名“红十字”", "Only what the Red Cross founded and runs bears 红十字会; others bear 红十字", "conditions.foundedByRedCross");

    public static readonly Error NameMisfit = Fault("naming.name_misfit", "冠名名称与冠名方式不符：红十字会举办的写“红十字会”，其他的只写“红十字”", "The name does not fit its form: 红十字会 for what the Red Cross runs, 红十字 for others", "proposedName");

    public static Error WrongStep(NamingStatus status) => Error.Conflict("naming.wrong_step", $"现为“{NamingWords.Zh(status)}”，不能进行这一步", $"It is {status}; this step does not follow", Rule);

    public static Error LicenceExpired(DateOnly until) => Fault("naming.licence_expired", $"医疗机构执业许可证已于 {until:yyyy-MM-dd} 到期", $"The licence ended on {until:yyyy-MM-dd}", "conditions.licenceUntil");

    public static Error LevelTooLow(NamingLevel naming, MedicalLevel has)
    {
        var least = NamingConditions.LeastFor(naming);
        return Fault("naming.level_too_low", $"{NamingWords.Zh(naming)}冠名须{NamingWords.Zh(least)}以上医院，现为{NamingWords.Zh(has)}", $"The name of this society asks for {least} or above, not {has}", "conditions.level");
    }

    public static Error Penalised(DateOnly on, int years) => Fault("naming.penalised",
        $"{on:yyyy-MM-dd} 受过卫生行政部门的处罚，未满 {years} 年", $"It was penalised by the health authority on {on:yyyy-MM-dd}, less than {years} years ago", "conditions.lastPenaltyOn");

    private static Error Fault(string code, string zh, string en, string field) => Error.Invalid(code, zh, en, Rule, field);
}
