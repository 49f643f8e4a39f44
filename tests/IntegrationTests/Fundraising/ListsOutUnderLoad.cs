using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ListsOutUnderLoad(OutFixture desk) : IClassFixture<OutFixture>
{
    private const int Before = 20_000;
    private const int Batch = 1_000;
    private static readonly DateTimeOffset _day = new(2026, 1, 21, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task The_total_is_of_the_rows_above_it_while_gifts_are_being_recorded()
    {
        var (fund, _) = await desk.Fund();
        var grain = desk.Host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ICampaignGrain>(Guid.Parse(fund[(fund.LastIndexOf('/') + 1)..]));
        for (var first = 0; first < Before; first += Batch) await Record(grain, first, Batch);
        // So many at once are more than the lists take in while a question waits.
        await UntilListed(fund, Before);
        using var stop = new CancellationTokenSource();
        var recording = KeepRecording(grain, stop.Token);

        var lists = new[] { await desk.Rows($"{fund}/donations.csv"), await desk.Rows($"{fund}/donations.xlsx"), await desk.Rows($"{fund}/donations.csv") };

        await stop.CancelAsync();
        var recorded = await recording;
        Assert.True(recorded > 0);
        foreach (var rows in lists)
        {
            var gifts = rows[3..^1];
            Assert.InRange(gifts.Count, Before, Before + recorded);
            Assert.Equal(Enumerable.Range(1, gifts.Count).Select(n => n.ToString(CultureInfo.InvariantCulture)), gifts.Select(g => g[0]));
            Assert.Equal($"共 {gifts.Count} 笔", rows[^1][1]);
            Assert.Equal(gifts.Sum(g => OutFixture.Yuan(g[6])), OutFixture.Yuan(rows[^1][6]));
            Assert.Equal(Enumerable.Range(0, gifts.Count).Sum(AmountOf), OutFixture.Yuan(rows[^1][6]));
        }
    }

    private async Task UntilListed(string fund, int gifts)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((long)(await new Desk(desk.Host.Client).Get($"{fund}/donations?limit=1&includeTotal=true")).IsOk().Json["total"]! < gifts) await Task.Delay(50, patience.Token);
    }

    private static async Task<int> KeepRecording(ICampaignGrain grain, CancellationToken stop)
    {
        var count = 0;
        while (!stop.IsCancellationRequested)
        {
            await Record(grain, Before + count, 10);
            count += 10;
        }

        return count;
    }

    private static async Task Record(ICampaignGrain grain, int first, int count)
    {
        var decided = await grain.RecordList([.. Enumerable.Range(first, count).Select(n => (new Command(Guid.CreateVersion7(), new byte[32], "local"), Gift(n)))]);
        Assert.All(decided, d => Assert.Null(d.Error));
    }

    private static ProposedGift Gift(int n) => new(
        new(DonorKind.Organisation, $"示例单位{n}", null, null, null), AmountOf(n), Channel.Cash, null, _day, _day, null, Publicity.Name, ReceiptWish.Waived, null, null, null);

    private static decimal AmountOf(int n) => (n % 997) + 0.01m;
}
