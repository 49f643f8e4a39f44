using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>The line of fen as plainly as it can be told, one cell a fen: what <see cref="FenLine"/> must agree with.</summary>
internal sealed class FenModel
{
    internal enum Cell
    {
        Usable,
        Blocked,
        Spent,
        Withdrawn,
    }

    public List<Cell> Cells { get; } = [];

    public List<Fens> Gifts { get; } = [];

    public Money Count(Cell what) => new(Cells.LongCount(cell => cell == what));

    public Fens Receive(int amount, bool blocked)
    {
        Gifts.Add(new(Cells.Count, Cells.Count + amount));
        Cells.AddRange(Enumerable.Repeat(blocked ? Cell.Blocked : Cell.Usable, amount));
        return Gifts[^1];
    }

    public void Release(Fens gift) => Replace(Of(gift, Cell.Blocked), Cell.Usable);

    /// <summary>The first usable cells, which are spent now; null where there are too few.</summary>
    public IReadOnlyList<int>? Pay(int amount)
    {
        var next = Of(new(0, Cells.Count), Cell.Usable).Take(amount).ToList();
        if (next.Count < amount) return null;
        Replace(next, Cell.Spent);
        return next;
    }

    /// <summary>The last unspent cells of a gift, which are withdrawn now; null where there are too few.</summary>
    public IReadOnlyList<int>? Refund(Fens gift, int amount)
    {
        var last = Of(gift, Cell.Usable, Cell.Blocked).TakeLast(amount).ToList();
        if (last.Count < amount) return null;
        Replace(last, Cell.Withdrawn);
        return last;
    }

    public IReadOnlyList<int> Of(Fens range, params Cell[] states) =>
        [.. Enumerable.Range((int)range.From, (int)range.Length).Where(at => states.Contains(Cells[at]))];

    public static IReadOnlyList<int> Each(IEnumerable<Fens> stretches) =>
        [.. stretches.SelectMany(part => Enumerable.Range((int)part.From, (int)part.Length))];

    private void Replace(IEnumerable<int> at, Cell with)
    {
        foreach (var i in at.ToList())
        {
            Cells[i] = with;
        }
    }
}
