namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>How many bytes may still be unpacked from one file, over all its parts.</summary>
internal sealed class UnpackBudget(long bytes)
{
    private long _left = bytes;

    public static UnpackBudget For(Stream file, TableLimits limits) =>
        new(Math.Min(limits.UnpackedBytes, Math.Max(limits.UnpackedFreely, file.Length * limits.UnpackedRatio)));

    public void Take(int count)
    {
        _left -= count;
        if (_left < 0) throw new TableUnreadableException(TableErrors.TooLarge);
    }
}

/// <summary>Counts what is really read, and stops when the whole or one piece of it grows beyond its bounds.</summary>
internal sealed class BoundedStream(Stream source, UnpackBudget? budget, int pieceBytes) : Stream
{
    private long _piece;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A piece (a row, a tag) was read whole; the next begins.</summary>
    public void NextPiece() => _piece = 0;

    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        budget?.Take(count);
        _piece += count;
        if (_piece > pieceBytes) throw new TableUnreadableException(TableErrors.CellTooLong);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
