using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Why a request for erasure is refused (SEC-03).</summary>
public static class ErasureErrors
{
    public static readonly Error IdentityUnproved = Error.Invalid("erasure.identity_unproved",
        "须先核实请求人身份，再确认 identityChecked 为 true", "Check who asks first, then say so (identityChecked: true)", "SEC-03", "identityChecked");

    public static readonly Error KindsMissing = Error.Invalid("erasure.kinds_missing",
        "请填写要删除的种类（kinds）：name、contact、identity、message", "Name the kinds to erase: name, contact, identity, message", "SEC-03", "kinds");

    public static readonly Error ReasonMissing = Error.Invalid("erasure.reason_missing", "请填写删除理由（reason）", "A reason is required", "SEC-03", "reason");

    public static readonly Error SubjectUnknown = Error.NotFound("erasure.subject_unknown",
        "没有记录涉及此标识或编号；请核对后再试，没有删除任何信息", "No record is about this id or number; check it. Nothing was erased");

    public static readonly Error Incomplete = new(ErrorKind.Unavailable, "erasure.incomplete",
        "已从日志中删除，但列表数据尚未清除完毕；请稍后用同一个 Idempotency-Key 重发", "Erased from the journal, but not from all lists yet; repeat with the same Idempotency-Key");

    public static Error InFuture(DateOnly day) => Error.Invalid("erasure.requested_in_future",
        $"requestedOn：{day:yyyy-MM-dd} 在将来；请填写提出请求的日期", $"requestedOn: {day:yyyy-MM-dd} is in the future; give the day of the request", "SEC-03", "requestedOn");
}
