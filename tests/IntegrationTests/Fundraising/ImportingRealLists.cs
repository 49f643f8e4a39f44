using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ImportingRealLists(FundraisingFixture fixture)
{
    private static readonly string[] Hubei =
    [
        "hubei-2020-01-24.csv", "hubei-2020-01-29.csv", "hubei-2020-01-30.csv", "hubei-2020-01-31.csv", "hubei-2020-02-01.csv", "hubei-2020-02-02.gb18030.csv", "hubei-2020-02-03.xlsx",
    ];

    private readonly Desk _desk = fixture.Desk;

    [Fact]
    public async Task The_list_of_29_January_gives_6661_gifts()
    {
        var list = Published("hubei-2020-01-29.csv");
        var campaign = await _desk.Launch(HandedIn.Plan);

        var foreseen = (await campaign.DryRun(list)).IsOk();
        await campaign.Holds(0, 0);
        var job = await campaign.Import(list);

        Assert.Equal("6661/0/0/0 of 6661", job.Counts());
        Assert.Equal(job.Counts(), foreseen.Counts());
        Assert.Empty(job.Warnings());
        await campaign.Holds(6661, 80_516_593.00m);
    }

    [Fact]
    public async Task The_seven_lists_of_Hubei_give_23032_gifts_in_one_campaign_and_the_workbook_again_as_csv_waits_for_a_person()
    {
        var lists = Hubei.Select(name => (Name: name, File: Published(name))).ToList();
        var campaign = await _desk.Launch(HandedIn.Plan);

        var counts = new List<string>();
        foreach (var (name, file) in lists)
        {
            var job = await campaign.Import(file, name);
            if (!job.Counts().StartsWith($"{job.Json["total"]}/0/0/0 ", StringComparison.Ordinal)) counts.Add($"{name} {job.Counts()}");
        }

        Assert.Empty(counts);
        await campaign.Holds(23_032, 372_865_960.32m);

        var again = await campaign.Import(Published("hubei-2020-02-03.csv"), "示例：同日的另一份");
        Assert.Equal("0/0/2025/0 of 2025", again.Counts());
        await campaign.Holds(23_032, 372_865_960.32m);
        Assert.Equal(2025, (await _desk.All($"{campaign.Path}/imports/{again.Id}/held")).Count);
    }

    [Fact]
    public async Task The_list_of_Wuhan_goes_in_with_what_is_odd_about_it()
    {
        var list = Published("wuhan-bank-of-communications.csv");
        var campaign = await _desk.Launch(HandedIn.Plan);

        var job = await campaign.Import(list);

        Assert.Equal("2855/0/0/0 of 2855", job.Counts());
        Assert.Equal(["import.count_differs", "import.date_assumed"], job.Warnings().Order());
        await campaign.Holds(2855, 314_540_755.69m);
        var first = (await campaign.Get("donations?limit=1")).IsOk().Items[0]!;
        Assert.Equal(DateTimeOffset.Parse("2020-12-31T00:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture), (DateTimeOffset)first["receivedAt"]!);
    }

    private static byte[] Published(string name) => File.ReadAllBytes(SourceTree.PublishedList(name));
}
