using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The versions that a caller names in <c>If-Match</c> or <c>If-None-Match</c>.</summary>
/// <param name="Any">The caller wrote <c>*</c>: any version, as long as the thing exists.</param>
/// <param name="Versions">Tags that are not ours are left out: they match nothing.</param>
public sealed record Precondition(bool Any, IReadOnlyList<long> Versions)
{
    public bool Matches(long version) => Any ? version > 0 : Versions.Contains(version);

    /// <summary>Null where the header is absent; false where it cannot be read.</summary>
    internal static bool TryParse(StringValues header, out Precondition? precondition)
    {
        precondition = null;
        if (header.Count == 0) return true;
        if (!EntityTagHeaderValue.TryParseStrictList([.. header.Select(h => h ?? "")], out var tags) || tags.Count == 0) return false;
        precondition = new(tags.Contains(EntityTagHeaderValue.Any), [.. tags.Select(VersionOf).OfType<long>()]);
        return true;
    }

    /// <summary>How a version is written in the header <c>ETag</c>.</summary>
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    // A proxy that compresses makes our tags weak; the version they name is the same.
    private static long? VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
