using System.Collections.Immutable;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Stretches of a line, ordered, apart from each other and as few as can be: neighbours are one.</summary>
internal sealed record FenSet
{
    public static readonly FenSet Empty = new();

    private static readonly Comparer<Fens> ByEnd = Comparer<Fens>.Create((a, b) => a.To.CompareTo(b.To));

    public ImmutableList<Fens> Stretches { get; init; } = [];

    /// <summary>The parts of <paramref name="range"/> that are in the set, in order.</summary>
    public IEnumerable<Fens> Within(Fens range)
    {
        if (range.IsEmpty) yield break;
        for (var i = FirstEndingAfter(range.From); i < Stretches.Count && Stretches[i].From < range.To; i++)
        {
            yield return Stretches[i].Intersect(range);
        }
    }

    /// <summary>The parts of <paramref name="range"/> that are not in the set, in order.</summary>
    public IEnumerable<Fens> Outside(Fens range)
    {
        var from = range.From;
        foreach (var inside in Within(range))
        {
            if (inside.From > from) yield return new(from, inside.From);
            from = inside.To;
        }

        if (range.To > from) yield return new(from, range.To);
    }

    /// <summary>With a stretch that must be wholly new.</summary>
    public FenSet Add(Fens fresh)
    {
        if (fresh.IsEmpty) throw new InvalidOperationException($"{fresh} holds nothing");
        var at = FirstEndingAfter(fresh.From);
        if (at < Stretches.Count && Stretches[at].From < fresh.To) throw new InvalidOperationException($"{fresh} is partly there already");
        var joinsNext = at < Stretches.Count && Stretches[at].From == fresh.To;
        var joinsLast = at > 0 && Stretches[at - 1].To == fresh.From;
        var stretches = (joinsLast, joinsNext) switch
        {
            (true, true) => Stretches.RemoveAt(at).SetItem(at - 1, new(Stretches[at - 1].From, Stretches[at].To)),
            (true, false) => Stretches.SetItem(at - 1, Stretches[at - 1] with { To = fresh.To }),
            (false, true) => Stretches.SetItem(at, Stretches[at] with { From = fresh.From }),
            _ => Stretches.Insert(at, fresh),
        };
        return new() { Stretches = stretches };
    }

    /// <summary>Without a stretch that must wholly be there.</summary>
    public FenSet Remove(Fens gone)
    {
        if (gone.IsEmpty) throw new InvalidOperationException($"{gone} holds nothing");
        var at = FirstEndingAfter(gone.From);
        if (at == Stretches.Count || !Stretches[at].Contains(gone)) throw new InvalidOperationException($"{gone} is not wholly there");
        var whole = Stretches[at];
        var (before, after) = (new Fens(whole.From, gone.From), new Fens(gone.To, whole.To));
        var stretches = (before.IsEmpty, after.IsEmpty) switch
        {
            (true, true) => Stretches.RemoveAt(at),
            (true, false) => Stretches.SetItem(at, after),
            (false, true) => Stretches.SetItem(at, before),
            _ => Stretches.SetItem(at, after).Insert(at, before),
        };
        return new() { Stretches = stretches };
    }

    /// <summary>Without whatever of <paramref name="range"/> is there.</summary>
    public FenSet Clear(Fens range) => Within(range).ToList().Aggregate(this, (left, part) => left.Remove(part));

    public bool Equals(FenSet? other) => other is not null && Stretches.SequenceEqual(other.Stretches);

    public override int GetHashCode() => Stretches.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Concat(Stretches);

    private int FirstEndingAfter(long position)
    {
        var found = Stretches.BinarySearch(new(0, position), ByEnd);
        return found >= 0 ? found + 1 : ~found;
    }
}
