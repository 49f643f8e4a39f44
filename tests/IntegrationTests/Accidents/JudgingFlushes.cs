namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The judge of flushes finds each way in which an answer could leave before its commit is durable, in traces as strace writes them.</summary>
public sealed class JudgingFlushes
{
    private const string Request = """12 1.00 recvfrom(9<socket:[7]>, "POST /api/v1/fun"..., 4096, 0, NULL, NULL) = 700 <0.000010>""";
    private const string Write = """12 2.00 pwrite64(5</data/journal.db-wal>, "\0\1"..., 4120, 32) = 4120 <0.000010>""";
    private const string Flush = """12 3.00 fdatasync(5</data/journal.db-wal>) = 0 <0.500000>""";
    private const string Answer = """12 4.00 sendmsg(9<socket:[7]>, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="HTTP/1.1 201 Cre"..., iov_len=900}], msg_iovlen=1, msg_flags=0}, 0) = 900 <0.000010>""";

    [Fact]
    public void A_sound_one_passes() => Sound(Request, Write, Flush, Answer);

    [Fact]
    public void Calls_that_others_interrupt_are_put_together() => Sound(
        "12 1.00 recvfrom(9<socket:[7]>,  <unfinished ...>",
        """14 1.05 read(3<pipe:[1]>, "x", 1) = 1 <0.000010>""",
        """12 1.10 <... recvfrom resumed>"POST /api/v1/fun"..., 4096, 0, NULL, NULL) = 700 <0.100000>""",
        """13 2.00 pwrite64(5</data/journal.db-wal>, "\0\1"..., 4120, 32 <unfinished ...>""",
        "13 2.10 <... pwrite64 resumed>)          = 4120 <0.100000>",
        "13 3.00 fsync(5</data/journal.db-wal> <unfinished ...>",
        "14 3.10 --- SIGUSR1 {si_signo=SIGUSR1} ---",
        "13 3.50 <... fsync resumed>)               = 0 <0.500000>",
        Answer);

    [Fact]
    public void Requests_before_and_between_and_other_files_do_not_matter() => Sound(
        """12 0.10 recvfrom(9<socket:[7]>, "GET /health/read"..., 4096, 0, NULL, NULL) = 90 <0.000010>""",
        """12 0.20 sendto(9<socket:[7]>, "HTTP/1.1 200 OK\r"..., 90, 0, NULL, 0) = 90 <0.000010>""",
        Request,
        """12 1.50 pwrite64(6</data/read.db-wal>, "\0\1"..., 4120, 32) = 4120 <0.000010>""",
        Write, Flush, Answer);

    [Fact]
    public void Two_processes_are_read_as_one() =>
        Assert.Empty(DurableAnswers.In([[Request, Answer], [.. new[] { Write, Flush }.Select(l => l.Replace("12 ", "40 ", StringComparison.Ordinal))]], "journal.db-wal").Faults);

    [Fact]
    public void A_flush_after_the_answer_is_found() => Finds("flushed before", Request, Write, Answer, At(5, Flush));

    [Fact]
    public void A_flush_that_ends_after_the_answer_is_found() => Finds("flushed before", Request, Write, At(3.9m, Flush), Answer);

    [Fact]
    public void A_flush_that_fails_is_found() => Finds("flushed before", Request, Write, "12 3.00 fdatasync(5</data/journal.db-wal>) = -1 EIO (Input/output error) <0.500000>", Answer);

    [Fact]
    public void A_flush_that_never_ends_is_found() => Finds("flushed before", Request, Write, "13 3.00 fdatasync(5</data/journal.db-wal> <unfinished ...>", Answer, "13 5.00 <... fdatasync resumed>) = ?");

    [Fact]
    public void A_flush_that_began_before_the_write_is_found() => Finds("flushed before", Request, At(1.9m, Flush), Write, Answer);

    [Fact]
    public void A_flush_that_began_before_the_write_ended_is_found() =>
        Finds("flushed before", Request, """13 2.00 pwrite64(5</data/journal.db-wal>, "\0\1"..., 4120, 32 <unfinished ...>""", Flush, "13 3.20 <... pwrite64 resumed>) = 4120 <1.200000>", Answer);

    [Fact]
    public void No_flush_is_found() => Finds("flushed before", Request, Write, Answer);

    [Fact]
    public void A_flush_of_another_file_is_found() => Finds("flushed before", Request, Write, Flush.Replace("journal.db-wal", "journal.db", StringComparison.Ordinal), Answer);

    [Fact]
    public void A_flush_for_the_request_before_does_not_count() =>
        Finds("flushed before", [Request, Write, Flush, Answer, .. new[] { Request, Write, Answer, Flush }.Select((l, i) => At(11 + i, l))]);

    [Fact]
    public void An_answer_without_a_write_is_found() => Finds("nothing was written", Request, Flush, Answer, At(5, Write), At(6, Flush));

    [Fact]
    public void A_write_for_the_request_before_does_not_count() =>
        Finds("nothing was written", At(0.5m, Write), Request, Flush, Answer);

    [Fact]
    public void Writes_behind_the_last_flush_are_found_when_it_is_more_than_a_seal_now_and_then()
    {
        Finds("behind the last flush", Request, Write, Flush, At(3.6m, Write), Answer);
        string[] sound = [.. Enumerable.Range(1, 9).SelectMany(n => new[] { Request, Write, Flush, Answer }.Select((l, i) => At((10 * n) + i, l)))];
        var judged = DurableAnswers.In([[Request, Write, Flush, At(3.6m, Write), Answer, .. sound]], "journal.db-wal");
        Assert.Equal((10, 10, 1), (judged.Requests, judged.Flushes, judged.Unsettled));
        Assert.Empty(judged.Faults);
    }

    [Fact]
    public void An_answer_that_says_no_or_never_comes_is_found()
    {
        Finds("answered with no", Request, Write, Flush, Answer.Replace("201 Cre", "503 Ser", StringComparison.Ordinal));
        Finds("never answered", Request, Write, Flush, Answer.Replace("9<socket:[7]>", "10<socket:[8]>", StringComparison.Ordinal));
    }

    private static void Sound(params string[] lines)
    {
        var judged = DurableAnswers.In([lines], "journal.db-wal");
        Assert.Empty(judged.Faults);
        Assert.Equal((1, 1, 0), (judged.Requests, judged.Flushes, judged.Unsettled));
    }

    private static void Finds(string fault, params string[] lines) =>
        Assert.Contains(fault, Assert.Single(DurableAnswers.In([lines], "journal.db-wal").Faults), StringComparison.Ordinal);

    /// <summary>The same call at another time.</summary>
    private static string At(decimal time, string line) => FormattableString.Invariant($"12 {time:F2} ") + line.Split(' ', 3)[2];
}
