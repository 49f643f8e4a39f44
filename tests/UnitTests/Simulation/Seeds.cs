using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Runs worlds by their seeds.</summary>
internal static class Seeds
{
    private const int Steps = 700;
    private const int LinesToTell = 60;

    /// <summary>Runs one seed to its end.</summary>
    /// <returns>What happened, and the journal that came of it.</returns>
    /// <exception cref="SimulationFailedException">Something did not hold.</exception>
    public static IReadOnlyList<string> Run(int seed, JournalKeys keys, Flaw flaw = Flaw.None, bool withLists = false)
    {
        // As in a silo: what is awaited comes back by the scheduler, never by a context of the test's.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        using var world = new World(seed, keys, flaw, withLists);
        try
        {
            for (var step = 0; step < Steps; step++) world.Step();
            world.Settle();
            return [.. world.Told, .. world.History()];
        }
        catch (Exception failure)
        {
            throw new SimulationFailedException(seed, failure, world.Told.TakeLast(LinesToTell));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}

/// <summary>A seed for which something does not hold: the same seed fails again, at the same step.</summary>
internal sealed class SimulationFailedException(int seed, Exception failure, IEnumerable<string> last)
    : Exception($"Seed {seed}: {failure.Message}\nRepeat with SIMULATION_SEEDS={seed}. What happened last:\n{string.Join('\n', last)}", failure);
