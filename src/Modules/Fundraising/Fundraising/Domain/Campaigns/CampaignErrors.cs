using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Why a step of a campaign is refused.</summary>
internal static class CampaignErrors
{
    public static readonly Error NotFound = Error.NotFound("campaign.not_found", "没有这个募捐活动；请核对编号", "There is no such campaign; check its number");

    public static readonly Error Exists = Error.Conflict("campaign.exists", "这个募捐活动已经存在", "This campaign exists already");

    public static readonly Error KindMissing = Error.Invalid("campaign.kind_missing", "请填写活动类别 kind：public（公开募捐）、targeted（定向募捐）或 general（日常受赠）", "kind is required: public, targeted or general", "FUN-02", "kind");

    public static readonly Error CertificateIncomplete = Error.Invalid("campaign.certificate_incomplete", "公开募捐资格证书须填证号、有效期起止，且止日不早于起日", "A certificate needs its number and its first and last day, in this order", "FUN-01", "certificate");

    public static readonly Error GeneralHasNoEnd = Error.Invalid("campaign.general_has_no_end", "日常受赠是常设资金，没有结束日期；请去掉 endsOn", "The general fund stands for good and has no end day; leave endsOn out", "FUN-12", "endsOn");

    public static readonly Error NotDraft = Error.Conflict("campaign.not_draft", "只有草稿可以直接修改；备案后的方案请用“变更”（change）并附重新备案号", "Only a draft can be edited; change a filed plan with `change` and its re-filing number", "FUN-14");

    public static readonly Error NeedsNoFiling = Error.Conflict("campaign.needs_no_filing", "定向募捐与日常受赠不需要备案，可直接启动", "Targeted campaigns and the general fund need no filing; launch it", "FUN-03");

    public static readonly Error FiledAlready = Error.Conflict("campaign.filed_already", "此活动已备案", "This campaign is filed already", "FUN-03");

    public static readonly Error FilingNumberMissing = Error.Invalid("campaign.filing_number_missing", "请填写慈善中国的备案编号", "The filing number of the national charity register is required", "FUN-03", "filingNumber");

    public static readonly Error FiledOnMissing = Error.Invalid("campaign.filed_on_missing", "请填写备案日期", "The day of filing is required", "FUN-03", "filedOn");

    public static readonly Error NotFiled = Error.Invalid("campaign.not_filed", "公开募捐须先备案才能启动；重大突发事件应急募捐须注明事件名称（incidentName），并在开始后补办备案", "A public campaign must be filed before it is launched; an emergency one needs its incident's name and is filed afterwards", "FUN-03");

    public static readonly Error NoCertificate = Error.Invalid("campaign.certificate_missing", "公开募捐须有公开募捐资格证书", "A public campaign needs a fundraising certificate", "FUN-01", "certificate");

    public static readonly Error NotLaunched = Error.Conflict("campaign.not_launched", "此活动尚未启动，不能收款付款；请先启动", "This campaign is not launched yet; launch it first");

    public static readonly Error Launched = Error.Conflict("campaign.launched", "此活动已经启动过", "This campaign has been launched already");

    public static readonly Error Suspended = Error.Conflict("campaign.suspended", "此活动已暂停，不接受捐赠；恢复后再登记", "This campaign is suspended and takes no gifts; resume it first");

    public static readonly Error NotRunning = Error.Conflict("campaign.not_running", "此活动不在募捐中", "This campaign is not running");

    public static readonly Error NotSuspended = Error.Conflict("campaign.not_suspended", "此活动没有暂停，无须恢复", "This campaign is not suspended");

    public static readonly Error Closed = Error.Conflict("campaign.closed", "此活动已结束，不再接受捐赠；可记入日常受赠", "This campaign is closed and takes no gifts; the general fund does");

    public static readonly Error NotEnded = Error.Conflict("campaign.not_ended", "活动结束后才能结项；请先结束", "A campaign is settled only after its end; end it first");

    public static readonly Error DisbursementsOpen = Error.Conflict("campaign.disbursements_open", "还有未办结的拨付（待审批或待付款）；请先付款、驳回或撤销", "Disbursements are still open; pay, reject or cancel them first");

    public static readonly Error ChangeNeedsFiling = Error.Invalid("campaign.refiling_missing", "备案后的方案变更须重新备案；请填写重新备案编号", "A change of a filed plan needs its re-filing number", "FUN-14", "refilingNumber");

    public static readonly Error FileFirst = Error.Conflict("campaign.file_first", "此活动尚未备案；请先补办备案（file），再办理变更", "This campaign is not filed yet; file it first, then change its plan", "FUN-03");

    public static readonly Error DraftIsEdited = Error.Conflict("campaign.is_draft", "草稿请直接修改（PUT），不需要变更", "Edit a draft with PUT; it needs no change", "FUN-14");

    public static readonly Error KindFixed = Error.Invalid("campaign.kind_fixed", "启动或备案后不能改变活动类别", "The kind of a campaign is fixed once it is filed or launched", "FUN-14", "kind");

    public static readonly Error PartnerIncomplete = Error.Invalid("campaign.partner_incomplete",
        "合作募捐须填写合作方名称、书面协议编号、评估日期和收款账户（partner）", "A partner needs its name, agreement number, day of evaluation and account", "FUN-05", "partner");

    public static readonly Error PartnerAccount = Error.Invalid("campaign.partner_account",
        "合作募捐的全部收入须进入本会账户：合作方收款账户须与方案的银行账户一致", "All income goes to the society's account: the partner's account must be the plan's bank account", "FUN-05", "partner.account");

    public static Error PartnerEvaluatedLate(DateOnly on, DateOnly start) => Error.Invalid("campaign.partner_evaluated_late",
        $"合作方评估日期 {on:yyyy-MM-dd} 晚于活动开始日期 {start:yyyy-MM-dd}；须先评估后合作", $"The partner was evaluated on {on:yyyy-MM-dd}, after the start on {start:yyyy-MM-dd}", "FUN-05", "partner.evaluatedOn");

    public static Error TargetedIsNotPublic(string field) => Error.Invalid("campaign.targeted_not_public",
        $"定向募捐不得采用公开募捐的渠道：互联网平台、公众号推文等（{field}）", $"A targeted campaign uses no public channel such as an online platform ({field})", "FUN-04", field);

    public static Error PlatformNotDesignated(string name) => Error.Invalid("campaign.platform_not_designated",
        $"“{name}”不在民政部指定的互联网公开募捐平台名单中", $"“{name}” is not on the ministry's list of designated platforms", "FUN-04", "onlinePlatforms");

    public static Error PlanIncomplete(IReadOnlyList<(string Field, string Zh)> missing)
    {
        var zh = $"募捐方案缺少：{string.Join("、", missing.Select(m => m.Zh))}";
        var en = $"The plan lacks: {string.Join(", ", missing.Select(m => m.Field))}";
        var each = missing.Select(m => Error.Invalid("campaign.plan_incomplete", zh, en, "FUN-02", m.Field)).ToList();
        return Error.All(each)!;
    }

    public static Error EndsBeforeStart(DateOnly start, DateOnly end) => Error.Invalid("campaign.ends_before_start",
        $"结束日期 {end:yyyy-MM-dd} 早于开始日期 {start:yyyy-MM-dd}", $"The last day {end:yyyy-MM-dd} is before the first {start:yyyy-MM-dd}", "FUN-02", "endsOn");

    public static Error FiledLate(DateOnly latest, int days) => Error.Invalid("campaign.filed_late",
        $"应在活动开始{(days == 10 ? "十" : days)}日前备案（最迟 {latest:yyyy-MM-dd}）", $"It must be filed {days} days before the start (at the latest {latest:yyyy-MM-dd})", "FUN-03", "filedOn");

    public static Error EmergencyFiledLate(DateOnly latest, int days) => Error.Invalid("campaign.filed_late",
        $"应急募捐应在活动开始后{(days == 10 ? "十" : days)}日内补办备案（最迟 {latest:yyyy-MM-dd}）；已经启动而逾期的，请说明原因（lateReason），将记为逾期备案",
        $"An emergency campaign must be filed within {days} days after its start (at the latest {latest:yyyy-MM-dd}); one that runs and is late is recorded as late, with its reason (lateReason)", "FUN-03", "filedOn");

    public static Error FilingNotOverdue(DateOnly latest) => Error.Conflict("campaign.filing_not_overdue",
        $"补办备案的期限是 {latest:yyyy-MM-dd}，尚未届满", $"It may be filed until {latest:yyyy-MM-dd}", "FUN-03");

    public static Error InFuture(string field, DateOnly day) => Error.Invalid("day.in_future",
        $"日期 {day:yyyy-MM-dd} 在将来；请填写已经发生的日期", $"The day {day:yyyy-MM-dd} lies in the future; give the day on which it happened", field: field);

    public static Error BeforeStart(DateOnly start) => Error.Invalid("campaign.before_start",
        $"方案的开始日期是 {start:yyyy-MM-dd}，不能提前启动", $"The plan starts on {start:yyyy-MM-dd}; it cannot be launched earlier", "FUN-03", "on");

    public static Error CertificateDoesNotCover(Certificate certificate, DateOnly start, DateOnly end) => Error.Invalid("campaign.certificate_does_not_cover",
        $"公开募捐资格证书有效期 {certificate.ValidFrom:yyyy-MM-dd} 至 {certificate.ValidTo:yyyy-MM-dd}，未覆盖活动全部日期 {start:yyyy-MM-dd} 至 {end:yyyy-MM-dd}",
        $"The certificate is valid from {certificate.ValidFrom:yyyy-MM-dd} to {certificate.ValidTo:yyyy-MM-dd} and does not cover all days of the campaign", "FUN-01", "certificate");
}
