using System.Globalization;
using System.Text;
using QRCoder;

namespace JinhuRedCross.BuildingBlocks.Web.Print;

/// <summary>Draws a QR code into the page itself: one path, so that the page needs no image, no script and no style of its own.</summary>
internal static class QrDrawing
{
    public static string Of(string text)
    {
        // Medium correction: what a photocopy or a fold spoils is still read.
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var from = x;
                while (x < rows[y].Count && rows[y][x]) x++;
                if (x > from) path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }

        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"二维码\"><path d=\"{path}\"/></svg>\n";
    }
}
