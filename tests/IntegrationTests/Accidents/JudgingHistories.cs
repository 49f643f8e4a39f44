namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The judge of histories finds each kind of fault that is put into a sound one.</summary>
public sealed class JudgingHistories
{
    private static readonly Guid _first = new("0193a000-0000-7000-8000-000000000001");
    private static readonly Guid _second = new("0193a000-0000-7000-8000-000000000002");
    private static readonly Guid _payment = new("0193a000-0000-7000-8000-000000000003");
    private static readonly object _here = new();
    private static readonly object _there = new();

    private static readonly Written[] _journal =
    [
        new(1, "campaign-drafted", null),
        new(2, "campaign-launched", null),
        new(3, "donation-recorded", _first, 10),
        new(4, "campaign-suspended", null),
        new(5, "campaign-resumed", null),
        new(6, "donation-recorded", _second, 20),
        new(7, "disbursement-requested", _payment, 15, _payment),
        new(8, "disbursement-approved", Guid.Empty, 15, _payment),
        new(9, "disbursement-paid", Guid.Empty, 0, _payment),
    ];

    private static readonly State _suspended = new("suspended", 1, 10, 10, 0);
    private static readonly State _running = new("running", 1, 10, 10, 0);
    private static readonly State _given = new("running", 2, 30, 30, 0);
    private static readonly State _paid = new("running", 2, 30, 15, 15);

    private static readonly Told[] _told =
    [
        Gift(0, 10, _first, 1, 10),
        new(Asked.Suspend, 20, 30) { Version = 4, State = _suspended },
        No(Asked.Gift, 32, 38, "campaign.suspended"),
        Read(33, 39, 4, _suspended),
        new(Asked.Resume, 40, 50) { Version = 5, State = _running },
        Gift(45, 60, _second, 2, 20),
        Read(62, 64, 6, _given),
        new(Asked.Request, 66, 68) { Id = _payment, Amount = 15 },
        No(Asked.Pay, 70, 72, "disbursement.not_approved"),
        new(Asked.Approve, 74, 76) { Id = _payment },
        No(Asked.Approve, 78, 80, "disbursement.approved"),
        No(Asked.Request, 78, 80, "disbursement.exceeds_available") with { Id = null, Amount = 16 },
        new(Asked.Pay, 82, 84) { Id = _payment },
        No(Asked.Pay, 83, 88, "disbursement.closed"),
        Read(86, 90, 9, _paid),
    ];

    [Fact]
    public void A_sound_one_passes() => Assert.Empty(new History(_journal).Faults(_told));

    [Fact]
    public void A_gift_that_was_acknowledged_and_is_not_there_is_found() => Finds("lost", [.. _journal[..5], .. _journal[6..].Select(r => r with { Version = r.Version - 1 })], _told);

    [Fact]
    public void A_gift_that_is_there_twice_is_found() => Finds("twice", [.. _journal, new(10, "donation-recorded", Guid.Empty, 20)], _told);

    [Fact]
    public void A_suspension_that_is_there_twice_is_found() => Finds("twice", [.. _journal, new(10, "campaign-suspended", null)], _told);

    [Fact]
    public void A_payment_that_is_made_twice_is_found() => Finds("twice", [.. _journal, _journal[^1] with { Version = 10 }], _told);

    [Fact]
    public void A_payment_that_two_were_promised_to_have_made_is_found() => Finds("twice", _journal, [.. _told, new(Asked.Pay, 82, 86) { Id = _payment }]);

    [Fact]
    public void A_payment_that_was_acknowledged_and_is_not_there_is_found() => Finds("lost", _journal[..^1], _told);

    [Fact]
    public void A_payment_of_more_than_there_is_is_found() => Finds("not allowed", [.. _journal[..6], _journal[6] with { Amount = 31 }, _journal[7] with { Amount = 31 }, _journal[8]], _told);

    [Fact]
    public void A_payment_without_an_approval_is_found() => Finds("not allowed", [.. _journal[..7], _journal[8] with { Version = 8 }, _journal[7] with { Version = 9 }], _told);

    [Fact]
    public void A_fork_is_found() => Finds("fork", [.. _journal, _journal[^1] with { Version = 6, Name = "donation-recorded" }], _told);

    [Fact]
    public void A_gift_that_was_taken_while_it_was_suspended_is_found() =>
        Finds("not allowed", [.. _journal[..4], _journal[5] with { Version = 5 }, _journal[4] with { Version = 6 }, .. _journal[6..]], _told);

    [Fact]
    public void A_read_of_what_was_no_longer_so_is_found() => Finds("at no moment", _journal, [.. _told, Read(100, 110, 3, _running)]);

    [Fact]
    public void A_read_of_what_never_was_is_found() => Finds("at no moment", _journal, [.. _told, Read(100, 110, 9, _paid with { Available = 16 })]);

    [Fact]
    public void A_read_of_what_was_not_asked_for_yet_is_found() => Finds("at no moment", _journal, [.. _told, Read(12, 15, 9, _paid)]);

    [Theory]
    [InlineData(nameof(Asked.Gift), "campaign.suspended")]
    [InlineData(nameof(Asked.Resume), "campaign.not_suspended", 32)]
    [InlineData(nameof(Asked.Pay), "disbursement.not_approved")]
    [InlineData(nameof(Asked.Approve), "disbursement.approved")]
    [InlineData(nameof(Asked.Pay), "disbursement.closed", 78)]
    [InlineData(nameof(Asked.Request), "disbursement.exceeds_available")]
    [InlineData(nameof(Asked.Approve), "disbursement.not_found")]
    public void A_no_that_was_never_right_is_found(string asked, string code, int at = 100) =>
        Finds("at no moment", _journal, [.. _told, No(Enum.Parse<Asked>(asked), at, at + 3, code) with { Amount = 15 }]);

    [Fact]
    public void A_host_that_was_cut_off_may_show_what_is_old()
    {
        Told[] old = [.. _told, Read(100, 110, 4, _suspended) with { Through = _there }];
        Assert.Empty(new History(_journal).Faults(old, new Stale(_there, 95, 105)));
        Assert.NotEmpty(new History(_journal).Faults(old, new Stale(_here, 95, 105)));
        Assert.NotEmpty(new History(_journal).Faults(old, new Stale(_there, 92, 95)));
    }

    [Fact]
    public void It_may_not_refuse_because_of_what_is_old() => Assert.NotEmpty(
        new History(_journal).Faults([.. _told, No(Asked.Gift, 100, 110, "campaign.suspended") with { Through = _there }], new Stale(_there, 95, 120)));

    [Fact]
    public void It_may_not_show_what_is_older_than_what_it_has_shown() => Assert.NotEmpty(
        new History(_journal).Faults([.. _told, Read(100, 104, 6, _given) with { Through = _there }, Read(106, 110, 4, _suspended) with { Through = _there }], new Stale(_there, 95, 120)));

    [Fact]
    public void It_may_not_show_what_never_was() => Assert.NotEmpty(
        new History(_journal).Faults([.. _told, Read(100, 110, 4, _running) with { Through = _there }], new Stale(_there, 95, 120)));

    [Fact]
    public void Two_answers_that_saw_each_others_past_are_found() => Finds("at no moment", _journal, [.. _told, Read(52, 54, 6, _given), Read(55, 57, 5, _running)]);

    [Fact]
    public void An_order_against_the_clock_is_found() => Finds("after a later one", _journal, [Gift(62, 70, _first, 1, 10), .. _told[1..]]);

    [Fact]
    public void A_wrong_number_is_found() => Finds("another answer", _journal, [.. _told[..5], Gift(45, 60, _second, 3, 20), .. _told[6..]]);

    [Fact]
    public void A_wrong_sum_in_the_answer_to_a_command_is_found() =>
        Finds("another answer", _journal, [_told[0], new(Asked.Suspend, 20, 30) { Version = 4, State = _suspended with { Available = 11 } }, .. _told[2..]]);

    private static void Finds(string what, Written[] journal, Told[] told) => Assert.Contains(new History(journal).Faults(told), f => f.Contains(what, StringComparison.Ordinal));

    private static Told Gift(long began, long ended, Guid id, int number, decimal amount) => new(Asked.Gift, began, ended) { Id = id, Number = $"JH-{number:D6}", Amount = amount };

    private static Told Read(long began, long ended, long version, State state) => new(Asked.Read, began, ended) { Version = version, State = state };

    private static Told No(Asked asked, long began, long ended, string code) => new(asked, began, ended) { Code = code, Id = asked is Asked.Approve or Asked.Pay ? _payment : null };
}
