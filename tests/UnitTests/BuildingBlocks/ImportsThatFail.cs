using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.UnitTests.Journaling;
using Microsoft.Extensions.Logging.Abstractions;

namespace JinhuRedCross.UnitTests.Imports;

public sealed class ImportsThatFail : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task By_a_fault_of_their_own_hold_up_no_other_and_are_tried_again_later()
    {
        var (bad, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var work = new Work(bad, failures: 2);
        using var folder = DataFolder.Take(Path.Combine(_folder.Path, "data"), null, shared: true);
        using var runner = new ImportRunner([work], new(folder, JournalKeys.Open(folder.Keys, journalIsNew: true)), NullLogger<ImportRunner>.Instance);
        var (badDone, goodDone) = (runner.Run(work, bad), runner.Run(work, good));
        await runner.StartAsync(TestContext.Current.CancellationToken);

        await goodDone.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(badDone.IsCompleted);
        Assert.Equal([bad, good], work.Done.Take(2));
        await badDone.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal([bad, good, bad, bad], work.Done);
        // Later each time.
        Assert.True(work.Times[2] - work.Times[0] > TimeSpan.FromSeconds(1.5));
        Assert.True(work.Times[3] - work.Times[2] > TimeSpan.FromSeconds(3.5));
        await runner.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Work(Guid bad, int failures) : IImportWork
    {
        private int _failed;

        public string Kind => "test-list";

        public List<Guid> Done { get; } = [];

        public List<TimeSpan> Times { get; } = [];

        public Task<Answer<List<Guid>>> Open(CancellationToken cancel) => Task.FromResult(new Answer<List<Guid>>([], false));

        public Task Do(Guid import, CancellationToken cancel)
        {
            Done.Add(import);
            Times.Add(TimeProvider.System.GetElapsedTime(0));
            return import == bad && _failed++ < failures ? Task.FromException(new FormatException("a bug")) : Task.CompletedTask;
        }
    }
}
