using JinhuRedCross.Host.Hosting.Telemetry;
using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.IntegrationTests.Operations;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(OperationsFixture))]

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>One host as somebody watches it: with figures at an address of their own, a collector, and the dashboard.</summary>
public sealed class OperationsFixture : IAsyncLifetime
{
    private AccessHost? _host;
    private Collector? _collector;

    internal AccessHost Host => _host!;

    internal Collector Collector => _collector!;

    /// <summary>Where figures are open.</summary>
    internal Uri Figures => new(Host.Host.App.Services.GetRequiredService<MetricsServer>().Addresses.Single());

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.Start();
        _host = await AccessHost.Start(args:
        [
            "--Telemetry:Metrics:Listen", "http://127.0.0.1:0", "--Telemetry:Otlp:Endpoint", _collector.Address, "--Telemetry:Otlp:Protocol", "http/protobuf", "--Dashboard:Enabled", "true",
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Collector.DisposeAsync();
    }

    /// <summary>A gift to a new campaign; its answer.</summary>
    internal async Task<Answer> Give(string donor, string phone)
    {
        var token = await Host.Token();
        var campaign = (await Host.Post(token, Desk.Root + "/campaigns", Plans.Targeted())).IsCreated();
        (await Host.Post(token, $"{Desk.Root}/campaigns/{campaign.Id}/launch")).IsOk();
        return (await Host.Post(token, $"{Desk.Root}/campaigns/{campaign.Id}/donations", Plans.Gift(88).With("donor.name", donor).With("donor.phone", phone))).IsCreated();
    }
}
