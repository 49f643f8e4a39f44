using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>A place in a list, in a form that means something only to the question that made it.</summary>
internal static class Cursor
{
    private const int HashLength = 8;

    /// <param name="question">Text of filter and order: another question's cursor is refused.</param>
    public static string Write(JsonElement[] place, string question)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(place);
        return Base64Url.EncodeToString([.. Hash(content, question), .. content]);
    }

    public static JsonElement[]? Read(string cursor, string question)
    {
        if (!Base64Url.IsValid(cursor)) return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= HashLength) return null;
        var content = bytes.AsSpan(HashLength);
        return Hash(content, question).SequenceEqual(bytes.AsSpan(0, HashLength)) ? JsonSerializer.Deserialize<JsonElement[]>(content) : null;
    }

    private static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> content, string question) =>
        SHA256.HashData([.. content, .. Encoding.UTF8.GetBytes(question)]).AsSpan(0, HashLength);
}
