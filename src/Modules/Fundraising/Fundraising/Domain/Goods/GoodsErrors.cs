using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Goods;

/// <summary>Why goods are not accepted, counted or handed over.</summary>
internal static class GoodsErrors
{
    public static readonly Error WithMoney = Error.Invalid("goods.with_money",
        "钱和物资须分两笔登记：有 goods 时不填 amount 和 parts", "Money and goods are two gifts: with goods leave amount and parts out", "FUN-06", "goods");

    public static readonly Error NotGoods = Error.Conflict("goods.none", "这笔捐赠不是实物捐赠", "This is no gift of goods", "FUN-06");

    public static readonly Error NotMoney = Error.Conflict("goods.not_money",
        "实物捐赠不能退款、作废或转移；登记有误的在清点时更正数量（可为 0）", "A gift of goods is not refunded, voided or moved; what was recorded wrongly is corrected at the count (down to 0)", "FUN-06");

    public static readonly Error SamePerson = Error.Forbidden("goods.same_person", "清点须由登记人以外的另一人确认", "Somebody else than who recorded the goods counts them", "FUN-06");

    public static readonly Error Counted = Error.Conflict("goods.counted", "这笔实物捐赠已清点", "These goods are counted already", "FUN-06");

    public static readonly Error NotCounted = Error.Conflict("goods.not_counted", "实物须经第二人清点后才能移交", "Goods are handed over only after a second person counted them", "FUN-06");

    public static readonly Error AwaitsReview = Error.Conflict("goods.awaits_review", "境外捐赠的物资须审查通过后才能移交", "Goods from overseas are handed over only after their review", "FUN-06");

    public static readonly Error NothingToHandOver = Error.Invalid("goods.nothing_handed_over", "请填写移交的物资和数量（goods）", "Name the goods and quantities to hand over (goods)", "FUN-06", "goods");

    public static Error Missing(string field, string zh) => Error.Invalid("goods.field_missing", $"请填写{zh}（{field}）", $"{field} is required", "FUN-06", field);

    public static Error QuantityInvalid(string field, decimal told, bool orNone) => Error.Invalid("goods.quantity_invalid",
        $"数量{(orNone ? "不能为负" : "须大于 0")}，最多三位小数，不超过 {Quantity.Largest}，现为 {told}（{field}）", $"{field}: a quantity is {(orNone ? "not below" : "above")} 0, has at most three decimals and is not above {Quantity.Largest}; not {told}", "FUN-06", field);

    public static Error TooMany(int count, int most) => Error.Invalid("goods.too_many",
        $"一笔实物捐赠最多 {most} 项，现为 {count} 项；请分笔登记", $"A gift holds at most {most} lines of goods, not {count}; record several gifts", "FUN-06", "goods");

    public static Error ValueNeedsProof(string field) => Error.Invalid("goods.value_needs_proof",
        $"公允价值须有凭据（发票、报关单、评估报告等，填写 {field}）；没有凭据的不填价值，也不能开具票据金额", $"A fair value needs its proof (invoice, customs form, appraisal: {field}); without one leave the value out, and no receipt tells an amount", "FUN-06", field);

    public static Error ExpiryMissing(string field) => Error.Invalid("goods.expiry_missing", $"食品和药品须填写有效期截止日期（{field}）", $"Food and medicine need the day on which they expire ({field})", "FUN-06", field);

    public static Error Expired(string field, DateOnly day) => Error.Invalid("goods.expired",
        $"已过有效期（{day:yyyy-MM-dd}），不得接收或发放（{field}）", $"It expired on {day:yyyy-MM-dd} and is neither accepted nor handed out ({field})", "FUN-06", field);

    public static Error ExpiresSoon(string field, DateOnly day, DateOnly needed, int months) => Error.Invalid("goods.expires_soon",
        $"食品和药品距有效期截止应不少于 {months} 个月（{needed:yyyy-MM-dd} 或以后），现为 {day:yyyy-MM-dd}；仍须接收的请说明理由（{field}）", $"Food and medicine should have {months} months to go (until {needed:yyyy-MM-dd} or later), not {day:yyyy-MM-dd}; say why it is taken all the same ({field})", "FUN-06", field);

    public static Error LineUnknown(string field, int? line) => Error.Invalid("goods.line_unknown", $"没有第 {line} 项，或重复填写（{field}）", $"There is no line {line}, or it is named twice ({field})", "FUN-06", field);

    public static Error LinesMissing(string lines) => Error.Invalid("goods.lines_missing", $"每一项都要清点，缺：{lines}（goods）", $"Every line is counted; missing: {lines} (goods)", "FUN-06", "goods");

    public static Error CountDiffers(string zh, string en) => Error.Invalid("goods.count_differs",
        $"清点与登记不一致：{zh}；请复核，确认以清点为准的在备注（remark）中说明", $"The count differs from the record: {en}; count again, and if it is right say why (remark)", "FUN-06", "remark");

    public static Error ExceedsStock(string field, GoodsItem item, Quantity asked, Quantity left) => Error.Invalid("goods.exceeds_stock",
        $"{item.Item} 只剩 {left} {item.Unit}，不能移交 {asked} {item.Unit}（超出 {asked - left}）", $"Of {item.Item} only {left} {item.Unit} is there, not {asked} (exceeds by {asked - left})", "FUN-06", field);

    public static Error BeforeCount(DateOnly day, DateOnly counted) => Error.Invalid("goods.before_count",
        $"移交日期 {day:yyyy-MM-dd} 早于清点日期 {counted:yyyy-MM-dd}", $"The day {day:yyyy-MM-dd} is before the count on {counted:yyyy-MM-dd}", "FUN-06", "on");
}
