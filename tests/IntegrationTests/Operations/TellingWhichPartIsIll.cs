using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>Parts of one host fall ill one after the other. That a store is away and that keys are missing is shown by LosingTheDatabase and LosingPersonalData.</summary>
public sealed class TellingWhichPartIsIll
{
    private const string Serving = "/health/serving";
    private static readonly AuditEntry _line = new(AuditAction.Export, AuditResult.Done, "test", "-");

    [Fact]
    public async Task Each_part_is_named_with_what_ails_it_and_the_others_stay_well()
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-ill-");
        var (stuck, seals, blocked) = (new StuckList(), new FailingSeals(), Path.Combine(folder.FullName, "audit"));
        await using (var host = await TestHost.Start(customise: builder =>
        {
            builder.Services.AddReadModel<SickRow>().AddSingleton<IDueList>(stuck).AddSingleton(new AuditPlace(folder.FullName, null));
            builder.Services.AddSingleton<ISealStore>(p => seals.Over((ISealStore)p.GetRequiredService<IJournalStore>()));
        }))
        {
            Assert.Empty(Ill(await Health(host)));

            stuck.Texts = ["filing-overdue x: refused"];
            await Until(host, "dueWork", "filing-overdue x");
            Assert.Equal(["dueWork"], Ill(await Health(host)));
            stuck.Texts = [];

            seals.Fail = true;
            await Append(host.App.Services.GetRequiredService<Journal>());
            await Until(host, "journal", "Sealing failed");
            await Until(host, "readModels", "Stopped: sick");
            seals.Fail = false;
            await Until(host, "journal", null);

            var trail = host.App.Services.GetRequiredService<AuditTrail>();
            await File.WriteAllTextAsync(blocked, "");
            await Assert.ThrowsAsync<JournalUnavailableException>(() => trail.Record(_line));
            await Until(host, "audit", "could not be written");
            File.Delete(blocked);
            await trail.Record(_line);
            Assert.Equal(["readModels"], Ill(await Health(host)));
            // Which is a matter for people: requests are served.
            Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync(Serving)).StatusCode);

            await host.App.Services.GetServices<IHostedService>().Single(s => s.GetType().Name == "SiloHostedService").StopAsync(TestContext.Current.CancellationToken);
            await Until(host, "orleans", "The silo is");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Client.GetAsync(Serving)).StatusCode);
        }

        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Ill(JsonNode health) => health["entries"]!.AsObject().Where(p => (string)p.Value!["status"]! != "healthy").Select(p => p.Key);

    private static async Task<JsonNode> Health(TestHost host)
    {
        var answer = await Answer.Of(await host.Client.GetAsync("/health/ready"));
        Assert.Equal(Ill(answer.Json).Any() ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, answer.Status);
        return answer.Json;
    }

    /// <param name="says">What the part is ill with; null for nothing.</param>
    private static async Task Until(TestHost host, string part, string? says)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var found = (await Health(host))["entries"]![part]!;
            if (says is null ? (string)found["status"]! == "healthy" : ((string?)found["description"])?.Contains(says, StringComparison.Ordinal) == true) return;
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task Append(Journal journal)
    {
        var stream = new StreamId(AuditJournal.Kind, Guid.CreateVersion7());
        var append = new Append(new(), stream, 0, [journal.Encode(_line, stream, 1)], [], new(stream.Id, [], "test"), StoredMoment.Cut(journal.Clock.GetUtcNow()), _line);
        journal.Queue(append);
        Assert.Equal(AppendOutcome.Committed, (await append.Done).Outcome);
    }

    private sealed class StuckList : IDueList
    {
        public IReadOnlyList<string> Texts { get; set; } = [];

        public Task Round(CancellationToken cancel) => Task.CompletedTask;

        public IReadOnlyList<string> StuckFor(TimeSpan time) => Texts;
    }

    private sealed class FailingSeals : ISealStore
    {
        private ISealStore _store = null!;

        public bool Fail { get; set; }

        public FailingSeals Over(ISealStore store)
        {
            _store = store;
            return this;
        }

        public Task<StoredSeal?> NewestSeal(CancellationToken cancel) => _store.NewestSeal(cancel);

        public Task<bool> SaveSeal(IReadOnlyList<Leaf> leaves, StoredSeal seal, CancellationToken cancel) => Fail ? throw new IOException("no seal today") : _store.SaveSeal(leaves, seal, cancel);

        public Task<IReadOnlyList<Leaf>> Leaves(long afterPosition, int limit, CancellationToken cancel) => _store.Leaves(afterPosition, limit, cancel);
    }

    private sealed record SickRow(Guid Id) : IReadModel<SickRow>
    {
        public static ReadTable Table { get; } = new("sick", 1);

        public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is AuditEntry ? throw new InvalidOperationException("It cannot take this") : [];

        public static SickRow? Project(SickRow? row, Guid key, Recorded record) => row;
    }
}
