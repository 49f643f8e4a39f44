using System.Text;

namespace JinhuRedCross.IntegrationTests;

/// <summary>Values that must not be found: as text, and in the ways in which programs write text down.</summary>
internal static class Canaries
{
    private const int MostTimes = 10;

    /// <summary>The files of a folder, and which canary each of them tells; every file is read to its last byte.</summary>
    public static IReadOnlyList<string> Found(string folder, params IReadOnlyList<string> values)
    {
        for (var times = 1; ; times++)
        {
            try
            {
                return Look(folder, values);
            }
            catch (IOException moved) when (moved is FileNotFoundException or EndOfStreamException && times < MostTimes)
            {
                // A host that runs put it elsewhere, or cut it, while it was looked at: what was in it may be in a file that was passed already.
            }
        }
    }

    private static List<string> Look(string folder, IReadOnlyList<string> values)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            open.ReadExactly(bytes);
            found.AddRange(values.Where(v => IsIn(bytes, v)).Select(v => $"{Path.GetFileName(file)}: {v}"));
        }

        return found;
    }

    public static bool IsIn(ReadOnlySpan<byte> bytes, string value)
    {
        foreach (var form in Forms(value))
        {
            if (bytes.IndexOf(form) >= 0) return true;
        }

        return false;
    }

    private static IEnumerable<byte[]> Forms(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(value);
        yield return Encoding.UTF8.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(utf8));
        yield return Encoding.UTF8.GetBytes(string.Concat(value.Select(c => $"\\u{(int)c:X4}")));
        // Within a longer text it begins at any of three places of four.
        for (var shift = 0; shift < 3; shift++)
        {
            var whole = Convert.ToBase64String([.. new byte[shift], .. utf8]);
            yield return Encoding.UTF8.GetBytes(whole[(shift == 0 ? 0 : 4)..^(whole.EndsWith('=') ? 4 : 0)]);
        }
    }
}
