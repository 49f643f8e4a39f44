using JinhuRedCross.BuildingBlocks.Journal;
using static JinhuRedCross.UnitTests.Journaling.Asking;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>Fills, takes and repeats at random, on one silo or on several that each believe to own every purse, and what must hold of the answers.</summary>
internal sealed class RandomHistory(int seed, params IReadOnlyList<PurseHost> silos)
{
    private readonly Random _random = new(seed);
    private readonly Guid[] _ids = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
    private readonly Dictionary<Guid, List<Asked>> _asked = [];
    private readonly List<(Guid Purse, Asked Asked, Task<Heard> Answer)> _answers = [];
    private readonly Dictionary<Guid, long> _acknowledged = [];

    private sealed record Asked(Command Command, long Fen, string? Slip, bool IsTake);

    /// <param name="Since">The version that somebody had been told of before it was asked for.</param>
    /// <param name="Until">The position up to which its silo knew the journal when it answered.</param>
    private sealed record Heard(Decided<Purse, PurseEvent> Got, long Since, long Until);

    public async Task Run(int rounds)
    {
        foreach (var (i, silo) in silos.Index()) silo.Store.Weather = Weather(new(seed + 1 + i));
        foreach (var id in _ids) (_asked[id], _acknowledged[id]) = ([], 0);
        for (var round = 0; round < rounds; round++)
        {
            var batch = Enumerable.Range(0, _random.Next(1, 60)).Select(_ => _ids[_random.Next(_ids.Length)]).Select(id => (Purse: id, Asked: Choose(_asked[id]))).ToList();
            foreach (var (id, asked) in batch) _answers.Add((id, asked, Ask(AnySilo(), id, asked)));
            if (_random.Next(4) == 0) await AnySilo().Purse(_ids[_random.Next(_ids.Length)]).Leave();
            if (_random.Next(3) > 0) await AllAnswered();
        }

        await AllAnswered();
        foreach (var silo in silos) silo.Store.BeGood();
        foreach (var id in _ids) await IsTrue(id);
    }

    private static Func<Mishap> Weather(Random random) => () => random.Next(8) switch { 0 => Mishap.FailsBefore, 1 => Mishap.FailsAfter, 2 => Mishap.Conflicts, _ => Mishap.None };

    private PurseHost AnySilo() => silos[silos.Count == 1 ? 0 : _random.Next(silos.Count)];

    private Task AllAnswered() => Task.WhenAll(_answers.Select(a => a.Answer)).Soon();

    private Asked Choose(List<Asked> before)
    {
        if (before.Count > 0 && _random.Next(3) == 0) return before[_random.Next(before.Count)];
        var slip = _random.Next(5) == 0 ? $"slip {seed} {_random.Next(20)}" : null;
        var asked = new Asked(Fresh(), _random.Next(1, 20), slip, _random.Next(2) == 0);
        before.Add(asked);
        return asked;
    }

    private async Task<Heard> Ask(PurseHost silo, Guid id, Asked asked)
    {
        long since;
        lock (_acknowledged) since = _acknowledged[id];
        var purse = silo.Purse(id);
        var got = await (asked.IsTake ? purse.TakeInTwo(asked.Command, asked.Fen) : purse.Fill(asked.Command, asked.Fen, asked.Slip));
        lock (_acknowledged) _acknowledged[id] = Math.Max(_acknowledged[id], got.Version);
        return new(got, since, silo.Journal.Newest);
    }

    private async Task IsTrue(Guid id)
    {
        var history = await silos[0].History(id);
        Assert.Equal(Enumerable.Range(1, history.Count).Select(v => (long)v), history.Select(r => r.Version));
        var balances = Balances(history);
        Assert.True(balances.All(b => b >= 0), $"Seed {seed}");
        foreach (var silo in silos)
        {
            var seen = await silo.Purse(id).Look();
            Assert.Equal(balances[(int)seen.Version], seen.Fen);
            // Who only looks may see an old state where another silo wrote.
            if (silos.Count == 1) Assert.Equal(history.Count, seen.Version);
        }

        foreach (var (_, asked, answer) in _answers.Where(a => a.Purse == id))
        {
            var (got, since, until) = await answer;
            var stands = history.Where(r => r.Command == asked.Command.Id).ToList();
            Assert.True(stands.Count <= 1, $"Seed {seed}: a command stands twice");
            if (got.Error is null) Assert.Equal(got.Version, Assert.Single(stands).Version + got.Events.Count - 1);
            // A refusal for lack of money is right only if there was too little at some moment between question and answer.
            var met = history.Where(r => r.Version > since && r.Position <= until).Select(r => balances[(int)r.Version]).Prepend(balances[(int)since]);
            if (got.Error?.Code == "purse.too_little") Assert.True(met.Any(b => b < asked.Fen), $"Seed {seed}: refused {asked.Fen} with never less than that since version {since}");
            Assert.True(got.Error is null or { Code: "purse.too_little" or "slip.taken" or "store.unavailable" }, $"Seed {seed}: {got.Error}");
        }
    }

    private static List<long> Balances(IReadOnlyList<Recorded> history)
    {
        var balances = new List<long> { 0 };
        foreach (var record in history) balances.Add(balances[^1] + (record.Event is Filled filled ? filled.Amount.Fen : -((Taken)record.Event).Amount.Fen));
        return balances;
    }
}
