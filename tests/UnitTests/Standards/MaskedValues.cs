using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>SEC-04.</summary>
public sealed class MaskedValues
{
    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("张三丰", "张**")]
    [InlineData("欧阳小明", "欧阳**")]
    [InlineData("阿依古丽·买买提", "阿**")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("Jo Sample", "J**")]
    [InlineData("Anna", "A**")]
    [InlineData("张", "*")]
    [InlineData("马**", "马**")]
    [InlineData("*三", "*三")]
    [InlineData("张＊", "张＊")]
    [InlineData("", "")]
    public void A_name_keeps_its_first_letters(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData("13800138000", "138****8000")]
    [InlineData("0517-86800000", "0517-******00")]
    [InlineData("051786800000", "0517-******00")]
    [InlineData("0517-86800000-12", "0517-******00-***")]
    [InlineData("0316-2123456", "0316-*****56")]
    [InlineData("4008200000", "********00")]
    [InlineData("12", "**")]
    public void A_phone_number_keeps_its_ends(string phone, string masked) => Assert.Equal(masked, Masking.Phone(phone));

    [Theory]
    [InlineData("320831199003079994", "320831********9994")]
    [InlineData("32083119851231998X", "320831********998X")]
    [InlineData("320831900307999", "*************99")]
    [InlineData("E12345678", "*******78")]
    [InlineData("123", "***")]
    public void An_identity_number_keeps_six_and_four(string number, string masked) => Assert.Equal(masked, Masking.IdentityNumber(number));

    [Fact]
    public void Codes_cards_and_addresses_keep_little()
    {
        Assert.Equal("913208********007Y", Masking.CreditCode("91320831MA0000007Y"));
        Assert.Equal("***************0012", Masking.BankCard("6217000000000000012"));
        Assert.Equal("***************0012", Masking.BankCard("6217 0000 0000 0000 012"));
        Assert.Equal("****", Masking.BankCard("0012"));
        Assert.Equal("a***@x.cn", Masking.Email("abc@x.cn"));
        Assert.Equal("***", Masking.Email("abc"));
        Assert.Equal("***", Masking.Email("@x.cn"));
        Assert.Equal("***", Masking.IdentityNumber(new string('1', 1_000_000)));
    }
}
