using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Tests;

namespace JinhuRedCross.UnitTests.Fundraising.Lists;

public sealed class PublishedLists
{
    private static readonly string[] Hubei =
    [
        "hubei-2020-01-24.csv", "hubei-2020-01-29.csv", "hubei-2020-01-30.csv", "hubei-2020-01-31.csv", "hubei-2020-02-01.csv", "hubei-2020-02-02.gb18030.csv", "hubei-2020-02-03.csv",
    ];

    [Fact]
    public void The_list_of_29_January_gives_6661_gifts()
    {
        var listed = Read("hubei-2020-01-29.csv");
        Assert.Equal((6661, Money.Yuan(80_516_593.00m)), (listed.Summary.Gifts, listed.Summary.Total));
        Assert.Equal(Money.Yuan(80_516_593.00m), listed.Summary.PublishedTotal);
        Assert.Empty(listed.Warned);
        Assert.Empty(listed.Rejected);
    }

    [Fact]
    public void The_seven_lists_of_Hubei_give_23032_gifts()
    {
        var all = Hubei.Select(Read).ToList();
        Assert.Equal(23_032, all.Sum(listed => listed.Summary.Gifts));
        Assert.Equal(37_286_596_032, all.Sum(listed => listed.Summary.Total.Fen));
        Assert.Empty(all.SelectMany(listed => listed.Refused));
        Assert.Empty(all.SelectMany(listed => listed.Warned));
    }

    [Fact]
    public void The_workbook_gives_the_same_as_the_csv()
    {
        var (csv, xlsx) = (Read("hubei-2020-02-03.csv"), Read("hubei-2020-02-03.xlsx"));
        Assert.Equal(csv.Gifts, xlsx.Gifts);
        Assert.Equal(csv.Summary with { Warnings = [] }, xlsx.Summary with { Warnings = [] });
    }

    [Fact]
    public void The_list_of_Wuhan_announces_one_gift_more_than_it_holds()
    {
        var listed = Read("wuhan-bank-of-communications.csv");
        Assert.Equal((2855, Money.Yuan(314_540_755.69m)), (listed.Summary.Gifts, listed.Summary.Total));
        Assert.Equal((2856L, Money.Yuan(314_540_755.69m)), (listed.Summary.PublishedCount, listed.Summary.PublishedTotal));
        var warning = Assert.Single(listed.Summary.Warnings);
        Assert.Equal("import.count_differs", warning.Code);
        Assert.Contains("2856", warning.En, StringComparison.Ordinal);
        Assert.Contains("2855", warning.En, StringComparison.Ordinal);
        Assert.Empty(listed.Rejected);
    }

    private static Listed Read(string name)
    {
        using var file = File.OpenRead(SourceTree.PublishedList(name));
        return Listed.Of(file);
    }
}
