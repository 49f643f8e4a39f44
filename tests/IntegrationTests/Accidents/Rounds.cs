using System.Globalization;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>How long the accidents go on: a few rounds each time, many by hand (<c>eng/soak.sh</c>), which also wants to be told the figures.</summary>
internal static class Rounds
{
    public static int Seed { get; } = Number("ACCIDENT_SEED") ?? Random.Shared.Next(1_000_000);

    public static int Of(int few) => Number("ACCIDENT_ROUNDS") ?? few;

    /// <summary>Lets the callers finish and repeat all that they were told, and holds it against the journal: nothing is lost or doubled, every answer fits, and nobody was told that something is wrong here.</summary>
    /// <param name="hosts">All that were asked.</param>
    public static async Task Judge(
        string what, int rounds, Callers callers, Task calling, IReadOnlyList<ProcessHost> hosts, Func<Task<IReadOnlyList<Written>>> journal, params IReadOnlyList<Stale> stale)
    {
        callers.Enough();
        try
        {
            await calling;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException("Its hosts said: " + string.Join('\n', hosts.SelectMany(h => h.Failures)), fault);
        }

        var wrong = await callers.WrongAnswersToRepeats();
        var faults = new History(await journal()).Faults(callers.Told, stale);
        Tell(what, rounds, callers, wrong, faults);
        Assert.Empty(faults);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // An accident is answered with 503; with 500 only what nobody has thought of.
        Assert.DoesNotContain(hosts.SelectMany(h => h.Failures), f => f.Contains(" failed, trace ", StringComparison.Ordinal));
    }

    private static void Tell(string what, int round, Callers callers, IReadOnlyCollection<string> wrong, IReadOnlyCollection<string> faults)
    {
        var (lost, doubled) = (faults.Count(f => f.StartsWith("lost", StringComparison.Ordinal)), faults.Count(f => f.Contains("twice", StringComparison.Ordinal)));
        Say(string.Create(CultureInfo.InvariantCulture,
            $"{what}, seed {Seed}, {round} rounds: {callers.Acknowledged} acknowledged ({callers.Paid} payments; {callers.Untold} carried out and told only to who repeated), {lost} lost, {doubled} doubled, {wrong.Count} wrong repeats, {faults.Count} faults; said 503 {callers.Hiccups.Refused}, broken {callers.Hiccups.Broken}, longest wait {callers.Longest.TotalSeconds:F1} s"));
    }

    public static void Say(string figures)
    {
        if (Environment.GetEnvironmentVariable("ACCIDENT_REPORT") is { Length: > 0 } file) File.AppendAllText(file, figures + "\n");
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
