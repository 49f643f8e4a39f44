using JinhuRedCross.BuildingBlocks.Audit;

namespace JinhuRedCross.UnitTests.Audit;

/// <summary>What callers type may hold numbers of people; the trail may not (SEC-04).</summary>
public sealed class CleaningAuditLines
{
    [Theory]
    [InlineData("13800138000")]
    [InlineData("138-0013-8000")]
    [InlineData("+86 138 0013 8000")]
    [InlineData("１３８００１３８０００")]
    [InlineData("0517-86881234")]
    [InlineData("320831199003079994")]
    [InlineData("320831 19900307 999X")]
    [InlineData("32083119900307999x")]
    [InlineData("6222021234567890123")]
    [InlineData("6222 0212 3456 7890")]
    public void Numbers_of_people_phones_and_cards_go(string number)
    {
        var clean = AuditText.Clean(new(AuditAction.Unmask, AuditResult.Done, $"a{number}", "10.0.0.1", $"gift/{number}", Reason: $"打给{number}。", Fields: [number]));

        Assert.Equal(("a***", "gift/***", "打给***。", "***"), (clean.Actor, clean.Target, clean.Reason, clean.Fields!.Single()));
    }

    [Theory]
    [InlineData("donation/01938000-0000-7000-8000-123456789012")]
    [InlineData("JH-MJ-2026-0001-000002")]
    [InlineData("parameter/Audit.KeepMonths")]
    [InlineData("list/JH-MJ-2026-0001-disbursements.xlsx")]
    [InlineData("2026-11-26 10:00:00")]
    [InlineData("1000000")]
    public void Ids_numbers_and_days_of_ours_stay(string target) => Assert.Equal(target, AuditText.Clean(Some with { Target = target }).Target);

    [Fact]
    public void What_is_too_long_is_cut_and_what_breaks_lines_is_blanked()
    {
        Assert.Equal(100, AuditText.Clean(Some with { Target = new('x', 1000) }).Target!.Length);
        Assert.Equal("a b", AuditText.Clean(Some with { Actor = "a\nb" }).Actor);
        Assert.Equal(99, AuditText.Clean(Some with { Target = new string('x', 99) + "😀" }).Target!.Length);
    }

    private static AuditEntry Some => new(AuditAction.Export, AuditResult.Done, "a", "10.0.0.1");
}
