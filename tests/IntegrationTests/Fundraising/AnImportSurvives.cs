using System.Net;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class AnImportSurvives : IDisposable
{
    private const int Rows = 20_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Being_killed_in_the_middle_twice_in_a_row()
    {
        // Some rows are equal but for their number, which only the list can tell apart.
        var list = HandedIn.Csv(Enumerable.Range(1, Rows).Select(n => $"{n},2020-02-{1 + (n % 28):D2},示例{n % 1000}号,{n % 500}.{n % 100:D2},,"));
        var (total, refused) = (Enumerable.Range(1, Rows).Sum(n => (n % 500) + (n % 100 / 100m)), Enumerable.Range(1, Rows).Count(n => n % 500 == 0));
        Campaign? campaign = null;
        var (id, before) = ("", 0L);
        for (var round = 0; round < 2; round++)
        {
            await using var host = await ProcessHost.Start(_folder.FullName);
            campaign = campaign is null ? await new Desk(host.Client).Launch(HandedIn.Plan) : campaign with { Desk = new(host.Client) };
            var working = round > 0 ? null : campaign.HandIn(list, "示例名单", "an-import-that-is-killed");
            if (working is not null) id = (await working).Is(HttpStatusCode.Accepted).Id;
            before = await UntilFurther(campaign, id, before);
            await host.Kill();
        }

        await using var last = await TestHost.Start(folder: _folder.FullName);
        campaign = campaign! with { Desk = new(last.Client) };
        var job = await campaign.UntilOver((await campaign.Get($"imports/{id}")).IsOk());

        Assert.Equal($"{Rows - refused}/0/0/{refused} of {Rows}", job.Counts());
        Assert.Equal(Rows, (long)job.Json["processed"]!);
        await campaign.Holds(Rows - refused, total);
        var gifts = await campaign.Desk.All($"{campaign.Path}/donations?sort=number");
        Assert.Equal(Enumerable.Range(1, Rows - refused).Select(n => $"{campaign.Number}-{n:D6}"), gifts.Select(g => (string)g["number"]!));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.FullName, "files")));
    }

    /// <summary>Waits until the import has got on and is not over; what it has done.</summary>
    private static async Task<long> UntilFurther(Campaign campaign, string id, long before)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var job = (await campaign.Get($"imports/{id}")).IsOk();
            var done = (long)job.Json["processed"]!;
            Assert.True(done < Rows, "The import was over before the accident.");
            if (done > before) return done;
            await Task.Delay(5, patience.Token);
        }
    }
}
