using System.Text;

namespace JinhuRedCross.IntegrationTests.Fundraising;

[Trait("Store", "Sqlite")]
public sealed class KeepingListsSecret
{
    private const string Canary = "示例金丝雀";

    [Fact]
    public async Task A_list_is_on_disk_only_encrypted_and_only_until_it_is_in()
    {
        await using var host = await TestHost.Start();
        var campaign = await new Desk(host.Client).Launch(HandedIn.Plan);
        var list = HandedIn.Csv(Enumerable.Range(1, 20_000).Select(n => $"{n},2020-02-01,{Canary}{n},1,,{Canary}"));

        var handingIn = campaign.HandIn(list, "示例名单");
        var seen = 0;
        while (!handingIn.IsCompleted)
        {
            foreach (var file in Files(host))
            {
                if (await Tells(file) is not { } tells) continue;
                Assert.False(tells, file);
                seen++;
            }

            await Task.Delay(10);
        }

        await campaign.UntilOver(await handingIn);

        Assert.True(seen > 0);
        Assert.Empty(Files(host));
        await campaign.Holds(20_000, 20_000);
        var kept = Directory.GetFiles(host.Folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("read.db", StringComparison.Ordinal) && Path.GetFileName(f) != "lock").ToList();
        Assert.Contains(kept, f => Path.GetFileName(f) == "journal.db");
        // Every file is really read: one that cannot be opened here says nothing, and fails.
        foreach (var file in kept) Assert.True(await Tells(file) is false, file);
    }

    private static string[] Files(TestHost host) => Directory.Exists(Path.Combine(host.Folder, "files")) ? Directory.GetFiles(Path.Combine(host.Folder, "files")) : [];

    /// <summary>Null where the file is still being written, or is gone already.</summary>
    private static async Task<bool?> Tells(string file)
    {
        try
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
