namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The judge of histories finds each kind of fault that is put into a sound one.</summary>
public sealed class JudgingHistories
{
    private static readonly Guid _first = new("0193a000-0000-7000-8000-000000000001");
    private static readonly Guid _second = new("0193a000-0000-7000-8000-000000000002");

    private static readonly Written[] _journal =
    [
        new(1, "campaign-drafted", null, 0),
        new(2, "campaign-launched", null, 0),
        new(3, "donation-recorded", _first, 10),
        new(4, "campaign-suspended", null, 0),
        new(5, "campaign-resumed", null, 0),
        new(6, "donation-recorded", _second, 20),
    ];

    private static readonly Told[] _told =
    [
        Gift(0, 10, _first, 1, 10),
        new(Asked.Suspend, 20, 30, null, 4, null, null, 10, 1, "suspended"),
        new(Asked.Gift, 32, 38, null, null, "campaign.suspended", null, 0, 0, null),
        new(Asked.Read, 33, 39, null, 4, null, null, 10, 1, "suspended"),
        new(Asked.Resume, 40, 50, null, 5, null, null, 10, 1, "running"),
        Gift(45, 60, _second, 2, 20),
    ];

    [Fact]
    public void A_sound_one_passes() => Assert.Empty(new History(_journal).Faults(_told));

    [Fact]
    public void A_gift_that_was_acknowledged_and_is_not_there_is_found() => Finds("lost", _journal[..5], _told);

    [Fact]
    public void A_gift_that_is_there_twice_is_found() => Finds("twice", [.. _journal, new(7, "donation-recorded", Guid.Empty, 20)], _told);

    [Fact]
    public void A_fork_is_found() => Finds("fork", [.. _journal, new(6, "donation-recorded", Guid.Empty, 20)], _told);

    [Fact]
    public void A_gift_that_was_taken_while_it_was_suspended_is_found() => Finds("not allowed", [.. _journal[..3], _journal[3], _journal[5] with { Version = 5 }, _journal[4] with { Version = 6 }], _told);

    [Fact]
    public void A_read_of_what_was_no_longer_so_is_found() => Finds("at no moment", _journal, [.. _told, new(Asked.Read, 70, 80, null, 3, null, null, 10, 1, "running")]);

    [Fact]
    public void A_read_of_what_never_was_is_found() => Finds("at no moment", _journal, [.. _told, new(Asked.Read, 70, 80, null, 6, null, null, 31, 2, "running")]);

    [Fact]
    public void A_no_that_was_never_right_is_found() => Finds("at no moment", _journal, [.. _told, new(Asked.Gift, 70, 80, null, null, "campaign.suspended", null, 0, 0, null)]);

    [Fact]
    public void A_no_out_of_an_old_state_is_found_also_where_reads_may_be_old() => Assert.NotEmpty(
        new History(_journal).Faults([.. _told, new(Asked.Gift, 70, 80, null, null, "campaign.suspended", null, 0, 0, null)], staleReads: true));

    [Fact]
    public void Two_answers_that_saw_each_others_past_are_found() => Finds(
        "at no moment", _journal, [.. _told, new(Asked.Read, 52, 54, null, 6, null, null, 30, 2, "running"), new(Asked.Read, 55, 57, null, 5, null, null, 10, 1, "running")]);

    [Fact]
    public void An_order_against_the_clock_is_found() => Finds("after a later one", _journal, [Gift(62, 70, _first, 1, 10), .. _told[1..]]);

    [Fact]
    public void A_wrong_number_is_found() => Finds("another answer", _journal, [.. _told[..5], Gift(45, 60, _second, 3, 20)]);

    private static void Finds(string what, Written[] journal, Told[] told) => Assert.Contains(new History(journal).Faults(told), f => f.Contains(what, StringComparison.Ordinal));

    private static Told Gift(long began, long ended, Guid id, int number, decimal amount) => new(Asked.Gift, began, ended, id, null, null, $"JH-{number:D6}", amount, 0, null);
}
