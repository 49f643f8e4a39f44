using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Silos;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Cluster;

/// <summary>What a caller hears when the silo of a grain is gone: the one repeat inside, and what it does not mend.</summary>
public sealed class CallingOnceAgain : IAsyncLifetime
{
    private readonly Gone _gone = new();
    private TestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await TestHost.Start(customise: b =>
    {
        // A single process on SQLite has no other to call once again.
        if (!TestDatabase.IsWanted) b.Services.AddSingleton<IOutgoingGrainCallFilter, OnceAgain>();
        b.Services.AddSingleton<IOutgoingGrainCallFilter>(_gone);
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_silo_that_went_away_is_called_again_with_the_same_command()
    {
        var campaign = await new Desk(_host.Client).Launch();
        _gone.Fail(new SiloUnavailableException("gone"));

        (await campaign.Record(Plans.Gift(88))).IsCreated();

        Assert.Equal(2, _gone.Commands.Count);
        Assert.Single(_gone.Commands.Distinct());
    }

    /// <summary>It was carried out here, in this process, where a call's arguments are gone once the grain has answered.</summary>
    [Fact]
    public async Task A_call_that_arrived_is_made_again_with_the_same_command_too()
    {
        var campaign = await new Desk(_host.Client).Launch();
        _gone.LoseAnswer(new GivenUpException());

        var gift = (await campaign.Record(Plans.Gift(88))).IsCreated();

        Assert.Single(_gone.Commands.Distinct());
        Assert.True(gift.Replayed);
        Assert.Equal(1, (int)(await campaign.Get()).Json["donationCount"]!);
    }

    [Fact]
    public async Task Who_is_refused_twice_hears_503_and_when_to_come_again()
    {
        var campaign = await new Desk(_host.Client).Launch();
        _gone.Fail(new SiloUnavailableException("gone"), new GivenUpException());

        var refused = (await campaign.Record(Plans.Gift(88))).IsRefused(503, "store.unavailable");

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(2, _gone.Commands.Count);
    }

    [Fact]
    public async Task A_call_that_ran_out_of_time_is_not_made_again()
    {
        var campaign = await new Desk(_host.Client).Launch();
        _gone.Fail(new TimeoutException("late"));

        var refused = (await campaign.Record(Plans.Gift(88))).IsRefused(503, "store.unavailable");

        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Single(_gone.Commands);
    }

    /// <summary>Stands where the network is: the next gifts do not arrive, or their answers do not.</summary>
    private sealed class Gone : IOutgoingGrainCallFilter
    {
        private readonly Queue<(bool Arrives, Exception Fault)> _faults = new();

        public List<Guid> Commands { get; } = [];

        public void Fail(params Exception[] faults)
        {
            foreach (var fault in faults) _faults.Enqueue((false, fault));
        }

        public void LoseAnswer(Exception fault) => _faults.Enqueue((true, fault));

        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            if (context.MethodName != "RecordDonation")
            {
                await context.Invoke();
                return;
            }

            Commands.Add(((Command)context.Request.GetArgument(0)!).Id);
            var fails = _faults.TryDequeue(out var next);
            if (!fails || next.Arrives) await context.Invoke();
            if (fails) throw next.Fault;
        }
    }
}
