using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.BuildingBlocks.Web.Print;

/// <summary>How printed pages look: A4, black on white, on the screen as on paper.</summary>
internal static class PrintStyle
{
    public const string Css = """
        @page { size: A4; margin: 18mm 16mm; }
        * { box-sizing: border-box; }
        html { background: #e9e9e9; }
        body { width: 210mm; max-width: 100%; min-height: 297mm; margin: 8mm auto; padding: 18mm 16mm; background: #fff; color: #000;
          display: flex; flex-direction: column; font: 11pt/1.5 "SimSun", "Songti SC", "Noto Serif CJK SC", "WenQuanYi Zen Hei", serif; }
        main { flex: 1; }
        header { text-align: center; margin-bottom: 6mm; }
        h1 { font-size: 20pt; font-weight: bold; letter-spacing: .12em; margin: 2mm 0; }
        h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
        p { margin: 1mm 0; }
        .organisation { font-size: 14pt; }
        .number { text-align: right; }
        .note, footer { font-size: 9pt; }
        .note { margin-top: 4mm; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; }
        th, td { border: 1px solid #000; padding: 2mm 2.5mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; white-space: pre-wrap; }
        th { font-weight: normal; background: #f3f3f3; text-align: center; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        tbody td { height: 10mm; }
        footer { border-top: 1px solid #000; margin-top: 6mm; padding-top: 1mm; text-align: right; }
        @media print {
          html { background: none; }
          body { width: auto; min-height: 0; margin: 0; padding: 0; display: block; }
          th { background: none; }
        }
        """;

    /// <summary>No script, no image, no other style than this one.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
