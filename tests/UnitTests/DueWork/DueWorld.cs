using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.UnitTests.Journaling;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace JinhuRedCross.UnitTests.DueWork;

/// <summary>Purses, the read side over their journal, and the loop of due work, whose clock only a test moves.</summary>
internal sealed class DueWorld : IAsyncDisposable
{
    private readonly TestFolder _folder;
    private readonly ReadSide _reads;

    private DueWorld(TestFolder folder, PurseHost purses)
    {
        _folder = folder;
        Purses = purses;
        Work = new(purses);
        _reads = new([new ReadModel<PurseDue>()], new SqliteReadStore(Path.Combine(folder.Path, "read.db")), purses.Journal, Clock);
        Loop = NewLoop();
    }

    public PurseHost Purses { get; }

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public ClosingPurses Work { get; }

    public DueWorkLoop Loop { get; private set; }

    public bool Leads { get; set; } = true;

    public static async Task<DueWorld> Open()
    {
        var folder = new TestFolder();
        return new(folder, await PurseHost.Start(folder.Path));
    }

    public async Task<Guid> FilledPurse()
    {
        var purse = Guid.CreateVersion7();
        Assert.Null((await Purses.Purse(purse).Fill(7)).Error);
        return purse;
    }

    /// <summary>As after a restart: nothing is remembered of what was tried.</summary>
    public void Restart() => Loop = NewLoop();

    /// <summary>The read side has seen everything, then what is due is done.</summary>
    public async Task Round()
    {
        await CatchUp();
        await Loop.Round(default);
    }

    public async Task CatchUp()
    {
        // A subscription gives the store back with itself.
        var subscription = new Subscription(_reads, Purses.Journal, TimeProvider.System, NullLogger<Subscription>.Instance);
        await subscription.CatchUp(default);
    }

    public async Task<int> ClosedEvents(Guid purse) => (await Purses.History(purse)).Count(r => r.Event is Closed);

    public async ValueTask DisposeAsync()
    {
        await Purses.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private DueWorkLoop NewLoop()
    {
        var list = new DueList<PurseDue>(new(_reads), Work, new Commands(Purses.Keys), Purses.Keys, Clock, NullLogger<DueList<PurseDue>>.Instance);
        return new([list], new(() => Leads), Clock, NullLogger<DueWorkLoop>.Instance);
    }
}
