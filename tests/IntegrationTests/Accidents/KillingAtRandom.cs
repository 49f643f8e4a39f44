using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Killed at any moment under load, again and again: what was acknowledged is there once, who repeats hears the same, and one order of everything fits all answers.</summary>
public sealed class KillingAtRandom : IDisposable
{
    private const int Clients = 6;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private readonly Random _random = new(Rounds.Seed);
    private Campaign _campaign = null!;
    private Callers _callers = null!;
    private Task _calling = Task.CompletedTask;
    private readonly List<ProcessHost> _heard = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact, Trait("Store", "Sqlite")]
    public async Task The_process_on_sqlite()
    {
        var rounds = Rounds.Of(2);
        var host = await Start(_folder.FullName);
        await Begin(() => host);
        for (var round = 0; round < rounds; round++)
        {
            await SomeTime();
            await host.DisposeAsync();
            host = await Start(_folder.FullName);
            await _callers.UntilAcknowledged(10);
        }

        await AllIsWell("sqlite process killed", rounds, OnSqlite);
        Assert.Equal(0, await host.Stop());
        await host.DisposeAsync();
        await Verify(_folder.FullName);
    }

    [Fact, Trait("Store", "Postgres")]
    public async Task One_of_two_silos()
    {
        var rounds = Rounds.Of(2);
        await using var silos = await Silos.Of(2);
        var hosts = silos.All.ToArray();
        _heard.AddRange(hosts);
        var one = 0;
        await Begin(() => hosts[Interlocked.Increment(ref one) & 1]);
        for (var round = 0; round < rounds; round++)
        {
            await SomeTime();
            var killed = _random.Next(2);
            await hosts[killed].Kill();
            await _callers.UntilAcknowledged(10);
            _heard.Add(hosts[killed] = await silos.Start());
            await _callers.UntilAcknowledged(10);
        }

        await AllIsWell("one of two silos killed", rounds, () => silos.JournalOf(_campaign));
        await Verify(silos.Folder);
    }

    [Fact, Trait("Store", "Postgres")]
    public async Task The_database_of_two_silos()
    {
        var rounds = Rounds.Of(2);
        await using var server = await OwnServer.Start();
        DatabaseOfFolder.Put(_folder.FullName, server.ConnectionString);
        await using var one = await Start(_folder.FullName);
        await using var other = await Start(_folder.FullName);
        var turn = 0;
        await Begin(() => (Interlocked.Increment(ref turn) & 1) == 0 ? one : other);
        for (var round = 0; round < rounds; round++)
        {
            await SomeTime();
            await server.Stop();
            await server.StartAgain();
            await _callers.UntilAcknowledged(10);
        }

        await AllIsWell("database killed", rounds, () => Silos.JournalOf(server.ConnectionString, _campaign));
        await Verify(_folder.FullName);
    }

    private async Task Begin(Func<ProcessHost> next)
    {
        _campaign = await new Desk(next().Client).Launch();
        _callers = new(_ => _campaign with { Desk = new(next().Client) }, Rounds.Seed) { Rest = TimeSpan.FromMilliseconds(20) };
        _calling = _callers.Run(Clients);
    }

    private async Task<ProcessHost> Start(string folder)
    {
        var host = await ProcessHost.Start(folder);
        _heard.Add(host);
        return host;
    }

    private Task SomeTime() => _callers.UntilAcknowledged(_random.Next(1, 120));

    private async Task AllIsWell(string what, int rounds, Func<Task<IReadOnlyList<Written>>> journal)
    {
        _callers.Enough();
        try
        {
            await _calling;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException("Its hosts said: " + string.Join('\n', _heard.SelectMany(h => h.Failures)), fault);
        }

        var wrong = await _callers.WrongAnswersToRepeats();
        var faults = new History(await journal()).Faults(_callers.Told);
        Rounds.Tell(what, rounds, _callers, wrong, faults);
        Assert.Empty(faults);
        Assert.Equal(0, wrong);
    }

    private static async Task Verify(string folder)
    {
        var (code, said) = await ProcessHost.Run(folder, "verify");
        Assert.True(code == 0, said);
    }

    private async Task<IReadOnlyList<Written>> OnSqlite()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "journal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var ask = new SqliteCommand("select version, name, command, data from journal where stream = $1 order by version", connection);
        ask.Parameters.AddWithValue("$1", $"campaign-{Guid.Parse(_campaign.Id):N}");
        await using var reader = await ask.ExecuteReaderAsync();
        var written = new List<Written>();
        while (await reader.ReadAsync()) written.Add(new(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : new Guid((byte[])reader.GetValue(2), bigEndian: true), History.AmountOf(reader.GetString(3))));
        return written;
    }
}
