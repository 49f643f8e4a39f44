using CsCheck;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>A specification means the same in SQL as in memory.</summary>
public sealed class AskingWithSpecifications : IAsyncLifetime
{
    private readonly ReadWorld _world = new();

    private static Gen<Specification<Gift>> Simple { get; } = Gen.OneOf(
        Gen.Const(Specification<Gift>.All),
        Some.Text.Select(t => new Specification<Gift>(g => g.Title == t)),
        Some.Text.Select(t => new Specification<Gift>(g => g.Title != t)),
        Some.Text.Select(t => new Specification<Gift>(g => g.Title.Contains(t))),
        Some.Text.Select(t => new Specification<Gift>(g => g.Title.StartsWith(t))),
        Some.Text.Select(t => new Specification<Gift>(g => g.Note != null && g.Note.EndsWith(t))),
        Some.Text.Select(t => new Specification<Gift>(g => g.Note != t)),
        Gen.Const(new Specification<Gift>(g => g.Note == null)),
        Gen.Const(new Specification<Gift>(g => g.Open)),
        Gen.Bool.Select(b => new Specification<Gift>(g => g.Checked == b)),
        Gen.Int[-2, 2].Select(n => new Specification<Gift>(g => g.Count >= n)),
        Gen.Int[-1, 1].Select(n => new Specification<Gift>(g => g.Rank < n)),
        Gen.Long[0, 3].Select(n => new Specification<Gift>(g => g.Amount > n)),
        Gen.Long[0, 2].Select(n => new Specification<Gift>(g => g.Refunded != n)),
        Gen.Long[0, 3].Array[0, 3].Select(n => new Specification<Gift>(g => n.Contains(g.Amount))));

    private static Gen<Specification<Gift>> Typed { get; } = Gen.OneOf(
        Some.Id.Select(id => new Specification<Gift>(g => g.Campaign == id)),
        Some.Id.Select(id => new Specification<Gift>(g => g.Campaign > id)),
        Some.Id.Select(id => new Specification<Gift>(g => g.Parent != id)),
        Some.Id.Array[0, 3].Select(ids => new Specification<Gift>(g => ids.Contains(g.Campaign))),
        Some.Day.Select(day => new Specification<Gift>(g => g.On < day)),
        Some.Day.Select(day => new Specification<Gift>(g => g.Until >= day)),
        Some.Moment.Select(at => new Specification<Gift>(g => g.At <= at)),
        Some.Moment.Select(at => new Specification<Gift>(g => g.EndedAt > at)),
        Some.Status.Select(s => new Specification<Gift>(g => g.Status == s)),
        Some.Status.Array[0, 2].Select(s => new Specification<Gift>(g => s.Contains(g.Status))),
        Some.Status.Select(s => new Specification<Gift>(g => g.Before != s)));

    private static Gen<Specification<Gift>> Leaf { get; } = Gen.OneOf(Simple, Typed);

    private static Gen<Specification<Gift>> Pair { get; } =
        Gen.Select(Leaf, Leaf, Gen.Int[0, 3], (a, b, how) => how switch { 0 => a & b, 1 => a | b, 2 => !a, _ => !(a & b) });

    private static Gen<Specification<Gift>> Composed { get; } = Gen.Select(Pair, Pair, Gen.Bool, (a, b, and) => and ? a & b : a | !b);

    [Fact]
    public async Task Every_specification_finds_in_the_store_what_it_finds_in_memory()
    {
        Some.Gifts.Array[150].Sample(rows => Fill(rows), iter: 1, threads: 1);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));
        await using var all = await gifts.Snapshot(default);
        var memory = new List<Gift>();
        await foreach (var row in all.Stream(Specification<Gift>.All)) memory.Add(row);
        Assert.Equal(150, memory.Count);

        await Gen.OneOf(Leaf, Composed).SampleAsync(
            async wanted =>
            {
                var found = (await gifts.Ask((rows, ct) => Task.FromResult(rows.Where(wanted.Condition).Select(r => r.Id).ToHashSet()), default)).Value;
                Assert.True(found.SetEquals(memory.Where(wanted.IsSatisfiedBy).Select(r => r.Id)));
            },
            iter: 600,
            threads: 1,
            print: s => s.Condition.ToString());
    }

    [Fact]
    public async Task What_is_stored_comes_back_the_same()
    {
        var sent = new Dictionary<Guid, Gift>();
        Some.Gifts.Array[50].Sample(rows => Fill(rows, sent), iter: 1, threads: 1);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));

        foreach (var (id, row) in sent) Assert.Equal(row with { Id = id }, (await gifts.One(id, default)).Value);
    }

    [Fact]
    public async Task Sums_and_counts_are_of_the_rows_that_are_wanted()
    {
        Fill([Some.Gift with { Amount = 1 }, Some.Gift with { Amount = 2, Open = false }, Some.Gift with { Amount = 4 }]);
        var gifts = new Reads<Gift>(await _world.Filled(new ReadModel<Gift>()));
        var open = new Specification<Gift>(g => g.Open);

        Assert.Equal(5, (await gifts.Sum(open, g => g.Amount, default)).Value);
        Assert.Equal(2, (await gifts.Count(open, default)).Value);
        Assert.Equal(0, (await gifts.Sum(!open & open, g => g.Amount, default)).Value);
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private void Fill(Gift[] rows, Dictionary<Guid, Gift>? sent = null)
    {
        foreach (var row in rows)
        {
            var id = Guid.CreateVersion7();
            sent?.Add(id, row);
            _world.Journal.Append(id, new Came(row));
        }
    }
}
