using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.Access.Tables;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.Access.Features.Pages;

/// <summary>A browser that looks at our pages: the cookie that its forms are bound to, so that no other site can fill one in for it.</summary>
internal sealed class Visit
{
    public const string Expired = "页面已过期，请再试一次";

    private const int Size = 32;
    private readonly HttpContext _context;
    private readonly AccessKeys _keys;

    private Visit(HttpContext context, AccessKeys keys, string id) => (_context, _keys, Id) = (context, keys, id);

    private string Id { get; set; }

    /// <summary>What a form of this visit must bring back.</summary>
    public string Token => _keys.FormTokenOf(Id);

    public static Visit Of(HttpContext context, AccessKeys keys)
    {
        var given = context.Request.Cookies[NameIn(context, "visit")];
        var visit = new Visit(context, keys, given ?? "");
        if (given is not { Length: Size * 2 } || !given.All(char.IsAsciiHexDigitLower)) visit.Renew();
        return visit;
    }

    /// <summary>Another cookie, so that whoever planted the old one has nothing.</summary>
    public void Renew()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size));
        Set(_context, "visit", Id);
    }

    /// <summary>Reads a form that one of our pages made for this browser; null for any other.</summary>
    public async Task<IFormCollection?> Read(CancellationToken cancel)
    {
        var request = _context.Request;
        if (!request.HasFormContentType || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return null;
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) return null;
        var form = await request.ReadFormAsync(cancel);
        var token = form[Form.TokenField].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Token)) ? form : null;
    }

    public static string? Cookie(HttpContext context, string what) => context.Request.Cookies[NameIn(context, what)];

    public static void Set(HttpContext context, string what, string value) => context.Response.Cookies.Append(NameIn(context, what), value, Options(context));

    public static void Drop(HttpContext context, string what) => context.Response.Cookies.Delete(NameIn(context, what), Options(context));

    // With this prefix no neighbour under the same domain can plant it; browsers take it over https only.
    private static string NameIn(HttpContext context, string what) => (context.Request.IsHttps ? "__Host-jinhu-" : "jinhu-") + what;

    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
