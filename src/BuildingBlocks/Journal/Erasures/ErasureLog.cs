using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>One erasure, as it stands in <c>erasures.log</c>; tells whom by an opaque id only.</summary>
/// <param name="Restricted">Kinds that had to stay, shown at the desk only from then on.</param>
public sealed record ErasureLine(
    DateTimeOffset At, Guid Subject, IReadOnlyList<PrivateKind> Kinds, string Reason, string Actor, IReadOnlyList<long> Positions, IReadOnlyList<PrivateKind>? Restricted = null, DateOnly? RequestedOn = null);

/// <summary>The file <c>erasures.log</c> beside the journal: a restore of an older backup carries out again what was erased since.</summary>
public static class ErasureLog
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All lines of a data folder; one that a crash cut off in the middle is not among them.</summary>
    public static IReadOnlyList<ErasureLine> Read(string dataDirectory)
    {
        var file = FileIn(dataDirectory);
        return File.Exists(file) ? Parse(File.ReadAllBytes(file)) : [];
    }

    internal static IReadOnlyList<ErasureLine> Parse(byte[] log) => [.. Encoding.UTF8.GetString(log).Split('\n').Select(Parse).OfType<ErasureLine>()];

    /// <summary>A line as it is written.</summary>
    internal static string Text(ErasureLine line) => JsonSerializer.Serialize(line, Options);

    /// <summary>Writes the whole log anew, all or nothing.</summary>
    internal static void Replace(string dataDirectory, IEnumerable<ErasureLine> lines)
    {
        var draft = FileIn(dataDirectory) + ".new";
        using (var file = File.Create(draft))
        {
            foreach (var line in lines) file.Write(Encoding.UTF8.GetBytes(Text(line) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, FileIn(dataDirectory), overwrite: true);
    }

    /// <summary>Adds a line, durable when this returns.</summary>
    internal static void Append(string dataDirectory, ErasureLine line)
    {
        using var file = new FileStream(FileIn(dataDirectory), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // A line that was cut off must not swallow this one.
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
        }

        file.Write(Encoding.UTF8.GetBytes(Text(line) + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "erasures.log");

    private static ErasureLine? Parse(string line)
    {
        if (line.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize<ErasureLine>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
