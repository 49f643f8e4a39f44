using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Who holds which claimed name, and who ever held it.</summary>
internal sealed class Names
{
    private readonly Dictionary<(string Kind, string Name), StreamId> _held = [];
    private readonly Dictionary<(string Kind, string Name), List<object>> _everHeld = [];

    public int Count => _held.Count;

    public void Take(IReadOnlyList<Claim> claims, Recorded by)
    {
        foreach (var claim in claims)
        {
            var name = (claim.Kind, claim.Name);
            if (!claim.Release)
            {
                Assert.True(_held.TryAdd(name, by.Stream), $"{claim.Kind} {claim.Name} is held twice");
                (_everHeld.TryGetValue(name, out var all) ? all : _everHeld[name] = []).Add(by.Event);
            }
            else if (_held.GetValueOrDefault(name) == by.Stream) _held.Remove(name);
        }
    }

    /// <summary>Whether this is what somebody is told who comes second to one of these names.</summary>
    public bool Explain(Error refusal, IReadOnlyList<Claim> claims) => claims.Where(c => !c.Release)
        .Any(c => _everHeld.GetValueOrDefault((c.Kind, c.Name), []).Any(holder => c.WhenTaken(holder).En == refusal.En));
}
