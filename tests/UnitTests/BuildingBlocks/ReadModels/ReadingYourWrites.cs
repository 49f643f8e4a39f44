using System.Diagnostics;
using JinhuRedCross.BuildingBlocks.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>A question shows every command that was answered before it, or says that it does not.</summary>
public sealed class ReadingYourWrites : IAsyncLifetime
{
    private readonly ReadWorld _world = new();

    [Fact]
    public async Task What_was_written_before_the_question_is_in_the_answer()
    {
        await using var running = await _world.Running();
        for (var i = 0; i < 50; i++)
        {
            var id = Guid.CreateVersion7();
            _world.Journal.Append(id, new Came(Some.Gift));
            var answer = await running.Of<Gift>().One(id, default);
            Assert.False(answer.Lagging);
            Assert.NotNull(answer.Value);
        }
    }

    [Fact]
    public async Task A_question_waits_half_a_second_at_most_and_then_says_that_it_lags()
    {
        await using var running = await _world.Running();
        _world.Journal.Open = new TaskCompletionSource().Task;
        _world.Journal.Append(Guid.CreateVersion7(), new Came(Some.Gift));

        var question = running.Of<Gift>().Count(Specification<Gift>.All, default);
        _world.Patience.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(question.IsCompleted);
        _world.Patience.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True((await question).Lagging);
    }

    [Fact]
    public async Task A_question_does_not_wait_for_what_is_far_behind()
    {
        await using var running = await _world.Running();
        _world.Journal.Open = new TaskCompletionSource().Task;
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 20_001));

        // The clock of its patience stands still: if it waited, it would wait for ever.
        Assert.True((await running.Of<Tally>().Count(Specification<Tally>.All, default)).Lagging);
    }

    [Fact]
    public async Task Who_decides_by_a_row_finds_it_while_the_table_lags_and_otherwise_hears_that_nobody_knows()
    {
        var there = Guid.CreateVersion7();
        _world.Journal.Append(there, new Came(Some.Gift));
        await using var running = await _world.Running();
        await ReadWorld.Until(() => running.Status("gifts").Lag == 0);
        var gate = new TaskCompletionSource();
        _world.Journal.Open = gate.Task;
        var coming = Guid.CreateVersion7();
        _world.Journal.Append(coming, new Came(Some.Gift));

        Assert.Equal(there, (await Waited(running.Of<Gift>().OneThat(new(g => g.Id == there), default))).Value!.Id);
        await Assert.ThrowsAsync<ReadModelBuildingException>(() => Waited(running.Of<Gift>().OneThat(new(g => g.Id == coming), default)));
        await Assert.ThrowsAsync<ReadModelBuildingException>(() => Waited(running.Of<Gift>().AskSurely((rows, ct) => rows.CountAsync(ct), default)));
        Assert.Equal(new(1, Lagging: true), await Waited(running.Of<Gift>().AskPatiently((rows, ct) => rows.CountAsync(ct), default)));
        var work = running.Of<Gift>().AskWhenCaughtUp((rows, ct) => rows.CountAsync(ct), default);
        for (var i = 0; i < 30; i++) _world.Patience.Advance(TimeSpan.FromMilliseconds(500));
        Assert.False(work.IsCompleted);
        gate.SetResult();
        Assert.Equal(2, await Waited(work));
        Assert.Equal(coming, (await running.Of<Gift>().OneThat(new(g => g.Id == coming), default)).Value!.Id);
        Assert.Null((await running.Of<Gift>().OneThat(new(g => g.Id == Guid.Empty), default)).Value);
        Assert.Equal(2, await running.Of<Gift>().AskSurely((rows, ct) => rows.CountAsync(ct), default));

        async Task<T> Waited<T>(Task<T> question)
        {
            while (!question.IsCompleted)
            {
                _world.Patience.Advance(TimeSpan.FromMilliseconds(500));
                await Task.Delay(1);
            }

            return await question;
        }
    }

    [Theory]
    [InlineData(9, 9, true)]
    [InlineData(9, 10, false)]
    public async Task A_question_during_which_the_table_went_back_is_asked_again_unless_the_table_is_no_longer_whole(long position, long target, bool whole)
    {
        _world.Journal.Append(Guid.CreateVersion7(), Enumerable.Repeat(new Grew(1), 10));
        // Nothing follows the journal, so it stays where it went.
        var side = await _world.Filled();
        var track = side.TrackOf(typeof(Tally));
        var asked = 0;

        var answering = new Reads<Tally>(side).Ask(
            async (rows, cancel) =>
            {
                // As when a database that crashed has lost its last page.
                if (asked++ == 0) track.Restart(new(track.Table, position, target, 1, "", null));
                return await rows.Where(row => row.Id == Tally.Everything).SumAsync(row => row.Amount, cancel);
            },
            default);
        await ReadWorld.Until(() => track.IsAwaited);
        _world.Patience.Advance(TimeSpan.FromMilliseconds(500));

        if (whole) Assert.Equal(new(10, Lagging: true), await answering);
        else await Assert.ThrowsAsync<ReadModelBuildingException>(() => answering);
        Assert.Equal(whole ? 2 : 1, asked);
    }

    [Fact]
    public async Task Many_questions_wait_together_and_are_answered_together()
    {
        await using var running = await _world.Running();
        var gate = new TaskCompletionSource();
        _world.Journal.Open = gate.Task;
        var id = Guid.CreateVersion7();
        _world.Journal.Append(id, new Came(Some.Gift));

        var questions = Enumerable.Range(0, 200).Select(_ => running.Of<Gift>().One(id, default)).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(questions), answer => Assert.NotNull(answer.Value));
    }

    [Fact]
    public async Task Under_load_pages_are_written_together_while_nobody_asks()
    {
        await using var running = await _world.Running();
        var (before, begun) = (_world.Journal.Reads, Stopwatch.GetTimestamp());
        for (var i = 0; i < 2000; i++)
        {
            _world.Journal.Append(Guid.CreateVersion7(), new Grew(1));
            if (i % 50 == 0) await Task.Delay(1);
        }

        await ReadWorld.Until(() => running.Status("tally").Lag == 0);
        // One in 25 ms, however slow the machine; some more at the ends.
        Assert.InRange(_world.Journal.Reads - before, 1, 5 + (int)(Stopwatch.GetElapsedTime(begun).TotalMilliseconds / 20));
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
