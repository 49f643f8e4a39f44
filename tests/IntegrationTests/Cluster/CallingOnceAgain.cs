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

    /// <summary>Stands where the network is: the next gifts do not arrive.</summary>
    private sealed class Gone : IOutgoingGrainCallFilter
    {
        private readonly Queue<Exception> _faults = new();

        public List<Guid> Commands { get; } = [];

        public void Fail(params Exception[] faults)
        {
            foreach (var fault in faults) _faults.Enqueue(fault);
        }

        public Task Invoke(IOutgoingGrainCallContext context)
        {
            if (context.MethodName != "RecordDonation") return context.Invoke();
            Commands.Add(((Command)context.Request.GetArgument(0)!).Id);
            return _faults.TryDequeue(out var fault) ? Task.FromException(fault) : context.Invoke();
        }
    }
}
