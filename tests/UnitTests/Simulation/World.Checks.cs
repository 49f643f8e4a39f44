using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.UnitTests.Simulation;

/// <content>What must hold at any moment, and what when all has come to rest.</content>
internal sealed partial class World
{
    private const int MostToSettle = 200_000;
    private readonly List<Recorded> _records = [];
    private readonly Dictionary<Silo, long> _newest = [];

    /// <summary>The store is good again and every silo is up: all that was asked is answered, and a third of it, asked once more, gets the same answer.</summary>
    public void Settle()
    {
        IsSettling = true;
        _away = 0;
        Rest();
        IsCalm = true;
        LetSleep();
        foreach (var model in _models) model.AskAgain();
        Rest();
        Seal();
        Follow();
        Rest();
        AllIsSealed();
        Assert.Equal(Names.Count, Disk.Claims.Count());
    }

    private void Rest()
    {
        for (var steps = 0; _silos.Contains(null) || !_silos.All(s => s!.IsUp) || _waiting.Count + _calls.Count > 0 || _silos.Any(s => s!.Ready.Any()); steps++)
        {
            Assert.True(steps < MostToSettle, $"it never comes to rest: {string.Join(", ", _waiting.Select(w => w.What))}");
            Assert.True(_silos.Contains(null) || _calls.Count > 0 || _silos.Any(s => s!.Ready.Any()), $"never answered: {string.Join(", ", _waiting.Select(w => w.What))}");
            Step();
        }
    }

    private void Check()
    {
        if (_away > 0) _away--;
        TakeIn();
        foreach (var i in Enumerable.Range(0, _silos.Length))
        {
            if (_silos[i] is not { } silo) continue;
            if (silo.CouldNotStart)
            {
                silo.Dispose();
                _silos[i] = null;
                continue;
            }

            var newest = silo.Journal.Newest;
            Assert.InRange(newest, _newest.GetValueOrDefault(silo), Disk.Rows.Count);
            _newest[silo] = newest;
            Assert.Equal(0, silo.Journal.UnreadableParts);
        }

        foreach (var answered in _waiting.Where(w => w.Answer.IsCompleted).ToList())
        {
            _waiting.Remove(answered);
            if (answered.Activation is { } activation) activation.Unanswered--;
            answered.Judge();
        }
    }

    /// <summary>Reads what was written in this step, command by command.</summary>
    private void TakeIn()
    {
        while (_records.Count < Disk.Rows.Count)
        {
            var row = Disk.Rows[_records.Count];
            Assert.NotNull(row.Command);
            List<JournalRow> rows = [row, .. Disk.Rows.Skip(_records.Count + 1).TakeWhile(r => r.Command is null)];
            foreach (var (i, one) in rows.Index())
            {
                Assert.Equal(_records.Count + 1, one.Position);
                Assert.Equal((row.Stream, row.Version + i), (one.Stream, one.Version));
                _records.Add(Decode(one));
            }

            var records = _records.TakeLast(rows.Count).ToList();
            Tell($"= {row.Position}: {string.Join(", ", records.Select(r => $"{r.Stream.Kind} {r.Stream.Id.ToString()[..4]} {r.Version} {r.Event.GetType().Name}"))} ({records[0].Command.ToString()![..6]})");
            _models.Single(m => m.Streams.Contains(records[0].Stream)).Take(records, row.Fingerprint!);
        }
    }

    private void AllIsSealed()
    {
        var tree = MerkleTree.Empty;
        foreach (var row in Disk.Rows) tree = tree.Add(MerkleTree.LeafHash(RecordHash.LeafData(row.Position, RecordHash.Content(row))));
        Assert.Equal(Disk.Rows.Select(r => r.Position), Disk.Leaves.Select(l => l.Position));
        Assert.Equal(tree.Root(), Disk.Seal?.Root ?? MerkleTree.Empty.Root());
        Assert.True(Disk.Seal is null || SealSignature.Fits(_keys.Sealing, Disk.Identity, Disk.Seal), "the signature does not fit");
    }
}
