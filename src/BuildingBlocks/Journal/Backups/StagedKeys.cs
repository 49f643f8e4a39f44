namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>The keys of a backup while it is checked: in a folder of their own, until they are wanted where they belong.</summary>
internal sealed class StagedKeys : IDisposable
{
    private readonly string? _staged;
    private readonly string _place;

    private StagedKeys(string place, string? staged) => (_place, _staged) = (place, staged);

    /// <summary>Where the keys are now.</summary>
    public string Folder => _staged ?? _place;

    /// <exception cref="BackupRefusedException">The place holds other keys, or none where the backup brings none.</exception>
    public static StagedKeys Of(JournalPlace place, BackupReader backup)
    {
        var there = Directory.Exists(place.Keys) ? Directory.GetFiles(place.Keys).Where(f => Path.GetExtension(f) is ".key" or ".pem").ToList() : [];
        if (!backup.Manifest.HasKeys)
            return there.Count > 0 ? new(place.Keys, null) : throw new BackupRefusedException($"备份不含密钥；请先把密钥放到 {place.Keys}", "the backup brings no keys; put them in place first");
        foreach (var file in there)
        {
            var name = BackupFormat.Keys + Path.GetFileName(file);
            if (!backup.Has(name) || !backup.Content(name).AsSpan().SequenceEqual(File.ReadAllBytes(file)))
                throw new BackupRefusedException($"{place.Keys} 中有另一套密钥；只能恢复到空的位置", "other keys lie there; a restore needs an empty place");
        }

        var staged = new StagedKeys(place.Keys, Directory.CreateTempSubdirectory("restore-").FullName);
        foreach (var name in backup.KeyFiles) JournalKeys.WriteSecret(Path.Combine(staged._staged!, Path.GetFileName(name)), backup.Content(name));
        return staged;
    }

    /// <summary>Puts the keys where they belong.</summary>
    public void Keep()
    {
        if (_staged is null) return;
        Directory.CreateDirectory(_place);
        foreach (var file in Directory.GetFiles(_staged))
        {
            var there = Path.Combine(_place, Path.GetFileName(file));
            if (!File.Exists(there)) JournalKeys.WriteSecret(there, File.ReadAllBytes(file));
        }
    }

    public void Dispose()
    {
        if (_staged is not null) Directory.Delete(_staged, recursive: true);
    }
}
