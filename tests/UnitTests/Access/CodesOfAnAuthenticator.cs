using System.Text;
using JinhuRedCross.Access.Domain;

namespace JinhuRedCross.UnitTests.Access;

public sealed class CodesOfAnAuthenticator
{
    private static readonly byte[] _key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Are_those_of_the_standard(long at, string code) => Assert.Equal(code, Totp.CodeAt(_key, DateTimeOffset.FromUnixTimeSeconds(at)));

    [Fact]
    public void Fit_half_a_minute_around_their_time()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_110);
        var code = Totp.CodeAt(_key, now);

        Assert.NotNull(Totp.Find(_key, code, now, 0));
        Assert.NotNull(Totp.Find(_key, code[..3] + " " + code[3..], now.AddSeconds(30), 0));
        Assert.NotNull(Totp.Find(_key, code, now.AddSeconds(-30), 0));
        Assert.Null(Totp.Find(_key, code, now.AddSeconds(60), 0));
        Assert.Null(Totp.Find(_key, code, now.AddSeconds(-60), 0));
    }

    [Fact]
    public void Count_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_110);
        var step = Totp.Find(_key, Totp.CodeAt(_key, now), now, 0)!.Value;

        Assert.Null(Totp.Find(_key, Totp.CodeAt(_key, now), now.AddSeconds(5), step));
        Assert.Equal(step + 1, Totp.Find(_key, Totp.CodeAt(_key, now.AddSeconds(30)), now.AddSeconds(30), step));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("٠٥٠٤٧١")]
    public void Of_another_form_are_none(string? code) => Assert.Null(Totp.Find(_key, code, DateTimeOffset.FromUnixTimeSeconds(1), 0));

    [Fact]
    public void Have_a_key_that_people_can_type() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Text(_key));
}
