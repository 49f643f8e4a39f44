using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.IdentityModel.Tokens;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>Somebody's browser: keeps cookies, fills forms in, follows nothing by itself.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(Uri host)
    {
        _client = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = host };
        Host = host;
    }

    public Uri Host { get; }

    public CookieContainer Cookies { get; } = new();

    public string? Session => Cookies.GetCookies(Host)["jinhu-session"]?.Value;

    public async Task<Seen> Open(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Seen.Of(await _client.SendAsync(request));
    }

    public async Task<Seen> Post(string path, IEnumerable<(string Name, string Value)> fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Seen.Of(await _client.SendAsync(request));
    }

    /// <summary>Fills in the form that a page shows and sends it off.</summary>
    public async Task<Seen> Fill(string path, params (string Name, string Value)[] fields)
    {
        var page = await Open(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status} {page.Location} {page.Text}");
        return await Post(ActionIn(page.Text), [.. HiddenIn(page.Text), .. fields]);
    }

    public Task<Seen> SignIn(string name, string password, string path = "/sign-in") => Fill(path, ("userName", name), ("password", password));

    /// <summary>Sets an authenticator up; its key.</summary>
    public async Task<(byte[] Key, Seen Codes)> Enrol(DateTimeOffset now, string path = "/sign-in/authenticator")
    {
        var page = await Open(path);
        var key = FromBase32(KeyPattern().Match(page.Text).Groups[1].Value);
        return (key, await Post("/sign-in/authenticator", [.. HiddenIn(page.Text), ("code", Totp.CodeAt(key, now))]));
    }

    /// <summary>What Swagger UI does: a code with PKCE, redeemed for tokens.</summary>
    public async Task<Answer> Authorize(string scope = "openid offline_access")
    {
        var (code, verifier) = await Code(scope);
        return await Redeem(code, verifier);
    }

    public async Task<(string Code, string Verifier)> Code(string scope = "openid offline_access")
    {
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var asked = await Open(AuthorizePath(verifier, scope));
        Assert.True(asked.Status == HttpStatusCode.Redirect && asked.Location!.StartsWith(RedirectUri + "?", StringComparison.Ordinal), $"{asked.Status} {asked.Location} {asked.Text}");
        var code = CodePattern().Match(asked.Location!).Groups[1].Value;
        Assert.NotEqual("", code);
        return (Uri.UnescapeDataString(code), verifier);
    }

    public async Task<Answer> Redeem(string code, string verifier) => await Token(("grant_type", "authorization_code"), ("client_id", "swagger"), ("code", code), ("code_verifier", verifier), ("redirect_uri", RedirectUri));

    public async Task<Answer> Token(params (string Name, string Value)[] form) =>
        await Answer.Of(await _client.PostAsync("/connect/token", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)))));

    public string RedirectUri => new Uri(Host, "/swagger/oauth2-redirect.html").ToString();

    public string AuthorizePath(string verifier, string scope = "openid", string? redirect = null) =>
        $"/connect/authorize?response_type=code&client_id=swagger&scope={Uri.EscapeDataString(scope)}&state=s&code_challenge_method=S256"
        + $"&code_challenge={Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))}&redirect_uri={Uri.EscapeDataString(redirect ?? RedirectUri)}";

    public static string ActionIn(string page) => WebUtility.HtmlDecode(ActionPattern().Match(page).Groups[1].Value);

    public static IEnumerable<(string Name, string Value)> HiddenIn(string page) => HiddenPattern().Matches(page).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));

    public void Dispose() => _client.Dispose();

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        int bits = 0, held = 0;
        foreach (var c in text.Where(c => c != ' '))
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal);
            held += 5;
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
            bits &= (1 << held) - 1;
        }

        return [.. bytes];
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\">")]
    private static partial Regex ActionPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenPattern();

    [GeneratedRegex("<code>([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex CodePattern();
}

/// <summary>What a browser got.</summary>
internal sealed record Seen(HttpStatusCode Status, string Text, string? Location, IReadOnlyList<string> Cookies, string? Policy)
{
    public static async Task<Seen> Of(HttpResponseMessage response)
    {
        using (response)
        {
            return new(
                response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString,
                response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [], response.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : null);
        }
    }

    public Seen LeadsTo(string place)
    {
        Assert.True(Status == HttpStatusCode.Redirect && Location == place, $"{Status} {Location} instead of {place}: {Text}");
        return this;
    }

    public Seen Says(HttpStatusCode status, string words)
    {
        Assert.True(Status == status && WebUtility.HtmlDecode(Text).Contains(words, StringComparison.Ordinal), $"{Status} {Location}: {Text}");
        return this;
    }
}
