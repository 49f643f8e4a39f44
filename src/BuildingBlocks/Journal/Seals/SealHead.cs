namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>The journal as it stood once: how many records, and one hash over all of them. Whoever keeps it can tell later whether the journal was rewritten.</summary>
/// <param name="Root">Root of the Merkle tree (RFC 9162), lower-case hex.</param>
/// <param name="Signature">ECDSA P-256 over <see cref="SealSignature"/>'s text, lower-case hex.</param>
public sealed record SealHead(long Size, string Root, DateTimeOffset At, string Signature);

/// <summary>A seal as the database holds it.</summary>
internal sealed record StoredSeal(long Size, byte[] Root, string At, byte[] Signature, byte[] Frontier)
{
    public SealHead Head => new(Size, Convert.ToHexStringLower(Root), StoredMoment.Read(At), Convert.ToHexStringLower(Signature));
}

/// <summary>What the sealer saw of a record: names the one that is not as it was.</summary>
internal sealed record Leaf(long Position, string Stream, byte[] Content);
