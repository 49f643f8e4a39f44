using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>§3.4 of the data standards.</summary>
public sealed class PhoneNumbers
{
    [Theory]
    [InlineData("13800138000", "13800138000")]
    [InlineData("138 0013 8000", "13800138000")]
    [InlineData("138-0013-8000", "13800138000")]
    [InlineData("１３８００１３８０００", "13800138000")]
    [InlineData("+86 13800138000", "13800138000")]
    [InlineData("＋86-138-0013-8000", "13800138000")]
    [InlineData("008613800138000", "13800138000")]
    [InlineData("8613800138000", "13800138000")]
    [InlineData("0517-86800000", "0517-86800000")]
    [InlineData("051786800000", "0517-86800000")]
    [InlineData("(0517) 8680 0000", "0517-86800000")]
    [InlineData("+86 517 8680 0000", "0517-86800000")]
    [InlineData("+86 0517-86800000", "0517-86800000")]
    [InlineData("0517-86800000-12", "0517-86800000-12")]
    [InlineData("01012345678", "010-12345678")]
    [InlineData("0316-2123456", "0316-2123456")]
    public void A_right_number_passes_in_one_writing(string typed, string expected)
    {
        Assert.Null(PhoneNumber.Check(typed, organisation: false, "phone", out var normalised));
        Assert.Equal(expected, normalised);
        Assert.Null(PhoneNumber.Check(normalised, organisation: true, "phone", out var again));
        Assert.Equal(expected, again);
    }

    [Theory]
    [InlineData("12800138000", "phone.invalid")]
    [InlineData("1380013800", "phone.invalid")]
    [InlineData("0517-8680000", "phone.invalid")]
    [InlineData("05178680000", "phone.invalid")]
    [InlineData("13800138000\n1", "phone.invalid")]
    [InlineData("+852 91234567", "phone.invalid")]
    [InlineData("400-820-0000", "phone.organisation_only")]
    [InlineData("", "phone.missing")]
    [InlineData(null, "phone.missing")]
    public void A_wrong_number_is_refused_with_its_reason(string? typed, string code)
    {
        var error = PhoneNumber.Check(typed, organisation: false, "phone", out var normalised);
        Assert.Equal((code, "phone", ""), (error?.Code, error?.Field, normalised));
        if (typed is { Length: > 0 }) Assert.DoesNotContain(typed, error!.Zh + error.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("95588", "95588")]
    [InlineData("96196", "96196")]
    [InlineData("400-820-0000", "4008200000")]
    public void Service_numbers_are_for_organisations(string typed, string expected)
    {
        Assert.Null(PhoneNumber.Check(typed, organisation: true, "phone", out var normalised));
        Assert.Equal(expected, normalised);
    }
}
