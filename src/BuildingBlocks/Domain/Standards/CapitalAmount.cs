using System.Text;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>An amount in the capital numerals of receipts and vouchers (支付结算办法, annex 1): they cannot be altered unseen.</summary>
public static class CapitalAmount
{
    private const string Prefix = "人民币";
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>In the pattern: a 零 that may be written or left out, of which we write the first and leave out the second.</summary>
    private const char Written = '+';
    private const char LeftOut = '-';

    private static readonly (int Unit, string Name)[] Places = [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")];
    private static readonly (long Unit, string Name)[] Sections = [(100_000_000, "亿"), (10_000, "万"), (1, "")];

    /// <summary>Above zero and at most <see cref="Money.Largest"/>, else it is a fault of the caller.</summary>
    public static string Of(Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Money.Largest);
        var pattern = Pattern(amount.Fen).Replace($"{LeftOut}", "", StringComparison.Ordinal).Replace(Written, '零');
        return Prefix + pattern + (amount.Fen % 100 == 0 ? "整" : "");
    }

    /// <summary>Whether <paramref name="text"/> is a lawful way to write the amount: also with 正, 圆 or traditional characters, with or without 人民币.</summary>
    public static bool Matches(string text, Money amount)
    {
        if (amount <= Money.Zero || amount > Money.Largest) return false;
        var written = Simplify(text.Trim());
        var rest = written.AsSpan(written.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix.Length : 0);
        foreach (var sign in Pattern(amount.Fen))
        {
            var expected = sign is Written or LeftOut ? '零' : sign;
            if (!rest.IsEmpty && rest[0] == expected) rest = rest[1..];
            else if (sign == expected) return false;
        }

        return rest is "整" ? amount.Fen % 10 == 0 : rest.IsEmpty && amount.Fen % 100 != 0;
    }

    private static string Simplify(string text) => string.Concat(text.Select(c => c switch
    {
        '正' => '整',
        '圆' or '圓' => '元',
        '貳' => '贰',
        '陸' => '陆',
        '萬' => '万',
        '億' => '亿',
        '參' or '叄' => '叁',
        _ => c,
    }));

    private static string Pattern(long fen)
    {
        var (yuan, tens, ones) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var pattern = new StringBuilder();
        WriteYuan(pattern, yuan);
        if (yuan > 0 && tens == 0 && ones > 0) pattern.Append('零');
        if (yuan > 0 && yuan % 10 == 0 && tens > 0) pattern.Append(Written);
        if (tens > 0) pattern.Append(Digits[tens]).Append('角');
        if (ones > 0) pattern.Append(Digits[ones]).Append('分');
        return pattern.ToString();
    }

    private static void WriteYuan(StringBuilder pattern, long yuan)
    {
        if (yuan == 0) return;
        var (above, zero) = (0, false);
        foreach (var (unit, name) in Sections)
        {
            var four = (int)(yuan / unit % 10_000);
            if (four == 0)
            {
                zero = above > 0;
                continue;
            }

            if (zero || (above > 0 && four < 1000)) pattern.Append('零');
            else if (above > 0 && above % 10 == 0) pattern.Append(LeftOut);
            WriteFour(pattern, four);
            pattern.Append(name);
            (above, zero) = (four, false);
        }

        pattern.Append('元');
    }

    private static void WriteFour(StringBuilder pattern, int four)
    {
        var (begun, zero) = (false, false);
        foreach (var (unit, name) in Places)
        {
            var digit = four / unit % 10;
            if (digit == 0)
            {
                zero = begun;
                continue;
            }

            if (zero) pattern.Append('零');
            pattern.Append(Digits[digit]).Append(name);
            (begun, zero) = (true, false);
        }
    }
}
