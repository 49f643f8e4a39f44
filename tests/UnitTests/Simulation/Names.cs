using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Who holds which claimed name, and who held it until when.</summary>
internal sealed class Names
{
    private readonly Dictionary<(string Kind, string Name), StreamId> _held = [];
    private readonly Dictionary<(string Kind, string Name), List<Holding>> _everHeld = [];

    public int Count => _held.Count;

    public void Take(IReadOnlyList<Claim> claims, Recorded by)
    {
        foreach (var claim in claims)
        {
            var name = (claim.Kind, claim.Name);
            if (!claim.Release)
            {
                Assert.True(_held.TryAdd(name, by.Stream), $"{claim.Kind} {claim.Name} is held twice");
                (_everHeld.TryGetValue(name, out var all) ? all : _everHeld[name] = []).Add(new(by.Event));
            }
            else if (_held.TryGetValue(name, out var holder) && holder == by.Stream)
            {
                _held.Remove(name);
                _everHeld[name][^1].Until = by.Position;
            }
        }
    }

    /// <summary>Whether this is what somebody is told who comes second to one of these names, which was still held after a position.</summary>
    public bool Explain(Error refusal, IReadOnlyList<Claim> claims, long since) => claims.Where(c => !c.Release)
        .Any(c => _everHeld.GetValueOrDefault((c.Kind, c.Name), []).Any(holding => holding.Until > since && c.WhenTaken(holding.By).En == refusal.En));

    private sealed class Holding(object by)
    {
        public object By { get; } = by;

        public long Until { get; set; } = long.MaxValue;
    }
}
