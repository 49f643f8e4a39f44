using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.Tests;
using Npgsql;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>A process that the others have given up writes nothing any more, and who gives it up sees all that it wrote.</summary>
[Trait("Store", "Postgres")]
public sealed class GivenUp : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly AppendFence _fence = new();
    private readonly StreamId _purse = new("purse", Guid.CreateVersion7());
    private TestDatabase _data = null!;
    private PostgresDatabase _database = null!;
    private PostgresJournalStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _data = await TestDatabase.Create();
        _database = new(_data.ConnectionString);
        _store = new(_database, PostgresJournalSchema.Open(_database, _folder.Path), fence: _fence);
        await _store.Open(Cancel);
        await Run("create table member (name text primary key, dead bool not null default false)");
        await Run("insert into member values ('we'), ('other')");
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _database.Dispose();
        await _data.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_refused_while_others_go_on()
    {
        await Write(0);
        Join();
        await Write(1);
        await Run("update member set dead = true where name = 'other'");
        await Write(2);
        await Run("update member set dead = true where name = 'we'");
        await Assert.ThrowsAsync<GivenUpException>(() => Write(3));
        await Assert.ThrowsAsync<GivenUpException>(() => Write(3));
        Assert.Equal(3, await _store.Newest(Cancel));
    }

    [Fact]
    public async Task It_is_refused_also_when_nobody_knows_it_any_more()
    {
        Join();
        await Run("delete from member where name = 'we'");
        await Assert.ThrowsAsync<GivenUpException>(() => Write(0));
        Assert.Equal(0, await _store.Newest(Cancel));
    }

    [Fact]
    public async Task What_is_refused_for_another_reason_is_told_as_before()
    {
        Join();
        await Write(0);
        Assert.Equal(AppendOutcome.Conflict, Assert.Single(await _store.Write([Next(0)], Cancel)).Outcome);
    }

    [Fact]
    public async Task Who_gives_it_up_waits_for_the_append_that_is_under_way()
    {
        Join();
        await Write(0);
        await using var holds = await _database.OpenAlone(Cancel);
        await using var held = await holds.BeginTransactionAsync(Cancel);
        await using (var hold = new NpgsqlCommand("select 1 from journal_head for update", holds, held)) await hold.ExecuteNonQueryAsync(Cancel);
        var writing = Write(1);
        await Asking.Until(async () => (long)(await Run("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))! > 0);

        var givingUp = Run("update member set dead = true where name = 'we'");
        Assert.NotSame(givingUp, await Task.WhenAny(givingUp, Task.Delay(300, Cancel)));
        Assert.False(writing.IsCompleted);
        await held.RollbackAsync(Cancel);
        await givingUp;
        Assert.Equal(2, await _store.Newest(Cancel));
        await writing;
    }

    private void Join() => _fence.Put("select 1 from member where name = 'we' and not dead for share");

    private async Task Write(long follows) => Assert.Equal(AppendOutcome.Committed, Assert.Single(await _store.Write([Next(follows)], Cancel)).Outcome);

    private Append Next(long follows) => new(new(), _purse, follows, [new("x", "purse-filled", "{}", null)], [], Asking.Fresh(), DateTimeOffset.UnixEpoch, "x");

    private async Task<object?> Run(string sql)
    {
        await using var connection = await _database.OpenAlone(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
