using JinhuRedCross.Access.Tables;

namespace JinhuRedCross.UnitTests.Access;

public sealed class MakingTheFirstKeys : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Processes_that_start_at_once_on_one_folder_go_on_with_the_same()
    {
        for (var round = 0; round < 50; round++)
        {
            var folder = Path.Combine(_folder.FullName, $"{round}");
            using var start = new Barrier(4);

            var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return AccessKeys.Open(folder, mayMake: true);
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            Assert.Single(made.Select(k => Convert.ToHexString(k.FingerprintOf(1))).Distinct());
            Assert.Equal(["access-1.key", "access-1.pem"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_a_crash_has_left_of_a_pair_is_made_whole()
    {
        AccessKeys.Open(_folder.FullName, mayMake: true);
        File.Delete(Path.Combine(_folder.FullName, "access-1.key"));

        Assert.Equal([1], AccessKeys.Open(_folder.FullName, mayMake: true).Numbers);
    }
}
