using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace JinhuRedCross.IntegrationTests.Operations;

public sealed class TracingARequest(OperationsFixture fixture)
{
    [Fact]
    public async Task A_gift_is_seen_from_the_endpoint_through_the_grain_to_the_append_and_nobody_is_told_of()
    {
        const string name = "何示例", phone = "13800138456";
        var gift = await fixture.Give(name, phone);
        var code = (string)gift.Json["queryCode"]!;
        await fixture.Host.Get(null, $"{Desk.Open}/donations/{gift.Number}?queryCode={code}");
        using var browser = fixture.Host.Browser();
        await browser.Open("/set-up?token=a-secret-of-a-link", ("User-Agent", "Mozilla/5.0"));

        Flush();
        var traces = fixture.Collector.Said("traces");

        foreach (var step in (string[])["/api/v1/fundraising/campaigns/{id}/donations", "ICampaignGrain/RecordDonation", "journal.append", "journal.commit", "jinhu-red-cross"])
            Assert.Contains(step, traces);
        Assert.Contains("jinhu.journal.commit.duration", fixture.Collector.Said("metrics"));
        foreach (var secret in (string[])[name, phone, code, "a-secret-of-a-link", "Mozilla"]) Assert.False(fixture.Collector.Tells(secret), secret);
    }

    [Fact]
    public void A_log_line_is_sent_with_its_text()
    {
        fixture.Host.Host.App.Services.GetRequiredService<ILogger<TracingARequest>>().LogWarning("Something to be seen by {Whom}", "whoever watches");

        Flush();

        Assert.Contains("Something to be seen by whoever watches", fixture.Collector.Said("logs"));
    }

    private void Flush()
    {
        var services = fixture.Host.Host.App.Services;
        Assert.True(services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(services.GetRequiredService<LoggerProvider>().ForceFlush());
        services.GetRequiredService<MeterProvider>().ForceFlush();
    }
}
