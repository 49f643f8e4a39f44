using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.Access.Features.Pages;

/// <summary>A page that people see while they sign in: plain HTML for a phone as for a desk, no script, every value encoded.</summary>
internal sealed class Page(string title, string body, int status = StatusCodes.Status200OK) : IResult
{
    private const string Css = """
        * { box-sizing: border-box; }
        body { margin: 0; padding: 1.2rem; background: #f4f4f4; color: #111; font: 1rem/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        main { max-width: 26rem; margin: 4vh auto 0; padding: 1.6rem; background: #fff; border-top: .3rem solid #c8102e; border-radius: .4rem; box-shadow: 0 1px 4px #0003; }
        h1 { font-size: 1.3rem; margin: 0 0 1rem; }
        label { display: block; margin: .9rem 0 .2rem; }
        input { width: 100%; padding: .6rem; font: inherit; border: 1px solid #767676; border-radius: .3rem; }
        button { width: 100%; margin-top: 1.3rem; padding: .7rem; font: inherit; color: #fff; background: #c8102e; border: 0; border-radius: .3rem; }
        a { color: #9c0c24; }
        code { font-size: 1.05rem; overflow-wrap: anywhere; }
        .fault { padding: .5rem .8rem; background: #fdecee; border-left: .25rem solid #c8102e; }
        .note { color: #444; font-size: .9rem; }
        footer { text-align: center; color: #555; font-size: .85rem; margin-top: 1.5rem; }
        """;

    // No script, no image, no other style than this one; forms go to this host only.
    private static readonly string _policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string? text) => _encoder.Encode(text ?? "");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = _policy;
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · 金湖县红十字会</title>
            <style>{Css}</style>
            </head>
            <body>
            <main>
            <h1>{Text(title)}</h1>
            {body}
            </main>
            <footer>金湖县红十字会信息平台</footer>
            </body>
            </html>
            """,
            httpContext.RequestAborted);
    }
}
