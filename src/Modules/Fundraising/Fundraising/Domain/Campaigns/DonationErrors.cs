using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Why a gift is refused.</summary>
internal static class DonationErrors
{
    public static readonly Error NotFound = Error.NotFound("donation.not_found", "没有这笔捐赠；请核对编号", "There is no such gift; check its number");

    public static readonly Error GivenAfterReceived = Error.Invalid("donation.given_after_received", "捐出日期晚于到账日期；请核对 givenAt 与 receivedAt", "It was given after it was received; check givenAt and receivedAt", "FUN-06", "givenAt");

    public static readonly Error AnonymousHasNoName = Error.Invalid("donation.anonymous_has_name", "匿名捐赠不登记姓名，公示方式只能是 anonymous；若捐赠人留名只是不愿公开，请选 individual 并设 publicity=anonymous", "An anonymous gift holds no name and is shown as anonymous; if the donor told his name but wants it hidden, choose individual and publicity=anonymous", "TRA-03", "donor.kind");

    public static readonly Error IdNumberOfIndividuals = Error.Invalid("donation.id_number_of_individuals", "只有个人捐赠人有身份证号码", "Only individuals have an identity number", field: "donor.idNumber");

    public static readonly Error CreditCodeOfOrganisations = Error.Invalid("donation.credit_code_of_organisations", "只有单位捐赠人有统一社会信用代码", "Only organisations have a credit code", field: "donor.creditCode");

    public static readonly Error NothingCorrected = Error.Invalid("donation.nothing_corrected", "没有要更正的内容；请填写 donor、givenAt、receivedAt 或 message 中要更正的项", "Nothing to correct: fill in what is to be corrected of donor, givenAt, receivedAt or message", "FUN-14");

    public static readonly Error Restricted = Error.Conflict("donation.restricted", "捐赠人已请求删除个人信息：依法保留的姓名限制使用，不再显示明文", "The donor asked for erasure: what a law keeps of his data is restricted and not shown in full any more", "SEC-03");

    public static readonly Error PublicityUnchanged = Error.Conflict("donation.publicity_unchanged", "公示方式本来就是这样，无须修改", "The gift is shown like that already", "TRA-03");

    public static readonly Error NotAwaitingReview = Error.Conflict("donation.not_awaiting_review", "这笔捐赠不需要审查，或已审查通过", "This gift needs no review, or has passed it", "FUN-06");

    public static readonly Error LetterNotOwed = Error.Conflict("donation.letter_not_owed", "这笔捐赠不缺捐赠函", "No letter is missing for this gift", "FUN-06");

    public static readonly Error RowChanged = Error.Conflict("import.row_changed", "同一名单同一序号的内容与已导入的不同；请核对原名单，确需更正请在捐赠记录上更正", "This list's row of this number was imported with other content; check the list, and correct the gift itself if it was wrong", "FUN-06") with { Field = "number" };

    public static readonly Error InterestedBeneficiary = Error.Invalid("donation.interested_beneficiary",
        "捐赠人不得指定自己的利害关系人（近亲属、员工、投资人等）为受益人；请改为由红十字会确定受益人，或不作公益捐赠", "A donor may not name an interested party (relative, employee, owner and the like) as beneficiary; let the society choose, or do not give in public welfare", "FUN-06", "beneficiary.relation");

    public static readonly Error ConditionsUndeclared = Error.Invalid("donation.conditions_undeclared",
        "接受附条件的捐赠须声明（conditionsLawful=true）：所附条件不违反法律和社会公德，不宣传烟草制品等法律禁止宣传的产品和事项", "A gift with conditions needs the statement conditionsLawful=true: they are lawful and decent, and publicise no tobacco or anything else that may not be publicised", "FUN-06", "conditionsLawful");

    public static Error Missing(string field, string zh) => Error.Invalid("donation.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-06", field);

    public static Error LetterRequired(Money from) => Error.Invalid("donation.letter_required",
        $"{(from.InYuan % 10_000 == 0 ? $"{from.InYuan / 10_000:0}万" : from.InYuan.ToString("N2", System.Globalization.CultureInfo.InvariantCulture))}元以上大额捐赠应提供书面捐赠函（letterReference）", $"A gift of {from} or more needs a written letter (letterReference)", "FUN-06", "letterReference");

    public static Error ReceivedInFuture(DateTimeOffset at) => Error.Invalid("donation.received_in_future",
        $"到账时间 {ChinaTime.ClockAt(at):yyyy-MM-dd HH:mm} 在将来；只登记已经到账的捐赠", "The money has not been received yet; record it when it has", "FUN-06", "receivedAt");

    public static Error ReceivedAfterEnd(DateOnly received, DateOnly end) => Error.Invalid("donation.received_after_end",
        $"到账日期 {received:yyyy-MM-dd} 晚于活动结束日期 {end:yyyy-MM-dd}；请记入日常受赠或其他活动", $"It was received on {received:yyyy-MM-dd}, after the campaign's last day {end:yyyy-MM-dd}; record it to the general fund", "FUN-02", "receivedAt");

    public static Error PaymentRecorded(string number) => Error.Conflict("donation.payment_recorded",
        $"这笔付款（同一渠道与交易单号）已登记为捐赠 {number}", $"This payment (same channel and transaction number) is recorded already as gift {number}", "FUN-06");

    public static Error TooManyEarmarks(int most) => Error.Invalid("donation.too_many_earmarks",
        $"一个活动最多设 {most} 个定向用途；请使用已有的用途名称", $"A campaign has at most {most} earmarks; use one that exists", "FUN-20", "earmark");
}
