using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>A backup, opened to be checked and restored; as a moment of the journal it can be verified and filled into any store.</summary>
internal sealed class BackupReader : IJournalMoment
{
    private const int LongestManifest = 1 << 24;
    private readonly FileStream _file;
    private readonly ZipArchive _archive;

    private BackupReader(FileStream file, ZipArchive archive, BackupManifest manifest) => (_file, _archive, Manifest) = (file, archive, manifest);

    public BackupManifest Manifest { get; }

    public Guid Identity => Manifest.Journal;

    public JournalHead Head => Main.Head;

    public IReadOnlyList<(byte Number, byte[] Fingerprint)> Keys => Main.Keys;

    private BackupMoment Main => new(
        this, BackupFormat.Journal, Manifest.Journal, new(Manifest.Records, Convert.FromHexString(Manifest.Sum)), [.. Manifest.Keys.Select(k => (k.Number, Convert.FromHexString(k.Fingerprint)))]);

    /// <summary>The months of the audit trail.</summary>
    public IReadOnlyDictionary<AuditMonth, Func<IJournalMoment>> Audit => (Manifest.Audit ?? []).ToDictionary(
        m => AuditMonth.Parse(m.Month) ?? throw Damaged("清单被改动", "its manifest was altered"),
        m => (Func<IJournalMoment>)(() => new BackupMoment(this, $"{BackupFormat.Audit}{m.Month}/", m.Journal, new(m.Records, Convert.FromHexString(m.Sum)), [])));

    public IEnumerable<string> KeyFiles => Manifest.Parts.Select(p => p.Name).Where(n => n.StartsWith(BackupFormat.Keys, StringComparison.Ordinal));

    public IEnumerable<string> Files => Manifest.Parts.Select(p => p.Name).Where(n => n.StartsWith(BackupFormat.Files, StringComparison.Ordinal));

    /// <summary>Opens a backup and holds every entry against its digest.</summary>
    /// <exception cref="BackupRefusedException">It is no backup, damaged, or of a newer program.</exception>
    public static BackupReader Open(string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new BackupRefusedException($"没有 {path}", "there is no such file");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var reader = new BackupReader(file, archive, ManifestOf(archive));
            if (reader.Manifest.Format > BackupManifest.Newest)
                throw new BackupRefusedException($"备份由更新的版本写成（格式 {reader.Manifest.Format}）；请使用新版本程序", $"written by a newer version, format {reader.Manifest.Format}");
            foreach (var part in reader.Manifest.Parts) reader.Check(part, cancel);
            return reader;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or JsonException or FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            file.Dispose();
            throw Damaged("不完整或被改动", "it is not whole or was altered");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public byte[] Content(string name)
    {
        using var content = new MemoryStream();
        using var entry = Entry(name).Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    public void CopyTo(string name, Stream to)
    {
        using var entry = Entry(name).Open();
        entry.CopyTo(to);
    }

    public bool Has(string name) => Manifest.Parts.Any(p => p.Name == name);

    /// <summary>What a module kept beside the journal.</summary>
    public IEnumerable<byte[]> Beside(string name) => Items(BackupFormat.Beside + name, from => BackupFormat.ReadBlob(from)!);

    public IEnumerable<JournalRow> Rows() => Main.Rows();

    public IEnumerable<(string Stream, long Version, long Position)> Streams() => Main.Streams();

    public IEnumerable<StoredName> Names() => Main.Names();

    public IEnumerable<StoredName> NamesOfNobody() => Main.NamesOfNobody();

    public IEnumerable<Leaf> Leaves() => Main.Leaves();

    public IEnumerable<StoredSeal> SealsAbove(long size) => Main.SealsAbove(size);

    public void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }

    private static BackupManifest ManifestOf(ZipArchive archive)
    {
        var entry = archive.GetEntry(BackupManifest.Name);
        if (entry is null || entry.Length > LongestManifest) throw Damaged("不是本平台的备份", "it is no backup of this platform");
        using var content = new MemoryStream();
        using (var from = entry.Open()) from.CopyTo(content);
        var bytes = content.ToArray();
        if (archive.Comment != Convert.ToHexStringLower(SHA256.HashData(bytes))) throw Damaged("清单被改动", "its manifest was altered");
        return BackupManifest.Read(bytes);
    }

    private void Check(BackupPart part, CancellationToken cancel)
    {
        using var entry = Entry(part.Name).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, count) = (new byte[1 << 16], 0L);
        for (int read; (read = entry.Read(buffer)) > 0; count += read)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        if (count != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256) throw Damaged($"{part.Name} 被改动", $"{part.Name} was altered");
    }

    private ZipArchiveEntry Entry(string name) => _archive.GetEntry(name) ?? throw Damaged($"缺少 {name}", $"{name} is missing");

    internal IEnumerable<T> Items<T>(string name, Func<BinaryReader, T> read)
    {
        var count = Manifest.Parts.First(p => p.Name == name).Count;
        // Of its own, so that several can be read at once.
        using var file = new FileStream(_file.Name, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        using var entry = archive.GetEntry(name)!.Open();
        using var reader = new BinaryReader(new BufferedStream(entry, 1 << 16), Encoding.UTF8);
        for (var i = 0L; i < count; i++) yield return read(reader);
    }

    private static BackupRefusedException Damaged(string zh, string en) => new(string.Create(CultureInfo.InvariantCulture, $"备份损坏：{zh}"), $"the backup is damaged: {en}");
}
