using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>A column that holds a field; of two for one field the lower rank goes first.</summary>
/// <param name="Scale">Yuan in one unit of an amount column; null where the header does not say.</param>
internal sealed record Column(int Place, ListField Field, int Rank, decimal? Scale, string Header);

/// <summary>The names under which lists show their columns.</summary>
internal static partial class KnownHeaders
{
    private const int ByHint = 100;
    private const string Unitless = "";

    private static readonly Dictionary<ListField, string[]> Names = new()
    {
        [ListField.Number] = ["序号", "编号", "NO", "NO.", "序", "号", "捐赠序号", "捐赠编号", "#"],
        [ListField.GivenOn] = ["捐赠日期", "捐款日期", "捐赠时间", "捐款时间", "到账日期", "到账时间", "到帐日期", "到帐时间", "收款日期", "日期", "时间", "交易日期", "交易时间", "支付时间", "入账日期", "记账日期", "DATE"],
        [ListField.Name] = ["捐赠单位/姓名", "捐赠单位/个人", "捐赠单位或个人", "单位/姓名", "姓名/单位", "捐赠人", "捐赠者", "捐款人", "捐款者", "捐赠方", "捐赠人姓名", "捐款人姓名", "捐赠单位", "捐款单位", "捐赠者名称", "捐赠人名称", "姓名", "名称", "单位名称", "单位", "捐赠人/单位", "户名", "对方户名", "付款人", "付款户名", "付款方", "付款人名称", "对方名称", "爱心人士", "NAME", "DONOR"],
        [ListField.Amount] = ["到账金额", "到帐金额", "捐赠金额", "捐款金额", "金额", "捐款数额", "捐赠数额", "捐款额", "收入金额", "贷方发生额", "交易金额", "支付金额", "款项", "捐款", "捐赠款", "AMOUNT"],
        [ListField.Remark] = ["备注", "附言", "用途备注", "摘要", "留言", "说明", "REMARK", "NOTE"],
        [ListField.TransactionNumber] = ["交易单号", "流水号", "交易流水号", "银行流水号", "交易号", "订单号", "支付单号", "商户单号"],
        [ListField.Earmark] = ["定向用途", "定向", "捐赠意向", "捐款意向", "定向意向", "捐赠用途", "用途", "意向"],
        [ListField.Phone] = ["电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码"],
        [ListField.Publicity] = ["公示方式", "公开方式", "是否公开", "公示选择", "PUBLICITY"],
        [ListField.Channel] = ["捐赠方式", "捐款方式", "支付方式", "渠道", "捐赠渠道", "捐款渠道", "付款方式", "缴款方式"],
    };

    private static readonly Dictionary<string, (ListField Field, int Rank)> Known =
        Names.SelectMany(field => field.Value.Select((name, rank) => (name, field.Key, rank))).ToDictionary(known => known.name, known => (known.Key, known.rank));

    public static string Told => "捐赠日期, 捐赠人/姓名/捐赠单位, 捐赠金额（元）, 金额（万元）, 备注, 交易单号";

    /// <summary>What the column holds by its header; null where no known name fits.</summary>
    public static Column? Of(string header, int place)
    {
        var text = ListText.Compact(header).ToUpperInvariant().TrimEnd(':');
        if (text.Length is 0 or > 30 || Foreign().IsMatch(text)) return null;
        var scale = ScaleOf(text);
        foreach (var name in Readings(text))
        {
            if (Known.TryGetValue(name, out var known)) return new(place, known.Field, known.Rank, known.Field == ListField.Amount ? scale : null, header);
        }

        return ByHints(Brackets().Replace(text, Unitless)) is { } field ? new(place, field, ByHint, field == ListField.Amount ? scale : null, header) : null;
    }

    /// <summary>The header itself, without its brackets, without what stands in them, and without 个人 behind.</summary>
    private static IEnumerable<string> Readings(string text)
    {
        foreach (var reading in (string[])[text, Brackets().Replace(text, Unitless), text.Replace("(", Unitless, StringComparison.Ordinal).Replace(")", Unitless, StringComparison.Ordinal)])
        {
            yield return reading;
            yield return UnitBehind().Replace(reading, Unitless);
            if (reading.EndsWith("个人", StringComparison.Ordinal)) yield return reading[..^2];
        }
    }

    private static ListField? ByHints(string text)
    {
        if (NotReceived().IsMatch(text)) return null;
        if (AmountHint().IsMatch(text)) return ListField.Amount;
        if (TransactionHint().IsMatch(text)) return ListField.TransactionNumber;
        if (PhoneHint().IsMatch(text)) return ListField.Phone;
        if (DayHint().IsMatch(text)) return ListField.GivenOn;
        return NameHint().IsMatch(text) ? ListField.Name : null;
    }

    /// <summary>10,000 for 万元, 1 for 元, null where the text says neither.</summary>
    public static decimal? ScaleOf(string text)
    {
        if (text.Contains("万元", StringComparison.Ordinal) || text.Contains("(万", StringComparison.Ordinal)) return 10_000;
        return text.Contains('元', StringComparison.Ordinal) ? 1 : null;
    }

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[/:_-]?(?:人民币)?(?:万?元|RMB|CNY|¥)$")]
    private static partial Regex UnitBehind();

    [GeneratedRegex("美元|美金|港元|港币|欧元|英镑|日元|澳元|加元|USD|HKD|EUR|GBP|JPY")]
    private static partial Regex Foreign();

    [GeneratedRegex("认捐|承诺|拟捐|物资|支出|使用|余额|累计|退|手续费|折合|拨付|票据|发票")]
    private static partial Regex NotReceived();

    [GeneratedRegex("(?:金额|款额|数额)$")]
    private static partial Regex AmountHint();

    [GeneratedRegex("流水号|交易单号|订单号")]
    private static partial Regex TransactionHint();

    [GeneratedRegex("电话|手机")]
    private static partial Regex PhoneHint();

    [GeneratedRegex("(?:捐|到账|到帐|收款|交易|支付).*(?:日期|时间)$")]
    private static partial Regex DayHint();

    [GeneratedRegex("(?:捐赠|捐款|付款).*(?:人|者|单位|姓名|方|名称|名单|户名)$")]
    private static partial Regex NameHint();
}
