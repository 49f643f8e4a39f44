using JinhuRedCross.IntegrationTests.Fundraising;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The system's clock of one machine is set under load, an hour ahead and back, an hour back and ahead: nobody is taken for dead, and nobody is told wrong.</summary>
[Trait("Store", "Postgres")]
public sealed class SettingTheSystemClock : IAsyncDisposable
{
    private const int Clients = 4;
    // A status of Orleans.
    private const int Active = 3;
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    // Longer than three beats, of which a silo that misses them is suspected.
    private static readonly TimeSpan _suspicious = TimeSpan.FromSeconds(4);
    // A call has ten seconds, and may be repeated once on a machine that other work keeps busy; whoever waited for a clock would wait an hour.
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(20);
    private readonly JumpingClock _clock = new();
    private readonly List<ProcessHost> _silos = [];
    private readonly List<(HttpClient Client, SigningInAgain SignedIn)> _desks = [];
    private Silos _cluster = null!;

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) await silo.DisposeAsync();
        foreach (var (client, _) in _desks) client.Dispose();
        await _cluster.DisposeAsync();
        _clock.Dispose();
    }

    [Fact]
    public async Task Of_one_of_two_silos()
    {
        _cluster = await Silos.Of(0);
        await Set("clock of a silo", _cluster.Database, _clock.Environment, async () => (await _silos[0].Client.GetAsync("/health/serving")).Headers.Date!.Value);
    }

    [Fact]
    public async Task Of_the_database()
    {
        _cluster = await Silos.Of(0);
        await using var server = await OwnServer.Start(_clock.Environment);
        DatabaseOfFolder.Put(_cluster.Folder, server.ConnectionString);
        await Set("clock of the database", server.ConnectionString, null, async () =>
        {
            await using var connection = await server.Connect();
            await using var ask = new NpgsqlCommand("select clock_timestamp()", connection);
            return (DateTime)(await ask.ExecuteScalarAsync())!;
        });
    }

    /// <summary>A silo is known by its address and the second in which it started, and to Orleans the later one of two counts, dead or not.</summary>
    [Fact]
    public async Task Back_while_a_killed_silo_is_down_which_starts_again_on_its_port()
    {
        _cluster = await Silos.Of(0);
        string[] address = Silos.Addresses();
        await Start();
        var campaign = await new Desk(_desks[0].Client).Launch();
        _clock.Jump(_hour);
        var killed = await Start(_clock.Environment, address);
        await killed.Kill();
        _clock.Jump(TimeSpan.Zero);
        await Start(_clock.Environment, address);
        await (campaign with { Desk = new(_desks[^1].Client) }).Receive(1);
        Assert.Equal(2, (await MembersByStatus(_cluster.Database)).Single(m => m.Status == Active).Silos);
        await _cluster.Verify();
    }

    /// <summary>It must not take who joins for one that has tried for an hour.</summary>
    [Fact]
    public async Task Ahead_on_a_silo_that_another_joins()
    {
        _cluster = await Silos.Of(0);
        await Start(_clock.Environment);
        var campaign = await new Desk(_desks[0].Client).Launch();
        _clock.Jump(_hour);
        await Start();
        await (campaign with { Desk = new(_desks[^1].Client) }).Receive(1);
        Assert.Equal([(Active, 2L)], await MembersByStatus(_cluster.Database));
    }

    private async Task Set(string what, string database, IReadOnlyDictionary<string, string>? environment, Func<Task<DateTimeOffset>> shown)
    {
        // Alone at first, so that the campaign awakes there.
        await Start(environment);
        var campaign = await new Desk(_desks[0].Client).Launch();
        await Start();
        var callers = new Callers(turn => campaign with { Desk = new(_desks[turn & 1].Client) }, Rounds.Seed) { Rest = TimeSpan.FromMilliseconds(50) };
        var calling = callers.Run(Clients);
        await callers.UntilAcknowledged(20);
        var rounds = Rounds.Of(1);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var ahead in (TimeSpan[])[_hour, TimeSpan.Zero, -_hour, TimeSpan.Zero])
            {
                _clock.Jump(ahead);
                await UntilSeen(ahead, shown);
                if (ahead != TimeSpan.Zero) await Task.WhenAny(calling, Task.Delay(_suspicious));
                await callers.UntilAcknowledged(20);
            }
        }

        await Rounds.Judge(what, rounds, callers, calling, _silos, () => Silos.JournalOf(database, campaign));
        Rounds.Say($"{what}: {_desks.Sum(d => d.SignedIn.Refused)} requests answered with 401, and sent again with a new token");
        Assert.True(callers.Longest < _longest, $"{callers.Longest}");
        Assert.Equal([(Active, 2L)], await MembersByStatus(database));
        foreach (var silo in _silos) Assert.True(await silo.Stop() == 0, silo.Output);
        await _cluster.Verify();
    }

    private async Task<ProcessHost> Start(IReadOnlyDictionary<string, string>? environment = null, params IReadOnlyList<string> args)
    {
        var silo = await ProcessHost.Start(_cluster.Folder, environment ?? new Dictionary<string, string>(), args);
        _silos.Add(silo);
        var signedIn = new SigningInAgain(_cluster.Folder);
        _desks.Add((new(signedIn) { BaseAddress = silo.Client.BaseAddress }, signedIn));
        return silo;
    }

    /// <summary>A jump that nobody has seen would prove nothing; a web server looks at the clock once a second.</summary>
    private static async Task UntilSeen(TimeSpan ahead, Func<Task<DateTimeOffset>> shown)
    {
        using var patience = new CancellationTokenSource(_longest);
        while ((await shown() - TimeProvider.System.GetUtcNow() - ahead).Duration() > TimeSpan.FromMinutes(1)) await Task.Delay(50, patience.Token);
    }

    /// <summary>How many silos have each status.</summary>
    private static async Task<List<(int Status, long Silos)>> MembersByStatus(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select status, count(*) from orleans.silo group by status order by status", connection);
        await using var reader = await ask.ExecuteReaderAsync();
        var found = new List<(int, long)>();
        while (await reader.ReadAsync()) found.Add((reader.GetInt32(0), reader.GetInt64(1)));
        return found;
    }
}
