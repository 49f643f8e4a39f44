using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.UnitTests.Standards;

/// <summary>Numbers of official documents (GB/T 9704-2012).</summary>
public sealed class DocumentNumbers
{
    [Theory, Rule("K-10")]
    [InlineData("金政办〔2021〕13号", "金政办〔2021〕13号")]
    [InlineData(" 金红 〔２０２５〕 3 号 ", "金红〔2025〕3号")]
    [InlineData("金红〔2025〕12345号", "金红〔2025〕12345号")]
    public void Are_read_as_they_are_typed(string typed, string read)
    {
        Assert.Null(DocumentNumber.Check(typed, "documentNumber", out var number));
        Assert.Equal(read, number);
    }

    [Theory, Rule("K-10")]
    [InlineData("金政办[2021]13号")]
    [InlineData("金政办〔21〕13号")]
    [InlineData("金政办〔2021〕013号")]
    [InlineData("金政办〔2021〕第13号")]
    [InlineData("金红〔2025〕123456号")]
    [InlineData("〔2025〕3号")]
    [InlineData("金红〔2025〕3号附件")]
    public void In_another_form_are_refused(string typed) => Assert.Equal(("document_number.invalid", "K-10"), (DocumentNumber.Check(typed, "n", out _)?.Code, DocumentNumber.Check(typed, "n", out _)?.Rule));
}
