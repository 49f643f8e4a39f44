using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Where the public finds us, for addresses that go out on paper: the setting, else the address at which we were asked.</summary>
public sealed class PublicAddress
{
    private const string Setting = "Public:BaseUrl";
    private readonly string? _base;

    /// <exception cref="ConfigurationRefusedException">What is set is no address of a website.</exception>
    public PublicAddress(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text) return;
        var good = Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
        if (!good) throw new ConfigurationRefusedException(Setting, $"“{text}”不行，应为完整的 http 或 https 网址，例如 https://www.example.org", $"“{text}” will not do; an absolute http or https address is expected, such as https://www.example.org");
        _base = uri!.AbsoluteUri.TrimEnd('/');
    }

    /// <param name="path">Begins with a slash.</param>
    public string Of(HttpContext context, string path) => (_base ?? $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}") + path;
}
