using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>§3.5 of the data standards.</summary>
public sealed class CapitalAmounts
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";

    [Theory]
    [InlineData(140950, "人民币壹仟肆佰零玖元伍角")]
    [InlineData(600714, "人民币陆仟零柒元壹角肆分")]
    [InlineData(168032, "人民币壹仟陆佰捌拾元零叁角贰分")]
    [InlineData(10700053, "人民币壹拾万柒仟元零伍角叁分")]
    [InlineData(1640902, "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData(32504, "人民币叁佰贰拾伍元零肆分")]
    [InlineData(1000, "人民币壹拾元整")]
    [InlineData(5, "人民币伍分")]
    [InlineData(50, "人民币伍角")]
    [InlineData(55, "人民币伍角伍分")]
    [InlineData(200500, "人民币贰仟零伍元整")]
    [InlineData(10001000000, "人民币壹亿零壹万元整")]
    [InlineData(10000000100, "人民币壹亿零壹元整")]
    [InlineData(10000100000, "人民币壹亿零壹仟元整")]
    [InlineData(123456789, "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分")]
    [InlineData(10004, "人民币壹佰元零肆分")]
    [InlineData(100200300, "人民币壹佰万贰仟零叁元整")]
    [InlineData(999999999999, "人民币玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void An_amount_is_written_in_one_way(long fen, string text)
    {
        Assert.Equal(text, CapitalAmount.Of(new(fen)));
        Assert.True(CapitalAmount.Matches(text, new(fen)));
    }

    [Theory]
    [InlineData(140950, "人民币壹仟肆佰零玖元伍角整")]
    [InlineData(168032, "人民币壹仟陆佰捌拾元叁角贰分")]
    [InlineData(10700053, "壹拾万零柒仟元伍角叁分")]
    [InlineData(10700053, "人民币壹拾万零柒仟元零伍角叁分")]
    [InlineData(1000, "人民币壹拾元正")]
    [InlineData(1000, "人民币壹拾圆整")]
    [InlineData(2600000, "貳萬陸仟圓整")]
    public void Other_lawful_ways_are_accepted(long fen, string text) => Assert.True(CapitalAmount.Matches(text, new(fen)));

    [Theory]
    [InlineData(140950, "人民币一千四百零九元五角")]
    [InlineData(140950, "人民币壹仟肆佰零玖元伍毛")]
    [InlineData(140950, "人民币壹仟肆佰另玖元伍角")]
    [InlineData(140950, "人民币壹仟肆佰玖元伍角")]
    [InlineData(140951, "人民币壹仟肆佰零玖元伍角壹分整")]
    [InlineData(1000, "人民币壹拾元")]
    [InlineData(1000, "人民币拾元整")]
    [InlineData(1000, "人民币壹拾元整整")]
    [InlineData(600714, "人民币陆仟零柒元零壹角肆分")]
    [InlineData(1000, "")]
    [InlineData(0, "人民币零元整")]
    [InlineData(-1000, "人民币壹拾元整")]
    public void Anything_else_is_not(long fen, string text) => Assert.False(CapitalAmount.Matches(text, new(fen)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_000_000)]
    public void Nothing_less_than_nothing_and_too_much_have_no_capitals(long fen) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CapitalAmount.Of(new(fen)));

    [Fact]
    public void What_is_written_reads_back_as_the_same_amount() => Gen.OneOf(Gen.Long[1, Money.Largest.Fen], Gen.Long[1, 100_000], Sparse).Sample(fen =>
    {
        var text = CapitalAmount.Of(new(fen));
        Assert.Equal(fen, Read(text));
        Assert.DoesNotContain("零零", text, StringComparison.Ordinal);
        Assert.True(CapitalAmount.Matches(text, new(fen)));
        Assert.False(CapitalAmount.Matches(text, new(fen + 1)));
    });

    /// <summary>Amounts with many zeros.</summary>
    private static Gen<long> Sparse => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 11]).Array[1, 3].Select(parts =>
        Math.Min(Money.Largest.Fen, parts.DistinctBy(part => part.Item2).Sum(part => part.Item1 * (long)Math.Pow(10, part.Item2))));

    private static long Read(string text)
    {
        var (total, section, digit) = (0L, 0L, 0L);
        foreach (var c in text["人民币".Length..])
        {
            if (Digits.Contains(c)) digit = Digits.IndexOf(c, StringComparison.Ordinal);
            var unit = c switch { '仟' => 1000, '佰' => 100, '拾' => 10, _ => 0 };
            if (unit > 0) (section, digit) = (section + (digit * unit), 0);
            var whole = c switch { '亿' => 10_000_000_000, '万' => 1_000_000, '元' => 100, '角' => 10, '分' => 1, _ => 0 };
            if (whole > 0) (total, section, digit) = (total + ((section + digit) * whole), 0, 0);
        }

        return total;
    }
}
