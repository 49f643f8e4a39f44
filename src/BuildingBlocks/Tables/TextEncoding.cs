using System.Text;

namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Tells in which encoding a text file is written: by its byte order mark, else UTF-8 where every byte agrees, else GB18030.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static bool IsUtf16(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    public static Encoding Of(Stream file)
    {
        file.Position = 0;
        var mark = new byte[3];
        var length = file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        if (IsUtf16(mark.AsSpan(0, length))) return new UnicodeEncoding(bigEndian: mark[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
        file.Position = 0;
        return IsUtf8(file) ? Utf8 : Gb18030;
    }

    private static bool IsUtf8(Stream file)
    {
        var decoder = Utf8.GetDecoder();
        var bytes = new byte[64 * 1024];
        var chars = new char[Utf8.GetMaxCharCount(bytes.Length)];
        try
        {
            int count;
            while ((count = file.Read(bytes)) > 0) decoder.GetChars(bytes, 0, count, chars, 0, flush: false);
            decoder.GetChars([], 0, 0, chars, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
