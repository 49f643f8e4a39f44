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
        .beside { display: flex; justify-content: space-between; align-items: flex-end; gap: 10mm; margin-top: 8mm; break-inside: avoid; }
        .qr { display: flex; align-items: center; gap: 3mm; max-width: 105mm; font-size: 9pt; line-height: 1.35; break-inside: avoid; }
        .qr svg { flex: none; width: 34mm; height: 34mm; }
        .qr p { margin: .5mm 0; }
        .address { font: 7pt/1.3 "DejaVu Sans Mono", Consolas, monospace; color: #444; overflow-wrap: anywhere; }
        .seal { text-align: center; white-space: nowrap; min-width: 62mm; }
        .seal .organisation { font-size: 13pt; }
        .place { width: 38mm; height: 38mm; line-height: 38mm; margin: 0 auto 2mm; border: 1px dotted #888; border-radius: 50%; color: #888; font-size: 9pt; }
        @page certificate { size: A4 landscape; margin: 10mm; }
        .certificate { page: certificate; width: 297mm; min-height: 210mm; padding: 10mm; }
        .certificate main { display: flex; flex-direction: column; min-height: 180mm; padding: 12mm 18mm 8mm; border: 2.5mm double #a8201a; }
        .certificate header { margin-bottom: 4mm; }
        .certificate h1 { font-size: 42pt; line-height: 1.2; letter-spacing: .4em; margin: 2mm -.4em 2mm 0; color: #a8201a; }
        .certificate header .organisation { font-size: 18pt; letter-spacing: .2em; }
        .certificate .number { text-align: center; color: #444; }
        .certificate main > section { font-size: 18pt; line-height: 1.75; }
        .certificate header + section p:first-child { font-weight: bold; }
        .certificate main > section p + p { text-indent: 2em; }
        .certificate main > section:last-of-type { margin-top: auto; }
        .certificate .beside { margin-top: 4mm; }
        .certificate .beside section p + p { text-indent: 0; }
        .certificate .qr { font-size: 9pt; line-height: 1.35; }
        .certificate .seal { font-size: 14pt; line-height: 1.4; }
        .certificate .seal .organisation { font-size: 17pt; }
        .certificate footer { border: none; margin: 1mm 0 0; font-size: 8pt; color: #666; }
        @media print {
          html { background: none; }
          body, .certificate { width: auto; min-height: 0; margin: 0; padding: 0; display: block; }
          th { background: none; }
        }
        """;

    /// <summary>No script, no image, no other style than this one.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
