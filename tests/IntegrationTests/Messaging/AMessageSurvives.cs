using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.BuildingBlocks.OwnTables;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.IntegrationTests.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Messaging;

/// <summary>Killed at any moment, or with its checkpoints lost, what a module is told is heard, and recorded once (ADR 0044).</summary>
public sealed class AMessageSurvives : IDisposable
{
    private const int Payments = 8;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Killed_between_a_message_and_its_checkpoint_it_is_heard_twice_and_recorded_once()
    {
        var paid = new List<string>();
        Unit unit;
        Campaign campaign;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            var desk = new Desk(host.Client);
            (unit, campaign) = (await Unit.Operate(desk), await desk.Launch());
            await campaign.Receive(1000);
            await UntilKnown(campaign, unit);
            var approved = new List<Answer>();
            for (var n = 0; n < Payments; n++) approved.Add(await Approved(campaign, unit));
            // All at once, and then no goodbye: some are heard and not noted down, some not heard yet.
            var paying = Task.WhenAll(approved.Select(a => campaign.Pay(a.Id)));
            await Until(async () => (await Funds(unit)).Count > 0);
            await host.Kill();
            await Task.WhenAny(paying);
            paid.AddRange(approved.Select(a => a.Number));
        }

        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            (unit, campaign) = (unit with { Desk = new(host.Client) }, campaign with { Desk = new(host.Client) });
            foreach (var open in await campaign.Desk.All($"{campaign.Path}/disbursements?status=approved")) (await campaign.Pay((string)open["id"]!)).IsOk();
            await Until(async () => (await Funds(unit)).Count == Payments);
            Assert.Equal(paid.Order(StringComparer.Ordinal), Numbers(await Funds(unit)));
            await host.Kill();
        }

        await LoseCheckpoints();
        await using var last = await TestHost.Start(folder: _folder.FullName);
        var relay = last.App.Services.GetServices<Relay>().Single(r => r.Name == "organisations");
        await Until(() => Task.FromResult(relay.Position >= last.App.Services.GetRequiredService<Journal>().Newest));
        Assert.Equal(paid.Order(StringComparer.Ordinal), Numbers(await Funds(unit with { Desk = new(last.Client) })));
        Assert.Empty(await new Desk(last.Client).All("/api/v1/platform/parked"));
    }

    /// <summary>As if somebody had thrown them away: both listeners hear everything again.</summary>
    private async Task LoseCheckpoints()
    {
        var arguments = await DatabaseOfFolder.ArgumentsFor(_folder.FullName);
        var checkpoints = new Checkpoints(new OwnStore(Checkpoints.Name, typeof(Checkpoints).Assembly, _folder.FullName, arguments.Count > 0 ? arguments[^1] : null));
        foreach (var name in (string[])["fundraising", "organisations"]) checkpoints.Move(new(name, new Dictionary<Type, Type>()), Guid.Empty, 0);
        checkpoints.Close();
    }

    private static async Task<Answer> Approved(Campaign campaign, Unit unit)
    {
        var asked = (await campaign.Post("disbursements", Plans.Payment(1).With("purpose", $"活动经费 {campaign.Number}").With("organisation", unit.Id))).IsCreated();
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();
        return asked;
    }

    private static Task UntilKnown(Campaign campaign, Unit unit) => Until(async () =>
        (await campaign.Post("disbursements?dryRun=true", Plans.Payment(1).With("organisation", unit.Id))).Code is not ("named_organisation.unknown" or "named_organisation.not_established"));

    private static async Task<List<JsonNode>> Funds(Unit unit) => await unit.Desk.All($"{unit.Path}/evidence?kind=funds");

    private static IEnumerable<string> Numbers(List<JsonNode> funds) => funds.Select(f => (string)f["document"]!["reference"]!).Order(StringComparer.Ordinal);

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await holds()) await Task.Delay(20, patience.Token);
    }
}
