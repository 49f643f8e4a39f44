using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>Writes the entries of a backup one after the other, as they are read; nothing is held in memory.</summary>
internal sealed class BackupWriter(Stream file) : IDisposable
{
    private const int Buffer = 1 << 16;
    private readonly ZipArchive _archive = new(file, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<BackupPart> _parts = [];

    public IReadOnlyList<BackupPart> Parts => _parts;

    public void Add<T>(string name, IEnumerable<T> items, Action<BinaryWriter, T> write, CancellationToken cancel)
    {
        using var entry = _archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hashing = new HashingStream(entry);
        using var buffered = new BufferedStream(hashing, Buffer);
        using var writer = new BinaryWriter(buffered, Encoding.UTF8);
        var count = 0L;
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            write(writer, item);
            count++;
        }

        writer.Flush();
        _parts.Add(new(name, count, hashing.Count, hashing.Sha256()));
    }

    /// <summary>Adds a file that others may delete meanwhile; false where they have.</summary>
    public bool Add(string name, string path)
    {
        FileStream file;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }

        using (file)
        using (var entry = _archive.CreateEntry(name, CompressionLevel.NoCompression).Open())
        using (var hashing = new HashingStream(entry))
        {
            file.CopyTo(hashing);
            _parts.Add(new(name, 1, hashing.Count, hashing.Sha256()));
        }

        return true;
    }

    /// <summary>The last entry; its digest stands in the archive's comment, so that it cannot be altered unseen either.</summary>
    public void Finish(BackupManifest manifest)
    {
        var bytes = manifest.Write();
        using (var entry = _archive.CreateEntry(BackupManifest.Name).Open()) entry.Write(bytes);
        _archive.Comment = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    public void Dispose() => _archive.Dispose();
}
