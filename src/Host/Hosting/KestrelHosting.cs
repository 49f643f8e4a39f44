using System.Text;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Limits of the web server: what it takes at most, how long it waits, and what it does not tell.</summary>
/// <remarks>Its own limits to headers lie behind those of <see cref="HeaderGuard"/>, which refuses in words; what is beyond both gets a bare status.</remarks>
internal static class KestrelHosting
{
    private const long LargestBody = 4 * 1024 * 1024;
    private const int MostTimesOurs = 2;
    private static readonly TimeSpan _longestHeaders = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(60);

    // Bytes that are not UTF-8 become U+FFFD instead of a bare 400; whoever reads such a header refuses it in words.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    public static void AddKestrelLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestLineSize = HeaderGuard.LongestAddress * MostTimesOurs;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderGuard.LongestHeaders * MostTimesOurs;
        kestrel.Limits.MaxRequestHeaderCount = HeaderGuard.MostHeaders * MostTimesOurs;
        kestrel.Limits.RequestHeadersTimeout = _longestHeaders;
        kestrel.Limits.KeepAliveTimeout = _idle;
        // Whoever sends or reads slower than 240 bytes a second is cut off after five seconds: these are the server's defaults, said here so that they stay.
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.RequestHeaderEncodingSelector = _ => Lenient;
    });
}
