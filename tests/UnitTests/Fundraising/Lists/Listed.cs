using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.UnitTests.BuildingBlocks.Tables;

namespace JinhuRedCross.UnitTests.Fundraising.Lists;

/// <summary>What a list read to the end gives.</summary>
internal sealed record Listed(List<ListedGift> Gifts, List<RejectedRow> Rejected, ListSummary Summary)
{
    public static Listed Of(string csv, ColumnMapping? mapping = null) => Of(Files.Text(csv), mapping);

    public static Listed Of(Stream file, ColumnMapping? mapping = null)
    {
        var table = TableReader.Open(file);
        var entries = DonationList.Read(table.Rows, table.Date1904, mapping).ToList();
        return new([.. entries.OfType<ListedGift>()], [.. entries.OfType<RejectedRow>()], Assert.IsType<ListSummary>(entries[^1]));
    }

    /// <summary>Number, day, name and amount of each gift.</summary>
    public IEnumerable<string> Told => Gifts.Select(gift => $"{gift.Number} {gift.GivenOn:yyyy-MM-dd} {gift.Name} {gift.Amount}");

    public IEnumerable<string> Refused => Rejected.Select(row => $"{row.Row} {row.Column} {row.MaskedValue} {row.Code}");

    public IEnumerable<string> Warned => Summary.Warnings.Select(warning => warning.Code);
}
