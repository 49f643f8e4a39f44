namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>A record and the leaf that belongs to it, or one of them that has no counterpart at its place.</summary>
/// <param name="Tail">The record stands behind all leaves: it is not sealed yet.</param>
internal readonly record struct Aligned(Mark? Leaf, Mark? Record, bool Tail = false)
{
    public bool Same => Leaf is not null && Record is not null && Leaf.SameAs(Record);
}

/// <summary>Lays the records beside the leaves so that one that was put in or taken out does not make all behind it look wrong.</summary>
internal static class Alignment
{
    private const int Window = 16_384;
    private const int Confirmed = 3;
    private const int MostLooks = 5_000;

    public static IEnumerable<Aligned> Of(Lookahead leaves, Lookahead records)
    {
        var looks = 0;
        var shifted = 0L;
        while (leaves.Peek() is { } leaf)
        {
            if (records.Peek() is not { } record)
            {
                yield return new(leaves.Take(), null);
                continue;
            }

            var (gone, added) = (0, 0);
            if (leaf.SameAs(record)) shifted = record.Position - leaf.Position;
            else if (looks++ < MostLooks) (gone, added) = Shift(leaves, records, leaf, record);
            // Where content says nothing, the position tells that one side has a gap here.
            if (gone + added == 0 && !leaf.SameAs(record)) (gone, added) = Gap(record.Position - leaf.Position - shifted);
            for (; gone > 1; gone--) yield return new(leaves.Take(), null);
            for (; added > 1; added--) yield return new(null, records.Take());
            if (gone == 1) yield return new(leaves.Take(), null);
            else if (added == 1) yield return new(null, records.Take());
            else yield return new(leaves.Take(), records.Take());
        }

        while (records.Peek() is not null) yield return new(null, records.Take(), Tail: true);
    }

    /// <summary>How many leaves have lost their record here, or how many records have no leaf; neither where the two only differ.</summary>
    private static (int Gone, int Added) Shift(Lookahead leaves, Lookahead records, Mark leaf, Mark record)
    {
        var gone = Find(leaves, record);
        var added = Find(records, leaf);
        // Each stands further on in the other sequence: they changed places.
        if (gone > 0 && added > 0) return (0, 0);
        if (gone > 0 && Fits(leaves, gone, records, 0)) return (gone, 0);
        if (added > 0 && Fits(leaves, 0, records, added)) return (0, added);
        return (0, 0);
    }

    private static (int Gone, int Added) Gap(long difference) => difference switch { > 0 => (1, 0), < 0 => (0, 1), _ => (0, 0) };

    private static int Find(Lookahead within, Mark wanted)
    {
        for (var ahead = 1; ahead <= Window && within.Peek(ahead) is { } other; ahead++)
        {
            if (other.SameAs(wanted)) return ahead;
        }

        return 0;
    }

    private static bool Fits(Lookahead leaves, int fromLeaf, Lookahead records, int fromRecord)
    {
        for (var i = 0; i < Confirmed; i++)
        {
            if (leaves.Peek(fromLeaf + i) is not { } leaf) return true;
            if (records.Peek(fromRecord + i) is not { } record || !record.SameAs(leaf)) return false;
        }

        return true;
    }
}
