using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.BuildingBlocks.Seals;

/// <summary>Everything that a journal holds, as text, to be compared between places and stores.</summary>
internal static class MomentColumns
{
    public static List<string> Columns(this IJournalMoment moment) =>
    [
        $"{moment.Identity} {moment.Head.Last} {Hex(moment.Head.Sum)}",
        .. moment.Rows().Select(r => $"{r.Position} {r.Stream} {r.Version} {r.Name} {r.Data} {Hex(r.Private)} {Hex(r.Command)} {Hex(r.Fingerprint)} {r.Actor} {r.At}"),
        .. moment.Names().Select(n => $"{Hex(n.Name)} {n.Stream} {n.Version}").Order(StringComparer.Ordinal),
        .. moment.Leaves().Select(l => $"{l.Position} {l.Stream} {Hex(l.Content)}"),
        .. moment.SealsAbove(0).Select(s => $"{s.Size} {Hex(s.Root)} {s.At} {Hex(s.Signature)} {Hex(s.Frontier)}"),
        .. moment.Keys.OrderBy(k => k.Number).Select(k => $"{k.Number} {Hex(k.Fingerprint)}"),
    ];

    private static string Hex(byte[]? bytes) => bytes is null ? "null" : Convert.ToHexString(bytes);
}
