using System.Buffers.Binary;
using System.IO.Compression;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>The zip package of a workbook, whose parts are unpacked under one budget.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int EndRecordBytes = 22;
    private readonly ZipArchive _zip;
    private readonly UnpackBudget _budget;
    private readonly TableLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public XlsxPackage(Stream file, TableLimits limits)
    {
        CheckDirectory(file, limits);
        file.Position = 0;
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        _budget = UnpackBudget.For(file, limits);
        _limits = limits;
        foreach (var entry in _zip.Entries) _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <summary>A reader of the part, or null where there is none.</summary>
    public PartReader? Open(string path) =>
        _parts.TryGetValue(path, out var entry) ? new PartReader(new BoundedStream(entry.Open(), _budget, _limits.PieceBytes)) : null;

    public void Dispose() => _zip.Dispose();

    /// <summary>The directory at the end of a zip is read into memory as long as it goes on, whatever it says of itself; so its room is looked at first.</summary>
    private static void CheckDirectory(Stream file, TableLimits limits)
    {
        var tail = new byte[(int)Math.Min(file.Length, ushort.MaxValue + EndRecordBytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecordBytes > tail.Length) throw new InvalidDataException("There is no directory.");
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start >= file.Length) throw new InvalidDataException("The directory lies outside.");
        if (file.Length - start > limits.ZipDirectoryBytes + EndRecordBytes + ushort.MaxValue) throw new TableUnreadableException(TableErrors.TooLarge);
    }
}
