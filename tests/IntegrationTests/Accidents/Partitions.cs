using System.Diagnostics;
using System.Net;
using JinhuRedCross.IntegrationTests.Fundraising;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Machines that cannot reach each other, or their database, while callers reach both: there is one history all the same.</summary>
[Trait("Store", "Postgres")]
public sealed class Partitions : IAsyncLifetime
{
    private const int Clients = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private Network _network = null!;
    private OwnServer _server = null!;
    private ProcessHost _one = null!;
    private ProcessHost _other = null!;
    private volatile bool _onlyOne;
    private Campaign _campaign = null!;
    private Callers _callers = null!;
    private Task _calling = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _network = await Network.Make();
        _server = await OwnServer.StartBehind(_network.Inside(Network.Database), Network.AddressOf(Network.Database, 2));
        DatabaseOfFolder.Put(_folder.FullName, _server.ConnectionString);
        // Alone at first, so that the campaign awakes there.
        _other = await Start("b");
        _campaign = await new Desk(_other.Client).Launch();
        _one = await Start("a");
        var turn = 0;
        _callers = new(_ => _campaign with { Desk = new((_onlyOne || (Interlocked.Increment(ref turn) & 1) == 0 ? _one : _other).Client) }, Rounds.Seed) { Rest = TimeSpan.FromMilliseconds(20) };
        _calling = _callers.Run(Clients);
        await _callers.UntilAcknowledged(30);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _server.DisposeAsync();
        await _network.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Between_two_silos_one_of_them_ends_itself_and_nothing_is_forked()
    {
        var cut = Stopwatch.GetTimestamp();
        await _network.CutFromSilos("b");
        var (one, other) = (_one.Ended(), _other.Ended());
        var over = await Task.WhenAny(one, other).WaitAsync(_patience);
        var stale = new Stale((over == one ? _one : _other).Client, cut, Stopwatch.GetTimestamp());
        Assert.NotEqual(0, await over);
        await _callers.UntilAcknowledged(30);
        await _network.Heal();
        await AllIsWell("partition between silos", stale);
    }

    /// <summary>What it has in memory grows old and it cannot know: that is enough for a reader, and never for a no.</summary>
    [Fact]
    public async Task A_silo_that_reaches_nobody_refuses_nothing_and_carries_out_nothing_until_it_ends_itself()
    {
        var cut = Stopwatch.GetTimestamp();
        await _network.CutFromSilos("b");
        await _network.CutFromDatabase("b");
        var alone = _campaign with { Desk = new(_other.Client) };
        var said = 0;
        using var enough = new CancellationTokenSource();
        var asking = Task.WhenAll(
            Tell(() => alone.Step("suspend")),
            Tell(() => alone.Step("resume")),
            Tell(() => alone.Record(Plans.Gift(1))),
            Tell(() => alone.Post("disbursements", Plans.Payment(1))),
            Ask(() => alone.Get()),
            Ask(() => alone.Get("donations")),
            Ask(() => alone.Desk.Get(alone.PublicPath)));
        // Meanwhile the other one takes the campaign over, and it changes there. Who asked the silo alone would only wait.
        _onlyOne = true;
        await _callers.UntilAcknowledged(150);
        await enough.CancelAsync();
        // Before the network heals, for what it is still asked then it may well carry out.
        await asking.WaitAsync(_patience);
        await _network.Heal();
        Assert.NotEqual(0, await _other.Ended().WaitAsync(_patience));
        Assert.NotEqual(0, said);
        await AllIsWell("a silo alone", new Stale(_other.Client, cut, Stopwatch.GetTimestamp()));

        Task Tell(Func<Task<Answer>> command) => Again(command, answer =>
        {
            answer.IsRefused(503);
            Interlocked.Increment(ref said);
        });

        Task Ask(Func<Task<Answer>> question) => Again(question, answer =>
        {
            // Who has asked before is still known for a while, and what is in memory still shown.
            if (answer.Status != HttpStatusCode.OK) answer.IsRefused(503);
        });

        async Task Again(Func<Task<Answer>> ask, Action<Answer> judge)
        {
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    judge(await ask());
                }
                catch (HttpRequestException)
                {
                    // It is gone.
                    return;
                }

                await Task.Delay(20);
            }
        }
    }

    [Fact]
    public async Task Between_a_silo_and_the_database_it_says_so_and_goes_on_afterwards()
    {
        await _network.CutFromDatabase("b");
        var before = _callers.Hiccups.Refused;
        using var patience = new CancellationTokenSource(_patience);
        while (_callers.Hiccups.Refused < before + 3) await Task.Delay(20, patience.Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _other.Client.GetAsync("/health/ready")).StatusCode);
        await _network.Heal();
        await _callers.UntilAcknowledged(30);
        await AllIsWell("partition from the database");
    }

    private Task<ProcessHost> Start(string machine) => ProcessHost.StartBehind(
        _network.Inside(machine), Path.Combine(_folder.FullName, machine + ".sock"), _folder.FullName,
        "--Data:Postgres", new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Host = Network.AddressOf(Network.Database, 2) }.ToString(),
        "--Orleans:AdvertisedAddress", Network.AddressOf(machine, 1), "--Orleans:SiloPort", "20001", "--Orleans:GatewayPort", "20002");

    private async Task AllIsWell(string what, params IReadOnlyList<Stale> stale)
    {
        await Rounds.Judge(what, 1, _callers, _calling, [_one, _other], () => Silos.JournalOf(_server.ConnectionString, _campaign), stale);
        await Verb.Verify(_folder.FullName);
    }
}
