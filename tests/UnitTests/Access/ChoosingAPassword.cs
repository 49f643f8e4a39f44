using JinhuRedCross.Access.Domain;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.UnitTests.Access;

public sealed class ChoosingAPassword
{
    private static readonly AccessParameters _figures = new(Rulebook.Initial.On(new(2026, 1, 1)));

    [Theory]
    [Rule("SEC-08")]
    [InlineData("Jinhu#Boai2025")]
    [InlineData("abcdefgh1!")]
    [InlineData("三个类别的密码Aa1")]
    [InlineData("correct horse Battery")]
    public void These_pass(string password) => Assert.Null(PasswordRules.Check(password, "zhang.san", _figures));

    [Theory]
    [Rule("SEC-08")]
    [InlineData("Jinhu2025", "password.too_short")]
    [InlineData("Jinhu#202", "password.too_short")]
    [InlineData("jinhu-redcross", "password.too_few_classes")]
    [InlineData("JinhuRedcross", "password.too_few_classes")]
    [InlineData("My-Zhang.San-9", "password.holds_user_name")]
    [InlineData("P@ssw0rd2025", "password.weak")]
    [InlineData("Admin@123456", "password.weak")]
    [InlineData("RedCross#2025", "password.weak")]
    [InlineData("Aa1Aa1Aa1Aa1", "password.weak")]
    [InlineData("Jinhu#Boai\u00072025", "password.control_character")]
    [InlineData("", "password.too_short")]
    [InlineData(null, "password.too_short")]
    public void These_do_not(string? password, string code)
    {
        var refused = PasswordRules.Check(password, "zhang.san", _figures)!;
        Assert.Contains(code, refused.More.Prepend(refused).Select(e => e.Code));
        Assert.All(refused.More.Prepend(refused), e => Assert.Equal("SEC-08", e.Rule));
    }

    [Fact]
    public void A_very_long_one_is_refused_before_it_costs_anything() =>
        Assert.Equal("password.too_long", PasswordRules.Check("Aa1" + new string('x', 200) + "y!z", "zhang.san", _figures)?.Code);
}
