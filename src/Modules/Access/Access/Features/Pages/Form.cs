using System.Text;

namespace JinhuRedCross.Access.Features.Pages;

/// <summary>A form of a page, with what proves that it came from a page of ours.</summary>
internal sealed class Form(string action, string token)
{
    public const string TokenField = "form";

    private readonly StringBuilder _html = new();

    /// <param name="kind">text, password and so on.</param>
    /// <param name="complete">What a browser may fill in by itself.</param>
    public Form Field(string label, string name, string kind, string complete, string? value = null)
    {
        var numeric = complete == "one-time-code" ? " inputmode=\"numeric\"" : "";
        _html.Append($"<label for=\"{name}\">{Page.Text(label)}</label>\n<input id=\"{name}\" name=\"{name}\" type=\"{kind}\" autocomplete=\"{complete}\" autocapitalize=\"none\" spellcheck=\"false\" required{numeric} value=\"{Page.Text(value)}\">\n");
        return this;
    }

    public Form Hidden(string name, string? value)
    {
        if (value is not null) _html.Append($"<input type=\"hidden\" name=\"{name}\" value=\"{Page.Text(value)}\">\n");
        return this;
    }

    public string Button(string text) =>
        $"<form method=\"post\" action=\"{action}\">\n<input type=\"hidden\" name=\"{TokenField}\" value=\"{token}\">\n{_html}<button type=\"submit\">{Page.Text(text)}</button>\n</form>\n";

    public static string Fault(string? why) => why is null ? "" : $"<p class=\"fault\" role=\"alert\">{Page.Text(why)}</p>\n";

    public static string Note(string text) => $"<p class=\"note\">{Page.Text(text)}</p>\n";
}
