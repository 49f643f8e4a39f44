using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Fills, takes and repeats at random on a store that fails at random: whatever happens, the journal tells one true story.</summary>
[Collection(PurseTests.Name)]
public sealed class RandomHistories(SharedPurses shared, ITestOutputHelper output) : IDisposable
{
    private readonly PurseHost _host = shared.Host;

    private sealed record Asked(Command Command, long Fen, string? Slip, bool IsTake);

    public void Dispose() => _host.Store.BeGood();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task Hold_every_acknowledged_command_once_and_no_refusal_was_wrong(int fixedSeed)
    {
        var seed = fixedSeed == 0 ? Random.Shared.Next() : fixedSeed;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var weather = new Random(seed + 1);
        _host.Store.Weather = () => weather.Next(8) switch { 0 => Mishap.FailsBefore, 1 => Mishap.FailsAfter, 2 => Mishap.Conflicts, _ => Mishap.None };
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        var asked = ids.ToDictionary(id => id, _ => new List<Asked>());
        var answers = new List<(Guid Purse, Asked Asked, Task<Decided<Purse, PurseEvent>> Answer)>();
        for (var round = 0; round < 40; round++)
        {
            var batch = Enumerable.Range(0, random.Next(1, 60)).Select(_ => ids[random.Next(ids.Length)]).Select(id => (id, Choose(random, asked[id], seed))).ToList();
            foreach (var (id, what) in batch) answers.Add((id, what, Carry(id, what)));
            if (random.Next(4) == 0) await _host.Purse(ids[random.Next(ids.Length)]).Leave();
            if (random.Next(3) > 0) await Task.WhenAll(answers.Select(a => a.Answer)).Soon();
        }

        await Task.WhenAll(answers.Select(a => a.Answer)).Soon();
        _host.Store.BeGood();
        foreach (var id in ids) await IsTrue(id, [.. answers.Where(a => a.Purse == id).Select(a => (a.Asked, a.Answer))], $"Seed {seed}");
    }

    private static Asked Choose(Random random, List<Asked> before, int seed)
    {
        if (before.Count > 0 && random.Next(3) == 0) return before[random.Next(before.Count)];
        var slip = random.Next(5) == 0 ? $"slip {seed} {random.Next(20)}" : null;
        var asked = new Asked(Fresh(), random.Next(1, 20), slip, random.Next(2) == 0);
        before.Add(asked);
        return asked;
    }

    private Task<Decided<Purse, PurseEvent>> Carry(Guid id, Asked asked) =>
        asked.IsTake ? _host.Purse(id).TakeInTwo(asked.Command, asked.Fen) : _host.Purse(id).Fill(asked.Command, asked.Fen, asked.Slip);

    private async Task IsTrue(Guid id, List<(Asked Asked, Task<Decided<Purse, PurseEvent>> Answer)> answers, string seed)
    {
        var history = await _host.History(id);
        Assert.Equal(Enumerable.Range(1, history.Count).Select(v => (long)v), history.Select(r => r.Version));
        var balances = Balances(history);
        Assert.True(balances.All(b => b >= 0), seed);
        Assert.Equal(balances[^1], (await _host.Purse(id).Look()).Fen);
        foreach (var (asked, answer) in answers)
        {
            var got = await answer;
            var stands = history.Where(r => r.Command == asked.Command.Id).ToList();
            Assert.True(stands.Count <= 1, $"{seed}: a command stands twice");
            if (got.Error is null) Assert.Equal(got.Version, Assert.Single(stands).Version + got.Events.Count - 1);
            // A refusal for lack of money is right only if at some moment there was too little.
            if (got.Error?.Code == "purse.too_little") Assert.True(balances.Any(b => b < asked.Fen), $"{seed}: refused {asked.Fen} with never less than that");
            Assert.True(got.Error is null or { Code: "purse.too_little" or "slip.taken" or "store.unavailable" }, $"{seed}: {got.Error}");
        }
    }

    private static List<long> Balances(IReadOnlyList<Recorded> history)
    {
        var balances = new List<long> { 0 };
        foreach (var record in history) balances.Add(balances[^1] + (record.Event is Filled filled ? filled.Amount.Fen : -((Taken)record.Event).Amount.Fen));
        return balances;
    }
}
