namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Grows a tree and compares it with each stored seal of its size.</summary>
internal sealed class TreeCheck(MerkleTree tree, Func<long, IEnumerable<StoredSeal>> sealsAbove, Func<StoredSeal, bool> genuine) : IDisposable
{
    private readonly IEnumerator<StoredSeal> _seals = sealsAbove(tree.Size).GetEnumerator();
    private MerkleTree _tree = tree;
    private bool _begun;
    private bool _more;

    /// <summary>Size of the newest seal that fitted.</summary>
    public long Fitted { get; private set; }

    /// <summary>Size of the last seal that fitted before the first that did not.</summary>
    public long FittedBefore { get; private set; }

    /// <summary>Size of the first genuine seal that did not fit; 0 while all do.</summary>
    public long FirstMisfit { get; private set; }

    public bool FitsAll => FirstMisfit == 0 && Fitted > 0;

    public long Size => _tree.Size;

    /// <summary>True while a stored seal covers more than the tree has.</summary>
    public bool Wanted => Next() is not null;

    public void Add(Mark mark)
    {
        _tree = _tree.Add(MerkleTree.LeafHash(RecordHash.LeafData(mark.Position, mark.Content)));
        while (Next() is { } seal && seal.Size <= _tree.Size)
        {
            if (seal.Size == _tree.Size) Compare(seal);
            _more = _seals.MoveNext();
        }
    }

    /// <summary>The same tree on another way from here.</summary>
    public TreeCheck Fork() => new(_tree, sealsAbove, genuine) { FirstMisfit = FirstMisfit, FittedBefore = FittedBefore };

    public void Dispose() => _seals.Dispose();

    // A seal whose signature does not hold is a finding of its own and proves nothing about records.
    private void Compare(StoredSeal seal)
    {
        if (!genuine(seal)) return;
        if (!seal.Root.AsSpan().SequenceEqual(_tree.Root()))
        {
            if (FirstMisfit == 0) FirstMisfit = seal.Size;
            return;
        }

        Fitted = seal.Size;
        if (FirstMisfit == 0) FittedBefore = seal.Size;
    }

    private StoredSeal? Next()
    {
        if (!_begun) _more = _seals.MoveNext();
        _begun = true;
        return _more ? _seals.Current : null;
    }
}
