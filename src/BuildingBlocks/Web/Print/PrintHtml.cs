using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Web.Print;

/// <summary>Writes a printed page as HTML.</summary>
internal static class PrintHtml
{
    private const string Nothing = "—";
    private static readonly int[] _fieldWidths = [17, 33, 17, 33];

    // Chinese stands as it is; whatever HTML could read as more than text does not.
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(PrintPage page)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{Text(page.Number is null ? page.Title : $"{page.Title} {page.Number}")}</title>\n<style>{PrintStyle.Css}</style>\n</head>\n<body{(page.Certificate ? " class=\"certificate\"" : "")}>\n<main>\n<header>\n");
        Line(html, "p", "organisation", page.Organisation);
        Line(html, "h1", null, page.Title);
        Line(html, "p", "number", page.Number is null ? null : $"编号：{page.Number}");
        html.Append("</header>\n");
        foreach (var part in page.Parts) Write(html, part);
        Line(html, "p", "note", page.Note);
        html.Append("</main>\n");
        var moment = page.AsOf.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Line(html, "footer", null, $"截至 {moment}（北京时间）");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, PrintPart part)
    {
        html.Append("<section>\n");
        Line(html, "h2", null, part.Heading);
        if (part is PrintFields fields) Write(html, fields);
        if (part is PrintTable table) Write(html, table);
        if (part is PrintText text) Paragraphs(html, text);
        if (part is PrintQr qr) Write(html, qr);
        if (part is PrintSeal seal) Write(html, seal);
        if (part is PrintBeside beside) Write(html, beside);
        html.Append("</section>\n");
    }

    private static void Write(StringBuilder html, PrintFields fields)
    {
        html.Append("<table class=\"fields\">\n");
        Columns(html, _fieldWidths);
        html.Append("<tbody>\n");
        for (var at = 0; at < fields.Fields.Count; at++)
        {
            var (field, next) = (fields.Fields[at], fields.Fields.ElementAtOrDefault(at + 1));
            var alone = field.Wide || next is null or { Wide: true };
            html.Append("<tr>");
            Cell(html, field, alone ? " colspan=\"3\"" : "");
            if (!alone) Cell(html, fields.Fields[++at], "");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void Cell(StringBuilder html, PrintField field, string span) =>
        html.Append($"<th scope=\"row\">{Text(field.Label)}</th><td{span}>{Text(string.IsNullOrWhiteSpace(field.Value) ? Nothing : field.Value)}</td>");

    private static void Write(StringBuilder html, PrintTable table)
    {
        html.Append("<table>\n");
        Columns(html, table.Widths);
        html.Append("<thead>\n<tr>");
        foreach (var name in table.Header) html.Append($"<th scope=\"col\">{Text(name)}</th>");
        html.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) html.Append($"<td>{Text(cell ?? "")}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void Write(StringBuilder html, PrintQr qr)
    {
        html.Append("<div class=\"qr\">\n").Append(QrDrawing.Of(qr.Address)).Append("<div>\n");
        foreach (var line in qr.Lines) Line(html, "p", null, line);
        Line(html, "p", "address", qr.Address);
        html.Append("</div>\n</div>\n");
    }

    private static void Write(StringBuilder html, PrintSeal seal)
    {
        html.Append("<div class=\"seal\">\n");
        Line(html, "p", "place", "（盖章处）");
        Line(html, "p", "organisation", seal.Organisation);
        Line(html, "p", null, seal.Day);
        html.Append("</div>\n");
    }

    private static void Write(StringBuilder html, PrintBeside beside)
    {
        html.Append("<div class=\"beside\">\n");
        Write(html, beside.Left);
        Write(html, beside.Right);
        html.Append("</div>\n");
    }

    private static void Columns(StringBuilder html, IReadOnlyList<int> widths)
    {
        if (widths.Count == 0) return;
        html.Append($"<colgroup>{string.Concat(widths.Select(w => $"<col width=\"{w}%\">"))}</colgroup>\n");
    }

    private static void Paragraphs(StringBuilder html, PrintText text)
    {
        foreach (var line in text.Text.Split('\n')) Line(html, "p", null, line);
    }

    private static void Line(StringBuilder html, string tag, string? style, string? text)
    {
        if (text is null) return;
        html.Append($"<{tag}{(style is null ? "" : $" class=\"{style}\"")}>{Text(text)}</{tag}>\n");
    }

    private static string Text(string text) => _encoder.Encode(text);
}
