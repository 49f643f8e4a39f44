using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

[Trait("Store", "Sqlite")]
public sealed class FailingDisk : IDisposable
{
    private static readonly (int After, int Count)[] _flushes = [(0, 1), (1, 2), (2, 1), (7, 3), (20, 1), (3, 25)];
    private static readonly (int After, int Count)[] _writes = [(0, 1), (1, 1), (2, 3), (3, 1), (5, 2), (8, 1), (13, 4), (21, 1), (34, 2), (55, 1), (89, 8), (0, 60)];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task A_flush_that_fails_is_told_and_survived() => Survive(_flushes, (disk, point) => disk.FailFlushes(point.After, point.Count));

    [Fact]
    public Task A_disk_that_is_full_at_any_write_is_told_and_survived() => Survive(_writes, (disk, point) => disk.FailWrites(point.After, point.Count));

    private async Task Survive((int After, int Count)[] points, Action<FaultyDisk, (int After, int Count)> fail)
    {
        using var disk = new FaultyDisk(under: _folder.FullName);
        var load = new Load();
        Campaign? campaign = null;
        // Every third time it is killed after the fault: what the disk then holds must be what was said.
        foreach (var some in points.Chunk(3))
        {
            await using var host = await ProcessHost.Start(_folder.FullName, disk.Environment);
            campaign = campaign is null ? await new Desk(host.Client).Launch() : campaign with { Desk = new(host.Client) };
            if (load.Acknowledged > 0) await load.IsThereOnce(campaign);
            var working = load.Run(campaign, clients: 4);
            foreach (var point in some)
            {
                await load.UntilAcknowledged(load.Acknowledged + 30);
                fail(disk, point);
                await disk.UntilOver();
                await load.UntilAcknowledged(load.Acknowledged + 30);
            }

            await host.Kill();
            await working;
        }

        Assert.True(disk.Flushes > 10);
        await using (var last = await TestHost.Start(folder: _folder.FullName))
            await load.IsThereOnce(campaign! with { Desk = new(last.Client) });

        await Verb.Verify(_folder.FullName);
    }
}
