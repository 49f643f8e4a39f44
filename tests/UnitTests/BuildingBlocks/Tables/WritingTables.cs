using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Tables;

public sealed class WritingTables
{
    private static readonly DateTimeOffset Moment = new(2020, 1, 28, 16, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Csv_is_rfc_4180_with_a_mark_for_excel()
    {
        var target = new AsyncOnly();
        await using var writer = TableWriter.Csv(target);
        await writer.Header("姓名", "金额");
        await writer.Row("a,\"b\"\nc", 1234.5m, 7L, new DateOnly(2020, 1, 29), Moment, null);
        await writer.Complete();
        Assert.Equal("\uFEFF姓名,金额\r\n\"a,\"\"b\"\"\nc\",1234.50,7,2020-01-29,2020-01-29 00:30:00,\r\n", Encoding.UTF8.GetString(target.Written));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 1")]
    [InlineData("-x")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    [InlineData("＠x")]
    public async Task A_formula_in_csv_is_disarmed(string text)
    {
        var target = new AsyncOnly();
        await using var writer = TableWriter.Csv(target);
        await writer.Row(text, -5m);
        await writer.Complete();
        var row = Assert.Single(TableReader.Open(new MemoryStream(target.Written)).Rows);
        Assert.Equal(["'" + text, "-5.00"], row.Cells);
    }

    [Fact]
    public async Task A_workbook_reads_back_as_it_was_written()
    {
        var target = new AsyncOnly();
        await using var writer = TableWriter.Xlsx(target, "捐赠[1]", 8, 12, 30);
        await writer.Header("姓名", "金额");
        await writer.Row("=1+1", 1234.5m, 7L, new DateOnly(2020, 1, 29), Moment, null, " <a>&\0\uFFFE\uD800𠮷 ");
        await writer.Complete();
        Assert.Equal(["1: 姓名|金额", "2: =1+1|1234.5|7|43859|2020-01-29 00:30:00|| <a>&𠮷 "], Files.Lines(new MemoryStream(target.Written)));
    }

    [Fact]
    public async Task A_workbook_is_valid_and_holds_no_formula()
    {
        var target = new AsyncOnly();
        await using var writer = TableWriter.Xlsx(target, "Sheet", 8);
        await writer.Header("姓名");
        await writer.Row("=1+1", 2m, new DateOnly(2020, 1, 29));
        await writer.Complete();
        using var document = SpreadsheetDocument.Open(new MemoryStream(target.Written), false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal(["姓名", "=1+1", "2", "43859"], sheet.Descendants<Cell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task Many_rows_stream_without_being_kept()
    {
        var target = new AsyncOnly(keep: false);
        await using var writer = TableWriter.Xlsx(target, "Sheet");
        for (var i = 0; i < 20_000; i++) await writer.Row((long)i, $"捐赠人 {i * 7919 % 10_007}", i / 100m);
        Assert.True(target.Count > 50_000, "Nothing has reached the target yet.");
        await writer.Complete();
    }

    [Fact]
    public async Task A_workbook_that_was_not_completed_cannot_be_read()
    {
        var target = new AsyncOnly();
        await using (var writer = TableWriter.Xlsx(target, "Sheet"))
        {
            for (var i = 0; i < 5_000; i++) await writer.Row("a", (long)i);
        }

        Assert.Equal("import.file_unreadable", Files.RefusalOf(new MemoryStream(target.Written)));
    }

    /// <summary>Like the body of a response: no seeking, no synchronous writing.</summary>
    private sealed class AsyncOnly(bool keep = true) : Stream
    {
        private readonly MemoryStream _kept = new();

        public byte[] Written => _kept.ToArray();

        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            Count += buffer.Length;
            if (keep) _kept.Write(buffer.Span);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new InvalidOperationException("Synchronous flush.");

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous write.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
