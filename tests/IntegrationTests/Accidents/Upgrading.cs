using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>Silos of the program before this one are replaced one after the other, while callers go on. <c>eng/test.sh</c> and <c>eng/soak.sh</c> build that program.</summary>
[Trait("Store", "Postgres")]
public sealed class Upgrading
{
    [Fact(Explicit = true)]
    public async Task Under_load_nobody_is_told_wrong_and_nothing_is_lost()
    {
        var older = Environment.GetEnvironmentVariable("OLDER_HOST_DLL") ?? throw new InvalidOperationException("OLDER_HOST_DLL names no program");
        await using var silos = await Silos.Of(0);
        ProcessHost[] old = [await silos.StartOlder(older, "--Web:DrainSeconds", "3"), await silos.StartOlder(older, "--Web:DrainSeconds", "3")];
        var campaign = await new Desk(old[0].Client).Launch();
        var balancer = new Balancer(old);
        using var client = new HttpClient(balancer) { BaseAddress = new("http://balancer") };
        var callers = new Callers(_ => campaign with { Desk = new(client) }, Rounds.Seed);
        var calling = callers.Run(6);
        await callers.UntilAcknowledged(50);
        foreach (var one in old)
        {
            balancer.Add(await silos.Start());
            await callers.UntilAcknowledged(50);
            Assert.Equal(0, await one.Stop());
            await callers.UntilAcknowledged(50);
        }

        await Rounds.Judge("upgrade under load", 1, callers, calling, silos.All, () => silos.JournalOf(campaign));
        await silos.Verify();
    }
}
