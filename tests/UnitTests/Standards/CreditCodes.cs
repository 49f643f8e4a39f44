using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>§3.2 of the data standards; all codes but the standard's own sample are made up.</summary>
public sealed class CreditCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91320831MA0000007Y")]
    [InlineData("13320831MB0000000D")]
    [InlineData("123208314680000069")]
    [InlineData("51320831MJ000000XP")]
    [InlineData("53320831500000007J")]
    public void A_right_code_passes_in_any_writing(string code)
    {
        Assert.Null(CreditCode.Check(code, "creditCode", out var normalised));
        Assert.Equal(code, normalised);
        Assert.Null(CreditCode.Check(" " + code.ToLowerInvariant().Insert(8, " "), "creditCode", out normalised));
        Assert.Equal(code, normalised);
    }

    [Theory]
    [InlineData("91350100M000100Y4Z", "credit_code.characters")]
    [InlineData("91320831MA0000007Z", "credit_code.characters")]
    [InlineData("91320831MA0000007X", "credit_code.check_digit")]
    [InlineData("91320831MA00000082", "credit_code.organisation_check_digit")]
    [InlineData("91320831MA0000007", "credit_code.length")]
    [InlineData(" ", "credit_code.missing")]
    [InlineData(null, "credit_code.missing")]
    public void A_wrong_code_is_refused_with_its_reason(string? code, string expected)
    {
        var error = CreditCode.Check(code, "creditCode", out var normalised);
        Assert.Equal((expected, "creditCode", ""), (error?.Code, error?.Field, normalised));
    }

    [Fact]
    public void No_single_wrong_character_goes_unseen() => Gen.Select(Gen.Int[0, 17], Gen.Int[1, 30]).Sample((at, by) =>
    {
        var code = "91320831MA0000007Y".ToCharArray();
        code[at] = Alphabet[(Alphabet.IndexOf(code[at], StringComparison.Ordinal) + by) % 31];
        Assert.NotNull(CreditCode.Check(new string(code), "creditCode", out _));
    });
}
