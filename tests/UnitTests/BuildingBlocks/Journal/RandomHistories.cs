namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>A store that fails at random: whatever happens, the journal tells one true story.</summary>
[Collection(PurseTests.Name)]
public sealed class RandomHistories(SharedPurses shared, ITestOutputHelper output) : IDisposable
{
    public void Dispose() => shared.Host.Store.BeGood();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(0)]
    public Task Hold_every_acknowledged_command_once_and_no_refusal_was_wrong(int fixedSeed)
    {
        var seed = fixedSeed == 0 ? Random.Shared.Next() : fixedSeed;
        output.WriteLine($"Seed {seed}");
        return new RandomHistory(seed, shared.Host).Run(rounds: 40);
    }
}

/// <summary>The same while two silos write, neither of which knows of the other.</summary>
[Collection(TwoSiloTests.Name)]
public sealed class RandomHistoriesOfTwoSilos(TwoSharedPurses shared, ITestOutputHelper output) : IDisposable
{
    public void Dispose()
    {
        shared.One.Store.BeGood();
        shared.Two.Store.BeGood();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public Task Hold_every_acknowledged_command_once_and_no_refusal_was_wrong(int fixedSeed)
    {
        var seed = fixedSeed == 0 ? Random.Shared.Next() : fixedSeed;
        output.WriteLine($"Seed {seed}");
        return new RandomHistory(seed, shared.One, shared.Two).Run(rounds: 20);
    }
}
