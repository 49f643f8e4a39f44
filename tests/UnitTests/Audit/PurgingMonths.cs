using JinhuRedCross.BuildingBlocks.Audit;

namespace JinhuRedCross.UnitTests.Audit;

[Rule("SEC-09")]
public sealed class PurgingMonths
{
    private static readonly Guid _journal = new("01938000-0000-7000-8000-000000000001");
    private static readonly AuditMonthEnd _may = new("2026-05", _journal, 3, "f1", "f3", "root", new(2026, 5, 31, 15, 0, 0, TimeSpan.Zero), "sig");

    [Fact]
    public void A_month_goes_when_it_has_been_over_for_as_long_as_it_is_kept_and_leaves_its_ends()
    {
        // 1 December in China; in UTC it is still November.
        var purged = Given<AuditMonths, AuditMonthEvent>.Nothing.When(m => m.Purge(new(2026, 6), [_may], "保留期满", 6, "auditor", At(2026, 11, 30, 16))).Then<AuditMonthPurged>();

        Assert.Equal(("2026-05", 3L, "f1", "f3", "root", "auditor"), (purged.Month, purged.Size, purged.First, purged.Last, purged.Root, purged.By));
    }

    [Fact]
    public void A_day_earlier_it_is_too_young() =>
        Given<AuditMonths, AuditMonthEvent>.Nothing.When(m => m.Purge(new(2026, 6), [_may], "保留期满", 6, "auditor", At(2026, 11, 30, 15))).ThenFails(AuditErrors.TooYoung(new(2026, 6), new(2026, 5), 6));

    [Fact]
    public void Without_a_reason_nothing_goes() =>
        Given<AuditMonths, AuditMonthEvent>.Nothing.When(m => m.Purge(new(2026, 6), [_may], " ", 6, "auditor", At(2027, 11, 30, 15))).ThenFails(AuditErrors.ReasonMissing);

    [Fact]
    public void Only_what_is_older_than_asked_goes_and_nothing_twice()
    {
        var given = Given<AuditMonths, AuditMonthEvent>.Nothing.After(m => m.Purge(new(2026, 6), [_may], "保留期满", 6, "auditor", At(2027, 1, 1, 0)));

        given.When(m => m.Purge(new(2026, 6), [_may], "再来", 6, "auditor", At(2027, 1, 1, 0))).Then();
        Given<AuditMonths, AuditMonthEvent>.Nothing.When(m => m.Purge(new(2026, 5), [_may], "保留期满", 6, "auditor", At(2027, 1, 1, 0))).Then();
    }

    [Fact]
    public void How_far_a_month_has_come_is_told_once_and_not_after_it_has_gone()
    {
        var given = Given<AuditMonths, AuditMonthEvent>.Nothing.After(m => m.Anchor("2026-05", _journal, new(3, "root", At(2026, 5, 31, 0), "sig"), At(2026, 5, 31, 0)));

        given.When(m => m.Anchor("2026-05", _journal, new(3, "root", At(2026, 5, 31, 0), "sig"), At(2026, 5, 31, 1))).Then();
        Assert.Equal(4, given.When(m => m.Anchor("2026-05", _journal, new(4, "more", At(2026, 5, 31, 0), "sig"), At(2026, 5, 31, 1))).Then<AuditMonthAnchored>().Size);
        given.After(m => m.Purge(new(2026, 6), [_may], "保留期满", 6, "auditor", At(2027, 1, 1, 0)))
            .When(m => m.Anchor("2026-05", _journal, new(9, "late", At(2026, 5, 31, 0), "sig"), At(2027, 1, 1, 1))).Then();
    }

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
