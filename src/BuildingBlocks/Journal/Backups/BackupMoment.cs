using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>One journal within a backup: the journal itself, or a month of the audit trail.</summary>
/// <remarks>Memory: one entry a record while streams are put in order, for verification only.</remarks>
internal sealed class BackupMoment(BackupReader backup, string folder, Guid identity, JournalHead head, IReadOnlyList<(byte Number, byte[] Fingerprint)> keys) : IJournalMoment
{
    public Guid Identity => identity;

    public JournalHead Head => head;

    public IReadOnlyList<(byte Number, byte[] Fingerprint)> Keys => keys;

    public IEnumerable<JournalRow> Rows() => backup.Items(folder + BackupFormat.Rows, BackupFormat.ReadRow);

    public IEnumerable<(string Stream, long Version, long Position)> Streams()
    {
        var streams = new Dictionary<string, string>(StringComparer.Ordinal);
        return Rows()
            .Select(r => (Stream: streams.TryGetValue(r.Stream, out var known) ? known : streams[r.Stream] = r.Stream, r.Version, r.Position))
            .OrderBy(r => r.Stream, StringComparer.Ordinal).ThenBy(r => r.Version);
    }

    public IEnumerable<StoredName> Names() => backup.Items(folder + BackupFormat.Names, BackupFormat.ReadName);

    public IEnumerable<StoredName> NamesOfNobody()
    {
        // Versions have no gaps (checked by who reads Streams), so the last one tells.
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in Rows()) last[row.Stream] = row.Version;
        return Names().Where(n => n.Version < 1 || n.Version > last.GetValueOrDefault(n.Stream));
    }

    public IEnumerable<Leaf> Leaves() => backup.Items(folder + BackupFormat.Leaves, BackupFormat.ReadLeaf);

    public IEnumerable<StoredSeal> SealsAbove(long size) => backup.Items(folder + BackupFormat.Seals, BackupFormat.ReadSeal).Where(s => s.Size > size);

    public void Dispose()
    {
        // The file is the backup's.
    }
}
