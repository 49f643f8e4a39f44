using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The language people are answered in: Chinese, unless they prefer English.</summary>
public static class Language
{
    public static bool PrefersEnglish(this HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return false;
        foreach (var language in wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1))
        {
            if (Is(language, "zh") || language.Value.Equals("*", StringComparison.Ordinal)) return false;
            if (Is(language, "en")) return true;
        }

        return false;
    }

    /// <summary>Whether an answer that has texts in both languages is told in English; the answer says which it is.</summary>
    public static bool TellsEnglish(this HttpContext context)
    {
        var english = context.Request.PrefersEnglish();
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        context.Response.Headers.ContentLanguage = english ? "en" : "zh-CN";
        return english;
    }

    public static string TextFor(this Error error, HttpRequest request) => request.PrefersEnglish() ? error.En : error.Zh;

    private static bool Is(StringWithQualityHeaderValue wanted, string language) =>
        wanted.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
        || wanted.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
