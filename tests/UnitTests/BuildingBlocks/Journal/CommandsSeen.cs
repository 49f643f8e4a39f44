using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.Journaling;

public sealed class CommandsSeen
{
    // More than fit into its first two parts.
    private const int Many = 500_000;

    [Fact]
    public void Each_is_known_and_hardly_any_other_is_taken_for_known()
    {
        var seen = new SeenCommands();
        var random = new Random(7);
        Span<byte> id = stackalloc byte[16];
        for (var i = 0; i < Many; i++) seen.Add(Next(random, id));

        random = new(7);
        var missing = 0;
        for (var i = 0; i < Many; i++) missing += seen.MayHold(Next(random, id)) ? 0 : 1;
        var mistaken = 0;
        for (var i = 0; i < Many; i++) mistaken += seen.MayHold(Next(random, id)) ? 1 : 0;

        Assert.Equal(0, missing);
        Assert.InRange(mistaken, 0, Many / 200);
    }

    [Fact]
    public void Ids_that_differ_in_little_are_told_apart()
    {
        var seen = new SeenCommands();
        for (var i = 0; i < 1000; i++) seen.Add(new(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
        Assert.InRange(Enumerable.Range(1000, 10_000).Count(i => seen.MayHold(new(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]))), 0, 20);
    }

    [Fact]
    public async Task Told_from_many_threads_none_is_lost()
    {
        var seen = new SeenCommands();
        var ids = Enumerable.Range(0, 300_000).Select(_ => Guid.CreateVersion7()).ToArray();
        await Parallel.ForEachAsync(ids.Chunk(10_000), TestContext.Current.CancellationToken, (some, _) =>
        {
            foreach (var id in some) seen.Add(id);
            return ValueTask.CompletedTask;
        });
        Assert.DoesNotContain(ids, id => !seen.MayHold(id));
    }

    private static Guid Next(Random random, Span<byte> id)
    {
        random.NextBytes(id);
        return new(id);
    }
}
