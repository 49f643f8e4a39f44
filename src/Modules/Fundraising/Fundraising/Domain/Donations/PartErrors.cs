using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>Why the list of a collective gift is refused.</summary>
internal static class PartErrors
{
    public static readonly Error NeedsUnit = Error.Invalid("parts.needs_unit",
        "集体捐赠由单位（学校、机关、企业等）统一转入，捐赠人类别须为 organisation；请先更正捐赠人", "A collective gift is transferred by a unit: the donor's kind must be organisation; correct the donor first", "FUN-13", "donor.kind");

    public static readonly Error Missing = Error.Invalid("parts.missing", "请列出集体捐赠的名单（parts）", "List the parts of the collective gift (parts)", "FUN-13", "parts");

    public static readonly Error NamedAlready = Error.Conflict("parts.named_already", "这笔捐赠已有名单；名单只登记一次", "This gift has its list already; a list is entered once", "FUN-13");

    public static readonly Error Voided = Error.Conflict("parts.gift_voided", "这笔捐赠已作废，不能登记名单", "This gift is voided; it gets no list", "FUN-13");

    public static readonly Error KeepsUnit = Error.Invalid("parts.keeps_unit",
        "这笔捐赠已登记集体捐赠名单，捐赠人须仍为单位", "This gift has a list of parts: its donor stays a unit", "FUN-13", "donor.kind");

    public static Error NameMissing(string field) => Error.Invalid("parts.name_missing",
        $"请填写姓名（{field}）；不留名的请把公示方式设为 anonymous", $"{field} is required, unless the part is shown as anonymous", "FUN-13", field);

    public static Error TooMany(int count, int most) => Error.Invalid("parts.too_many",
        $"名单有 {count} 人，一笔集体捐赠最多 {most} 人；请按班级或部门分笔登记", $"The list has {count} parts, and a collective gift at most {most}; record it as several gifts", "FUN-13", "parts");

    public static Error SumDiffers(Money sum, Money whole) => Error.Invalid("parts.sum_differs",
        $"名单合计 {sum}，与捐赠金额 {whole} 相差 {Apart(sum, whole)}（{(sum < whole ? "少" : "多")}）；请核对名单", $"The parts sum to {sum}, which is {Apart(sum, whole)} {(sum < whole ? "less" : "more")} than the gift of {whole}; check the list", "FUN-13", "parts");

    private static Money Apart(Money a, Money b) => a > b ? a - b : b - a;
}
