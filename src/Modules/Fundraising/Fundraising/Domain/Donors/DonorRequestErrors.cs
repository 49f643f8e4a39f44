using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Donors;

/// <summary>Why a step of a donor's request is refused, or a question about donors.</summary>
internal static class DonorRequestErrors
{
    public static readonly Error NotFound = Error.NotFound("donor_request.not_found", "没有这个捐赠人申请；请核对编号", "There is no such request of a donor; check its number");

    public static readonly Error Exists = Error.Conflict("donor_request.exists", "这个捐赠人申请已经登记", "This request is registered already");

    public static readonly Error AnsweredAlready = Error.Conflict("donor_request.answered", "这个申请已经答复", "This request is answered already", "FUN-09");

    public static readonly Error CheckedAlready = Error.Conflict("donor_request.identity_checked", "这个申请已核对过申请人身份", "The identity of who asks has been checked already", "FUN-09");

    public static readonly Error IdentityUnchecked = Error.Conflict("donor_request.identity_unchecked",
        "尚未核对申请人身份；请先登记核对方式（check-identity），再出具材料或答复", "The identity of who asks is not checked; record how it was checked (check-identity) before papers or an answer go out", "FUN-09");

    public static readonly Error SearchEmpty = Error.Invalid("donor.search_empty",
        "请填写姓名、电话、身份证号码、统一社会信用代码中的至少一项", "Give a name, a phone, an identity number or a credit code", "FUN-09");

    public static readonly Error TooManyGifts = Error.Invalid("donor_request.too_many_gifts",
        $"一个申请最多列 {DonorRequest.MostGifts} 笔捐赠；请分开登记", $"One request names at most {DonorRequest.MostGifts} gifts; register several", "FUN-09", "gifts");

    public static Error GiftUnknown(int index) => Error.Invalid("donor_request.gift_unknown",
        $"第 {index + 1} 项没有对应的捐赠；请核对编号", $"There is no gift of that number: item {index + 1}; check it", "FUN-09", $"gifts[{index}]");

    public static Error Missing(string field, string zh) => Error.Invalid("donor_request.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-09", field);

    public static Error AnsweredBeforeReceived(DateOnly on, DateOnly received) => Error.Invalid("donor_request.answered_before_received",
        $"答复日期 {on:yyyy-MM-dd} 早于收到日期 {received:yyyy-MM-dd}", $"It cannot have been answered on {on:yyyy-MM-dd}, before it was received on {received:yyyy-MM-dd}", "FUN-09", "answeredOn");
}
