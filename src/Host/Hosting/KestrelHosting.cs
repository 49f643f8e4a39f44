using System.Text;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Limits of the web server: what it takes at most, and what it does not tell.</summary>
internal static class KestrelHosting
{
    private const long LargestBody = 4 * 1024 * 1024;

    // Bytes that are not UTF-8 become U+FFFD instead of a bare 400; whoever reads such a header refuses it in words.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    public static void AddKestrelLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.RequestHeaderEncodingSelector = _ => Lenient;
    });
}
