using System.Globalization;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Killed at any moment under load, again and again: what was acknowledged is there once, who repeats hears the same, one order of everything fits all answers, and the journal is sound after each kill.</summary>
public sealed class KillingAtRandom : IDisposable
{
    private const int Clients = 6;

    // So many that among them some fall between the end of a commit and its answer.
    private const int Many = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private readonly Random _random = new(Rounds.Seed);
    private Campaign _campaign = null!;
    private Callers _callers = null!;
    private Task _calling = Task.CompletedTask;
    private readonly List<ProcessHost> _heard = [];
    private int _underWay;

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
            // Before the next start could mend anything.
            await Verb.Verify(_folder.FullName);
            host = await Start(_folder.FullName);
            await _callers.UntilAcknowledged(10);
        }

        await AllIsWell("sqlite process killed", rounds, OnSqlite);
        Assert.Equal(0, await host.Stop());
        await host.DisposeAsync();
        await Verb.Verify(_folder.FullName);
    }

    [Fact, Trait("Store", "Postgres")]
    public async Task One_of_two_silos()
    {
        var rounds = Rounds.Of(2);
        await using var silos = await Silos.Of(0);
        // As on machines of their own: the next one comes to the same address, where the cluster still thinks the dead one is.
        string[][] addresses = [Silos.Addresses(), Silos.Addresses()];
        ProcessHost[] hosts = [await silos.Start(addresses[0]), await silos.Start(addresses[1])];
        _heard.AddRange(hosts);
        var one = 0;
        await Begin(() => hosts[Interlocked.Increment(ref one) & 1]);
        for (var round = 0; round < rounds; round++)
        {
            await SomeTime();
            var killed = _random.Next(2);
            await hosts[killed].Kill();
            await _callers.UntilAcknowledged(10);
            await Verb.Verify(silos.Folder);
            _heard.Add(hosts[killed] = await silos.Start(addresses[killed]));
            await _callers.UntilAcknowledged(10);
        }

        await AllIsWell("one of two silos killed", rounds, () => silos.JournalOf(_campaign));
        await Verb.Verify(silos.Folder);
    }

    [Fact, Trait("Store", "Postgres")]
    public async Task The_database_of_two_silos()
    {
        var rounds = Rounds.Of(3);
        await using var server = await OwnServer.Start();
        DatabaseOfFolder.Put(_folder.FullName, server.ConnectionString);
        await using var one = await Start(_folder.FullName);
        await using var other = await Start(_folder.FullName);
        var turn = 0;
        await Begin(() => (Interlocked.Increment(ref turn) & 1) == 0 ? one : other);
        for (var round = 0; round < rounds; round++)
        {
            await SomeTime();
            // Two of three times all of it, else one process, after which it recovers by itself.
            if (round % 3 == 1) await server.KillOneBackend(_random.Next(100));
            else
            {
                var (before, _) = _callers.Hiccups;
                await server.Kill();
                await Task.Delay(200);
                await server.StartAgain();
                await _callers.UntilAcknowledged(10);
                Assert.True(_callers.Hiccups.Refused > before, "Nobody noticed that the database was killed");
            }

            await _callers.UntilAcknowledged(10);
            await Verb.Verify(_folder.FullName);
        }

        await AllIsWell("database killed", rounds, () => Silos.JournalOf(server.ConnectionString, _campaign));
        await Verb.Verify(_folder.FullName);
    }

    private async Task Begin(Func<ProcessHost> next)
    {
        _campaign = await new Desk(next().Client).Launch();
        _callers = new(_ => _campaign with { Desk = new(next().Client) }, Rounds.Seed);
        _calling = _callers.Run(Clients);
    }

    private async Task<ProcessHost> Start(string folder)
    {
        var host = await ProcessHost.Start(folder);
        _heard.Add(host);
        return host;
    }

    /// <summary>Until a moment that has to do with no answer.</summary>
    private async Task SomeTime()
    {
        await _callers.UntilAcknowledged(_random.Next(1, 60));
        await Task.Delay(TimeSpan.FromMilliseconds(_random.NextDouble() * 30));
        _underWay += _callers.UnderWay;
    }

    private async Task AllIsWell(string what, int rounds, Func<Task<IReadOnlyList<Written>>> journal)
    {
        await Rounds.Judge(string.Create(CultureInfo.InvariantCulture, $"{what} ({_underWay} requests under way then)"), rounds, _callers, _calling, _heard, journal);
        Assert.NotEqual(0, _underWay);
        Assert.True(rounds < Many || _callers.Untold > 0, "No kill fell between a commit and its answer");
    }

    private async Task<IReadOnlyList<Written>> OnSqlite()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "journal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var ask = new SqliteCommand("select version, name, command, data from journal where stream = $1 order by version", connection);
        ask.Parameters.AddWithValue("$1", $"campaign-{Guid.Parse(_campaign.Id):N}");
        await using var reader = await ask.ExecuteReaderAsync();
        var written = new List<Written>();
        while (await reader.ReadAsync()) written.Add(Written.Of(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : (byte[])reader.GetValue(2), reader.GetString(3)));
        return written;
    }
}
