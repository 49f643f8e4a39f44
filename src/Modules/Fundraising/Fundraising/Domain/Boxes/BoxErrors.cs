using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Boxes;

/// <summary>Why a step of a collection box is refused.</summary>
internal static class BoxErrors
{
    public static readonly Error NotFound = Error.NotFound("box.not_found", "没有这个募捐箱；请核对编号", "There is no such collection box; check its number");

    public static readonly Error Exists = Error.Conflict("box.exists", "这个编号的募捐箱已经登记", "A collection box of this number is registered already");

    public static readonly Error FilingMissing = Error.Invalid("box.filing_missing",
        "县外设置募捐箱，须向当地民政部门备案；请填写备案编号（filingNumber）", "A box outside the county needs the filing number of that place's civil-affairs department (filingNumber)", "FUN-04", "filingNumber");

    public static readonly Error CampaignTargeted = Error.Invalid("box.campaign_targeted",
        "定向募捐不得在公共场所设置募捐箱", "A targeted campaign has no public channel, and so no collection boxes", "FUN-04", "campaign");

    public static readonly Error NotReady = Error.Conflict("box.not_ready", "这个募捐箱不在库待用：已发出，或已收回待清点", "This box is not ready: it is out, or in and not counted", "FUN-04");

    public static readonly Error NotOut = Error.Conflict("box.not_out", "这个募捐箱没有发出，不能收回", "This box is not out", "FUN-04");

    public static readonly Error NotIn = Error.Conflict("box.not_in", "募捐箱收回后才能清点", "A box is counted only after it was taken in", "FUN-04");

    public static readonly Error Retired = Error.Conflict("box.retired", "这个募捐箱已停用", "This box is retired", "FUN-04");

    public static readonly Error SamePerson = Error.Forbidden("box.same_person", "清点须由两个人共同进行；请填写另一位清点人", "Two different people count a box; name the other one", "FUN-04");

    public static Error Missing(string field, string zh) => Error.Invalid("box.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-04", field);

    public static Error SealDiffers(string expected, string seen) => Error.Invalid("box.seal_differs",
        $"封签号 {seen} 与发出时的 {expected} 不一致；请在备注（remark）中说明原因", $"The seal is {seen} and not {expected} as at the hand-out; say why (remark)", "FUN-04", "remark");

    public static Error BeforeLastStep(string field, DateOnly day, DateOnly last) => Error.Invalid("box.day_before_last_step",
        $"日期 {day:yyyy-MM-dd} 早于上一步的 {last:yyyy-MM-dd}", $"The day {day:yyyy-MM-dd} is before the step before it, {last:yyyy-MM-dd}", "FUN-04", field);
}
