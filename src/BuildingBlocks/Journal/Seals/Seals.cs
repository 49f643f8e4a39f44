namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>The newest seal and how the sealer does, for the public page, backups and health.</summary>
public sealed class Seals(Journal journal)
{
    private SealHead? _newest;
    private string? _fault;

    /// <summary>Null before the first record is sealed.</summary>
    public SealHead? Newest => Volatile.Read(ref _newest);

    public SealerState State => new(Newest, Math.Max(0, journal.Newest - (Newest?.Size ?? 0)), Volatile.Read(ref _fault));

    /// <summary>The key that seals are checked with (PEM); it is no secret.</summary>
    public string PublicKey { get; } = journal.Keys.Sealing.ExportSubjectPublicKeyInfoPem();

    internal void Sealed(SealHead? newest)
    {
        if (newest is not null) Volatile.Write(ref _newest, newest);
        Volatile.Write(ref _fault, null);
    }

    internal void Failed(string fault) => Volatile.Write(ref _fault, fault);
}

/// <summary>How sealing does.</summary>
/// <param name="Lag">Records that are durable and not sealed yet; more than a few seconds' worth is a fault.</param>
/// <param name="Fault">Why the newest attempt failed; null when it did not.</param>
public sealed record SealerState(SealHead? Newest, long Lag, string? Fault);
