using System.Diagnostics;
using System.Text;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Words that the tests of the journal share.</summary>
internal static class Asking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Command Fresh(string request = "") => new(Guid.CreateVersion7(), Encoding.UTF8.GetBytes(request), "tester");

    /// <summary>The same Idempotency-Key with another request.</summary>
    public static Command WithAnotherRequest(this Command command) => command with { Fingerprint = [.. command.Fingerprint, 7] };

    public static Task<Decided<Purse, PurseEvent>> Fill(this IPurse purse, long fen, string? slip = null) => purse.Fill(Fresh(), new(fen, slip));

    public static Task<Decided<Purse, PurseEvent>> Fill(this IPurse purse, Command command, long fen, string? slip = null) => purse.Fill(command, new Filling(fen, slip));

    public static Task<Decided<Purse, PurseEvent>> Take(this IPurse purse, long fen) => purse.Take(Fresh(), fen);

    /// <summary>Fills a purse many times at once.</summary>
    public static Task<Decided<Purse, PurseEvent>[]> FillOften(this IPurse purse, int times, long fen = 1) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(_ => purse.Fill(fen)));

    public static async Task<IReadOnlyList<Recorded>> History(this PurseHost host, Guid purse) => await host.Journal.ReadStream(new("purse", purse), 0, int.MaxValue);

    public static long BalanceOf(IEnumerable<Recorded> history) => history.Aggregate(Purse.Initial, (p, r) => p.Apply((PurseEvent)r.Event)).Balance.Fen;

    /// <summary>Waits until a purse was asked to decide so often, durable or not.</summary>
    public static Task HasDecided(this IPurse purse, int times) => Until(async () => (await purse.Peek()).Decisions >= times);

    public static Task HasLooked(this IPurse purse, int times) => Until(async () => (await purse.Peek()).Looks >= times);

    public static Task WhenHeld(this UnreliableStore store) => Until(() => Task.FromResult(store.HasOneWaiting));

    public static Task WhenKept(this LateAnswer answer) => Until(() => Task.FromResult(answer.HasOne));

    /// <summary>Who repeats hears what was said first.</summary>
    public static void IsTheSame(Decided<Purse, PurseEvent> first, Decided<Purse, PurseEvent> again)
    {
        Assert.Null(again.Error);
        Assert.Equal(first.Events, again.Events);
        Assert.Equal((first.Version, first.At, first.Actor), (again.Version, again.At, again.Actor));
        Assert.True(again.Replayed);
    }

    /// <summary>Lets a grain forget everything, as after a long silence.</summary>
    public static async Task Forget(this IPurse purse)
    {
        var before = (await purse.Peek()).Activation;
        await purse.Leave();
        await Until(async () => (await purse.Peek()).Activation != before);
    }

    public static async Task Until(Func<Task<bool>> condition)
    {
        for (var waiting = Stopwatch.StartNew(); !await condition();)
        {
            Assert.True(waiting.Elapsed < Patience, "It did not happen in time");
            await Task.Delay(1);
        }
    }

    public static async Task<T> Soon<T>(this Task<T> task) => await task.WaitAsync(Patience);
}
