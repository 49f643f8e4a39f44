using System.Diagnostics;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>What callers of one silo see when the other, which has the campaign, goes away in one way or another.</summary>
[Trait("Store", "Postgres")]
public sealed class LosingASilo : IAsyncLifetime
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(5);
    // All that is said is repeated in the end.
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly string[] _draining = ["--Web:DrainSeconds", "3"];
    private readonly string[][] _addresses = [Silos.Addresses(), Silos.Addresses()];
    private Silos _silos = null!;
    private ProcessHost _other = null!;
    private ProcessHost _ours = null!;
    private Campaign _campaign = null!;
    private Task _calling = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _silos = await Silos.Of(0);
        // Alone at first, so that the campaign awakes there.
        _other = await _silos.Start([.. _draining, .. _addresses[0]]);
        var campaign = await new Desk(_other.Client).Launch();
        _ours = await _silos.Start([.. _draining, .. _addresses[1]]);
        _campaign = campaign with { Desk = new(_ours.Client) };
    }

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    [Fact]
    public async Task Alive_it_is_asked_as_if_there_were_one()
    {
        await _campaign.Receive(5000);
        await _campaign.Spend(100);
        (await _campaign.Step("launch")).IsRefused(409, "campaign.launched");
        Assert.Equal(4900, (await _campaign.Get()).IsOk().Yuan("availableAmount"));
        (await _campaign.As("approver").Decide((await _campaign.Request(200)).IsCreated().Id, "approve")).IsOk();
    }

    [Fact]
    public async Task Killed_its_campaign_answers_again_within_five_seconds()
    {
        var callers = Begin();
        await callers.UntilAcknowledged(20);
        await _other.Kill();
        await callers.UntilAcknowledged(50);
        await AllIsWell(callers);
        Assert.True(callers.Longest < _soon, $"{callers.Longest}");
        Assert.True(callers.Longest > TimeSpan.FromSeconds(0.5), "The campaign was not on the silo that was killed");
        Assert.Empty(callers.Broken);
    }

    [Fact]
    public async Task Standing_still_for_two_seconds_it_is_left_alone_and_then_ends_itself_when_it_was_longer()
    {
        var callers = Begin();
        await callers.UntilAcknowledged(20);
        await StandStill(TimeSpan.FromSeconds(2));
        await callers.UntilAcknowledged(50);
        Assert.Equal(default, callers.Hiccups);
        Assert.True(callers.Longest > TimeSpan.FromSeconds(1.5), "The campaign was not on the silo that stood still");

        await _other.Signal("STOP");
        await callers.UntilAcknowledged(50);
        Assert.True(callers.Longest < _soon + TimeSpan.FromSeconds(1), $"{callers.Longest}");
        await _other.Signal("CONT");
        // Not zero, so that whoever supervises it starts it again.
        Assert.NotEqual(0, await _other.Ended().WaitAsync(_patience));
        await AllIsWell(callers);
    }

    [Fact]
    public async Task Stopped_and_started_one_after_the_other_nobody_sees_an_error()
    {
        var balancer = new Balancer(_other, _ours);
        using var client = new HttpClient(balancer) { BaseAddress = new("http://balancer") };
        var callers = new Callers(_ => _campaign with { Desk = new(client) }, seed: 7) { Rest = _rest };
        _calling = callers.Run(6);
        await callers.UntilAcknowledged(30);
        // Each comes back to the address that it had, and only then the other one goes: for a while one does all the work.
        foreach (var (old, address) in new[] { (_other, _addresses[0]), (_ours, _addresses[1]) })
        {
            Assert.Equal(0, await old.Stop());
            await callers.UntilAcknowledged(30);
            balancer.Add(await _silos.Start([.. _draining, .. address]));
            await callers.UntilAcknowledged(30);
        }

        Assert.True(callers.Broken.Count == 0, callers.Broken.FirstOrDefault());
        Assert.Equal(default, callers.Hiccups);
        await AllIsWell(callers);
    }

    private Callers Begin()
    {
        var callers = new Callers(_ => _campaign, seed: 7) { Rest = _rest };
        _calling = callers.Run(6);
        return callers;
    }

    private async Task StandStill(TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        await _other.Signal("STOP");
        await Task.Delay(time - Stopwatch.GetElapsedTime(began));
        await _other.Signal("CONT");
    }

    private async Task AllIsWell(Callers callers)
    {
        await Rounds.Judge("one silo lost", 1, callers, _calling, _silos.All, () => _silos.JournalOf(_campaign));
        await _silos.Verify();
    }
}
