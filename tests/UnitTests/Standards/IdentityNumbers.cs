using System.Globalization;
using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>§3.1 of the data standards; sequences 991–999 of Jinhu were never issued to anybody.</summary>
public sealed class IdentityNumbers
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly Gen<string> Valid = Gen.Select(Gen.Int[0, 40_000], Gen.Int[0, 999]).Select((days, sequence) =>
        WithCheckDigit("320831" + Today.AddDays(-days).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + sequence.ToString("000", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("320831199003079994", "1990-03-07", false)]
    [InlineData("32083119851231998X", "1985-12-31", true)]
    [InlineData("320831200002299966", "2000-02-29", true)]
    [InlineData("320831201206019975", "2012-06-01", false)]
    [InlineData("320831200706019950", "2007-06-01", false)]
    [InlineData("320831196601019939", "1966-01-01", false)]
    [InlineData("32083119890921991X", "1989-09-21", false)]
    [InlineData("11010519491231002X", "1949-12-31", true)]
    public void A_right_number_passes_and_tells_birth_and_sex(string number, string born, bool female)
    {
        Assert.Null(IdentityNumber.Check(number, Today, "idNumber", out var normalised));
        Assert.Equal(number, normalised);
        Assert.Equal(DateOnly.Parse(born, CultureInfo.InvariantCulture), IdentityNumber.BirthDate(normalised));
        Assert.Equal(female, IdentityNumber.IsFemale(normalised));
    }

    [Theory]
    [InlineData("32083119851231998x", "32083119851231998X")]
    [InlineData("　３２０８３１１９９００３０７９９９４ ", "320831199003079994")]
    [InlineData("320831 19900307 9994", "320831199003079994")]
    public void What_keyboards_make_of_a_number_is_undone(string typed, string expected)
    {
        Assert.Null(IdentityNumber.Check(typed, Today, "idNumber", out var normalised));
        Assert.Equal(expected, normalised);
    }

    [Theory]
    [InlineData("320831199003079995", "identity.check_digit")]
    [InlineData("320831199002309997", "identity.birth_date")]
    [InlineData("320831900307999", "identity.fifteen_digits")]
    [InlineData("320831209903079996", "identity.birth_in_future")]
    [InlineData("990831199003079999", "identity.province")]
    [InlineData("32083119900307999", "identity.length")]
    [InlineData("32083119900307999A", "identity.characters")]
    [InlineData("3208311990030X9994", "identity.characters")]
    [InlineData("3208311990030٣9994", "identity.characters")]
    [InlineData("", "identity.missing")]
    [InlineData(null, "identity.missing")]
    public void A_wrong_number_is_refused_with_its_reason_and_never_shown(string? number, string code)
    {
        var error = IdentityNumber.Check(number, Today, "idNumber", out var normalised);
        Assert.Equal((code, "idNumber", ""), (error?.Code, error?.Field, normalised));
        if (number is { Length: > 0 }) Assert.DoesNotContain(number, error!.Zh + error.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_check_digit_is_named_in_Chinese() =>
        Assert.StartsWith("身份证号码校验码错误", IdentityNumber.Check("320831199003079995", Today, "idNumber", out _)!.Zh, StringComparison.Ordinal);

    [Fact]
    public void Somebody_may_be_130_but_not_131()
    {
        Assert.Null(IdentityNumber.Check(WithCheckDigit("32083118951124999"), Today, "idNumber", out _));
        Assert.Equal("identity.too_old", IdentityNumber.Check(WithCheckDigit("32083118951123999"), Today, "idNumber", out _)?.Code);
    }

    [Fact]
    public void Any_number_with_its_check_digit_passes() => Valid.Sample(number => IdentityNumber.Check(number, Today, "idNumber", out _) is null);

    [Fact]
    public void No_single_wrong_digit_goes_unseen() => Gen.Select(Valid, Gen.Int[0, 17], Gen.Int[1, 9]).Sample((number, at, by) =>
    {
        var digits = number.ToCharArray();
        digits[at] = digits[at] == 'X' ? (char)('0' + by) : (char)('0' + ((digits[at] - '0' + by) % 10));
        Assert.NotNull(IdentityNumber.Check(new string(digits), Today, "idNumber", out _));
    });

    private static string WithCheckDigit(string seventeen)
    {
        // ISO 7064 mod 11-2, by its recursive definition.
        var rest = seventeen.Aggregate(0, (sum, digit) => (sum + (digit - '0')) * 2 % 11);
        var check = (12 - rest) % 11;
        return seventeen + (check == 10 ? "X" : check.ToString(CultureInfo.InvariantCulture));
    }
}
