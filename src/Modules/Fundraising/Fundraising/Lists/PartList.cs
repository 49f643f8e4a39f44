using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Reads the list that a unit hands over with its transfer: name, amount, and how each wants to be shown (FUN-13).</summary>
internal static class PartList
{
    private const int MostTold = 100;

    /// <summary>The parts in the order of the file, or what is wrong, by row and column.</summary>
    /// <exception cref="TableUnreadableException">It cannot be read, or has no header row.</exception>
    public static (IReadOnlyList<ProposedPart> Parts, Error? Fault) Read(byte[] file)
    {
        var table = TableReader.Open(new MemoryStream(file, writable: false));
        var (parts, faults) = (new List<ProposedPart>(), new List<Error>());
        foreach (var entry in DonationList.Read(table.Rows, table.Date1904))
        {
            switch (entry)
            {
                case RejectedRow row:
                    faults.Add(ListErrors.InRow(row.Row, row.Column, new(ErrorKind.Invalid, row.Code, row.Zh, row.En)));
                    break;
                case ListedGift { PublicityText: { } text } one when PublicityText.Read(text) is null:
                    faults.Add(ListErrors.InRow(one.Row, "公示方式", ListErrors.PublicityUnreadable));
                    break;
                case ListedGift one:
                    parts.Add(Part(one));
                    break;
                // The list says its own total: where that is another than its rows, somebody left one out.
                case ListSummary { Warnings: [var warning, ..] }:
                    faults.Add(Error.Invalid(warning.Code, warning.Zh, warning.En, "FUN-13", "file"));
                    break;
                default:
                    break;
            }

            if (faults.Count == MostTold) break;
        }

        return (parts, Error.All(faults));
    }

    private static ProposedPart Part(ListedGift one) => one.Kind == DonorKind.Anonymous
        ? new(null, one.Amount.InYuan, Publicity.Anonymous)
        : new(one.Name, one.Amount.InYuan, one.PublicityText is { } text ? PublicityText.Read(text) : Publicity.Masked);
}
