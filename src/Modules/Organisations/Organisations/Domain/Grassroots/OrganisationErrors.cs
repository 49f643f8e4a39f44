using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>Why a decision about an organisation is refused.</summary>
internal static class OrganisationErrors
{
    public static readonly Error NotFound = Error.NotFound("organisation.not_found", "没有这个基层组织；请核对编号", "There is no such organisation; check its number");

    public static readonly Error Exists = Error.Conflict("organisation.exists", "这个基层组织已经登记", "This organisation is registered already");

    public static readonly Error NameTaken = Error.Conflict("organisation.name_taken", "已有同名的基层组织；请核对，或换一个名称", "An organisation of this name exists; check, or take another name", "ORG-05");

    public static readonly Error Dissolved = Error.Conflict("organisation.dissolved", "这个基层组织已注销", "This organisation is dissolved", "ORG-10");

    public static readonly Error ParentNotFound = Error.Invalid("organisation.parent_not_found", "没有这个上级组织；请核对编号（parent）", "There is no such organisation above; check its number (parent)", "ORG-05", "parent");

    public static readonly Error ParentDissolved = Error.Invalid("organisation.parent_dissolved", "上级组织已注销", "The organisation above is dissolved", "ORG-05", "parent");

    public static readonly Error ParentBelow = Error.Invalid("organisation.parent_below", "不能隶属于自己或自己以下的组织（parent）", "It cannot come under itself or what is below it (parent)", "ORG-05", "parent");

    public static readonly Error ChangedSinceProposed = new(ErrorKind.Stale, "organisation.changed_since_proposed", "提出以后，这一部分已有变动；请退回，由提出人按现状重新提出", "This part was changed since it was proposed; return it, and have it proposed anew", "ORG-05");

    public static readonly Error NothingProposed = Error.Invalid("organisation.nothing_proposed", "没有写明要改什么", "Nothing is proposed", "ORG-05");

    public static readonly Error NothingChanged = Error.Conflict("organisation.nothing_changed", "内容与现在的相同，没有要修改的", "Nothing differs from what is there", "ORG-05");

    public static readonly Error NotStamped = Error.Invalid("organisation.application_unstamped", "申请材料须加盖申请单位公章（stamped 为 true）", "The application bears the unit's stamp (stamped is true)", "ORG-07", "stamped");

    public static readonly Error NoLeaders = Error.Invalid("organisation.no_leaders", "成立大会选举产生的负责人尚未登记；请先登记选举（elect）", "Nobody elected is recorded yet; record the election first (elect)", "ORG-08");

    public static readonly Error NotFounded = Error.Conflict("organisation.not_founded", "召开成立大会后才能登记选举", "Elections are recorded from the founding meeting on", "ORG-07");

    public static readonly Error DuesAfterPlaque = Error.Invalid("organisation.dues_after_plaque", "先缴会费，后挂牌：会费缴纳日期不能晚于挂牌日期", "Dues are paid before the plaque hangs", "ORG-07", "duesPaidOn");

    public static readonly Error OnePresident = Error.Invalid("organisation.one_president", "须有且只有一名会长", "There is one president", "ORG-08", "officers");

    public static readonly Error NoContact = Error.Invalid("organisation.no_contact", "须明确具体人员负责红十字业务工作（至少一人的 contact 为 true）", "Somebody is named for Red Cross business (contact is true for at least one)", "ORG-08", "officers");

    public static readonly Error NothingToReplace = Error.Invalid("organisation.nothing_to_replace", "尚未选举过，不能补选", "Nobody was elected yet, so nobody is replaced", "ORG-09", "interim");

    public static readonly Error OwnSuccessor = Error.Invalid("organisation.own_successor", "承继的组织不能是它自己", "An organisation is not its own successor", "ORG-10", "successors");

    public static readonly Error SuccessorNotFound = Error.Invalid("organisation.successor_not_found", "承继的组织不存在或已注销；请核对编号（successors）", "A successor does not exist or is dissolved; check its number (successors)", "ORG-10", "successors");

    public static readonly Error SuccessorsUncalled = Error.Invalid("organisation.successors_uncalled", "只有合并和分立才有承继的组织", "Only mergers and splits have successors", "ORG-10", "successors");

    public static readonly Error EvidenceNotFound = Error.NotFound("organisation.evidence_not_found", "没有这份材料，或它已撤回", "There is no such evidence, or it is withdrawn");

    public static Error PlaceMisfit(string zh, string en) => Error.Invalid("organisation.division_misfit", zh, en, "ORG-05", "division");

    public static Error WrongStep(OrganisationStatus status) => Error.Conflict("organisation.wrong_step",
        $"现为“{StatusWords.Zh(status)}”，不能进行这一步；顺序为：培育 → 申请 → 批复同意筹建 → 召开成立大会 → 批准成立 → 挂牌运行", $"It is {StatusWords.En(status)}; this step is not the next", "ORG-07");

    public static Error DuesLate(DateOnly paid, DateOnly due) => Error.Invalid("organisation.dues_late",
        $"会费应于 {due:yyyy-MM-dd} 前缴纳，现为 {paid:yyyy-MM-dd}；请填写逾期原因（lateReason）", $"The dues were due on {due:yyyy-MM-dd} and paid on {paid:yyyy-MM-dd}; say why (lateReason)", "ORG-07", "lateReason");

    public static Error CouncilSize(int council, int members, int least, int most, int small) => Error.Invalid("organisation.council_size",
        $"理事会 {council} 人（会员 {members} 名）；应为 {least}–{most} 人，会员不超过 {small} 名的可只选会长等负责人", $"A council of {council} with {members} members; it has {least} to {most}, fewer only up to {small} members", "ORG-08", "officers");

    public static Error TermLength(int years, int least, int most) => Error.Invalid("organisation.term_length",
        $"任期 {years} 年；应为 {(least == most ? $"{least}" : $"{least}–{most}")} 年", $"A term of {years} years; it has {least} to {most}", "ORG-09", "termYears");

    public static Error TermIsOver(DateOnly to) => Error.Conflict("organisation.term_over", $"任期已于 {to:yyyy-MM-dd} 届满；请先换届（elect）", $"The term ended on {to:yyyy-MM-dd}; hold an election first (elect)", "ORG-09");

    public static Error StillActive(DateOnly last, int months) => Error.Invalid("organisation.still_active",
        $"最近的活动（或成立）在 {last:yyyy-MM-dd}，不满 {months} 个月没有活动", $"It was active on {last:yyyy-MM-dd}; {months} months have not passed", "ORG-10", "reason");

    public static Error SuccessorsMissing(string zh, string en) => Error.Invalid("organisation.successors_missing", $"{zh}（successors）", $"{en} (successors)", "ORG-10", "successors");

    public static Error MembersLeft(int members) => Error.Invalid("organisation.members_left", $"还有 {members} 名会员没有转出；请先办理转会", $"{members} members are not transferred; transfer them first", "ORG-10", "untransferredMembers");

    public static Error BalanceLeft(decimal balance) => Error.Invalid("organisation.balance_left", $"账面余额为 {balance} 元，应为 0；请先结清", $"The ledger's balance is {balance}, not 0; settle it first", "ORG-10", "balance");

    public static Error Unsettled(string field, string zh, string en) => Error.Invalid("organisation.unsettled", $"{zh}（{field}）", $"{en} ({field})", "ORG-10", field);
}
