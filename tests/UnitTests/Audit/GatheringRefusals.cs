using JinhuRedCross.BuildingBlocks.Audit;

namespace JinhuRedCross.UnitTests.Audit;

/// <summary>Nobody fills the disk by being refused, and none of his attempts is lost from the count.</summary>
public sealed class GatheringRefusals
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly RefusalGathering _gathering = new();

    [Fact]
    public void Many_of_one_kind_are_one_line_with_their_count_and_the_moment_of_the_first()
    {
        for (var i = 0; i < 1000; i++) _gathering.Add(Refusal("10.0.0.1", target: $"gift/{i}"), _start.AddMilliseconds(i));

        var line = Assert.Single(_gathering.Take(_start.AddSeconds(1)));

        Assert.Equal((1000, _start, null), (line.Count, line.Since, line.Target));
        Assert.Empty(_gathering.Take(_start.AddSeconds(2)));
    }

    [Fact]
    public void One_alone_stays_as_it_was() => Assert.Equal(Refusal("10.0.0.1", "gift/1"), Assert.Single(Taken(Refusal("10.0.0.1", "gift/1"))));

    [Fact]
    public void Who_where_what_and_why_are_kept_apart()
    {
        var one = Refusal("10.0.0.1");
        Assert.Equal(5, Taken(one, one with { Actor = "b" }, one with { Address = "10.0.0.2" }, one with { Operation = "GET /b" }, one with { Code = "b" }, one).Count);
    }

    [Fact]
    public void A_day_of_attack_from_everywhere_is_some_ten_thousand_lines_and_every_attempt_is_counted()
    {
        var (lines, count, attempts) = (0, 0L, 0L);
        for (var second = 0; second < 86_400; second++)
        {
            var now = _start.AddSeconds(second);
            for (var i = 0; i < 20; i++, attempts++) _gathering.Add(Refusal($"10.{second % 250}.{second / 250 % 250}.{i}"), now);
            Count(_gathering.Take(now));
        }

        Count(_gathering.Take(_start.AddDays(1), all: true));

        Assert.Equal(attempts, count);
        Assert.InRange(lines, RefusalGathering.MostAtOnce, 10_700);

        void Count(IReadOnlyList<AuditEntry> taken)
        {
            lines += taken.Count;
            count += taken.Sum(l => l.Count);
        }
    }

    [Fact]
    public void More_kinds_than_fit_become_one_line()
    {
        for (var i = 0; i < 5000; i++) _gathering.Add(Refusal($"10.0.{i / 250}.{i % 250}"), _start);

        var taken = _gathering.Take(_start);

        Assert.Equal(RefusalGathering.MostAtOnce + 1, taken.Count);
        Assert.Equal(("*", "audit.merged", 4500), (taken[^1].Actor, taken[^1].Code, taken[^1].Count));
    }

    private static AuditEntry Refusal(string address, string? target = null) => new(AuditAction.Refusal, AuditResult.Refused, "a", address, target, Operation: "GET /a", Code: "a");

    private IReadOnlyList<AuditEntry> Taken(params IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries) _gathering.Add(entry, _start);
        return _gathering.Take(_start);
    }
}
