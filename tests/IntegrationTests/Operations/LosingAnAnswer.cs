using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;
using Orleans.Configuration;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>A grain that does not answer in time is written about by Orleans, by the filters of calls and in the exception that the caller gets.</summary>
public sealed class LosingAnAnswer
{
    private const string Name = "柳示例", Phone = "13800138777", Thanks = "愿老家平安", Reason = "捐款人柳示例来电";
    private static readonly string[] _secrets = [Name, Phone, Thanks];

    [Fact]
    public async Task Tells_nothing_of_what_was_handed_over_in_logs_traces_and_exceptions()
    {
        await using var collector = await Collector.Start();
        var (lines, silence) = (new Lines(), new Silence());
        await using var host = await TestHost.Start(
            customise: b =>
            {
                b.Logging.AddProvider(lines);
                b.Services.AddSingleton<IIncomingGrainCallFilter>(silence);
                b.Services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(1));
                b.Services.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(1));
            },
            args: ["--Telemetry:Otlp:Endpoint", collector.Address, "--Telemetry:Otlp:Protocol", "http/protobuf", "--Logging:LogLevel:Orleans", "Information"]);
        var campaign = await new Desk(host.Client).Launch();
        silence.Begins();

        (await campaign.Record(Plans.Gift(88).With("donor.name", Name).With("donor.phone", Phone).With("message", Thanks))).IsRefused(503, "store.unavailable");
        var grain = host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ICampaignGrain>(Guid.Parse(campaign.Id));
        var command = new Command(Guid.CreateVersion7(), [], "test");
        var gift = new ProposedGift(new(null, Name, Phone, null, null), 88, null, null, null, null, null, null, null, Thanks, null, null);
        var late = await Assert.ThrowsAsync<TimeoutException>(() => grain.RecordDonation(command, gift));
        var plain = await Assert.ThrowsAsync<TimeoutException>(() => grain.Suspend(command, null, Reason));

        silence.Ends();
        Assert.True(host.App.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(host.App.Services.GetRequiredService<LoggerProvider>().ForceFlush());
        var told = $"{lines.All}\n{late}\n{plain}";
        // What an operator needs is still there.
        Assert.Contains("RecordDonation(", lines.All);
        Assert.Contains("RecordDonation(", late.Message);
        Assert.Contains("ICampaignGrain/RecordDonation", collector.Said("traces"));
        foreach (var secret in _secrets)
        {
            Assert.DoesNotContain(secret, told);
            Assert.False(collector.Tells(secret), secret);
        }

        Assert.DoesNotContain(Reason, told);
        Assert.False(collector.Tells(Reason));
        // Nor does a trace tell what an exception says, or whose grain it was.
        Assert.DoesNotContain("exception.message", collector.Said("traces"));
        Assert.False(collector.Tells("traces", campaign.Id.Replace("-", "", StringComparison.Ordinal)));
    }

    /// <summary>Keeps campaigns from answering.</summary>
    private sealed class Silence : IIncomingGrainCallFilter
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _began;

        public void Begins() => _began = true;

        public void Ends() => _over.TrySetResult();

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (_began && context.InterfaceMethod.DeclaringType == typeof(ICampaignGrain)) await _over.Task;
            await context.Invoke();
        }
    }
}
