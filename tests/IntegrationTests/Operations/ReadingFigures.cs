using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace JinhuRedCross.IntegrationTests.Operations;

public sealed class ReadingFigures(OperationsFixture fixture) : IDisposable
{
    private const string Metrics = "/metrics";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Who_has_the_permission_reads_them_and_nobody_else()
    {
        var host = fixture.Host;

        (await host.Get(null, Metrics)).IsRefused(401, "access.sign_in_required");
        (await host.Get(await host.TokenOf("figures.office", "office"), Metrics)).IsRefused(403, "permission.missing");
        Assert.Contains("# TYPE ", (await host.Get(await host.TokenOf("figures.system", "system-administrator"), Metrics)).IsOk().Text);
    }

    [Fact]
    public async Task A_program_that_may_read_figures_may_do_nothing_else()
    {
        var host = fixture.Host;
        var made = (await host.Post(await host.Token(), "clients", new JsonObject { ["id"] = "prometheus", ["displayName"] = "示例监控", ["permissions"] = new JsonArray("platform.metrics") })).IsCreated().Json;
        var token = await host.Token("prometheus", (string)made["secret"]!);

        (await host.Get(token, Metrics)).IsOk();
        (await host.Get(token, "/api/v1/platform/read-models")).IsRefused(403, "permission.missing");
        (await host.Get(token, "/dashboard/DashboardCounters")).IsRefused(403, "permission.missing");
    }

    [Fact]
    public async Task They_tell_what_an_operator_needs_and_nothing_of_anybody()
    {
        const string name = "林示例", phone = "13800138123";
        // A process of its own: of one with several hosts, as tests are, the figures are those of all.
        await using var host = await ProcessHost.Start(_folder.FullName);
        var desk = new Desk(host.Client);
        var gift = (await (await desk.Launch()).Record(Plans.Gift(88).With("donor.name", name).With("donor.phone", phone))).IsCreated();
        (await desk.Get($"{Desk.Open}/donations/{gift.Number}?queryCode={gift.Json["queryCode"]}")).IsOk();

        var figures = await Figures(desk, "jinhu_health{part=\"journal\"} 1", "jinhu_read_model_lag{read_model=\"donations\"} 0");

        foreach (var told in (string[])
        [
            "jinhu_journal_batch_size_count{journal=\"main\"}", "jinhu_journal_commit_duration_seconds_bucket{journal=\"main\",le=\"0.01\"}", "jinhu_journal_appends_total{journal=\"main\",outcome=\"committed\"}",
            "jinhu_journal_position", "jinhu_journal_waiting{journal=\"main\"}", "jinhu_journal_unsealed", "jinhu_journal_unreadable", "jinhu_read_model_lag{read_model=\"donations\"} 0", "jinhu_read_model_stopped{read_model=\"tasks\"} 0",
            "jinhu_due_work_overdue", "jinhu_due_work_stuck", "jinhu_leading", "jinhu_data_free_bytes", "orleans_catalog_activations{grain_type=\"campaign\"}", "dotnet_process_memory_working_set_bytes",
            "http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"201\",http_route=\"/api/v1/fundraising/campaigns/{id}/donations\"}",
        ])
            Assert.Contains(told, figures);
        // What alarms ask about is there before it first happens; a figure that begins with its first failure has not grown.
        foreach (var none in (string[])
        [
            "jinhu_journal_appends_total{journal=\"main\",outcome=\"unknown\"} 0", "jinhu_journal_appends_total{journal=\"audit\",outcome=\"unknown\"} 0",
            "jinhu_jobs_retried_total{kind=\"donation-list\"} 0", "jinhu_jobs_retried_total{kind=\"register-import\"} 0", "jinhu_jobs_retried_total{kind=\"rebuild\"} 0", "jinhu_jobs_running{kind=\"rebuild\"} 0",
        ])
            Assert.Contains(none, figures);
        // Probes are asked many times over, and their no is no failed request.
        Assert.DoesNotContain("/health", figures);
        foreach (var secret in (string[])[name, phone, (string)gift.Json["queryCode"]!, gift.Number, gift.Id]) Assert.DoesNotContain(secret, figures);
    }

    [Fact]
    [Trait("Store", "Postgres")]
    public async Task Pools_of_connections_go_by_names_of_their_own_and_not_by_where_they_lead()
    {
        await using var database = await TestDatabase.Create();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "a-secret-of-the-tests-2", PersistSecurityInfo = true };
        DatabaseOfFolder.Put(_folder.FullName, settings.ToString());
        await using var host = await ProcessHost.Start(_folder.FullName);

        var figures = await Figures(new(host.Client), "db_client_connection_max{db_client_connection_pool_name=\"journal\"} 32", "db_client_connection_max{db_client_connection_pool_name=\"jinhu-orleans\"} 10");

        foreach (var told in (string[])
        [
            "db_client_connection_count{db_client_connection_pool_name=\"journal\",db_client_connection_state=\"idle\"}", "db_client_connection_count{db_client_connection_pool_name=\"read models\",",
            "db_client_connection_npgsql_pending_requests{db_client_connection_pool_name=\"journal\"} 0",
        ])
            Assert.Contains(told, figures);
        // The user of the tests is called like the program.
        foreach (var secret in (string[])[settings.Host!, settings.Database!, settings.Password!, "Username", "Host="])
            Assert.DoesNotContain(figures.Split('\n').Where(l => l.StartsWith("db_", StringComparison.Ordinal)), l => l.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_is_made_anew_counts_as_a_job_until_it_is_there()
    {
        var changes = new ConcurrentQueue<long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (figure, listener) =>
            {
                if (figure.Name == "jinhu.jobs.running") listener.EnableMeasurementEvents(figure);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (value != 0 && tags.ToArray().Contains(new("kind", "rebuild"))) changes.Enqueue(value);
        });
        listener.Start();
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);

        (await desk.Post("/api/v1/platform/read-models/donations/rebuild")).Is(HttpStatusCode.Accepted);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (changes.IsEmpty || changes.Sum() != 0) await Task.Delay(50, patience.Token);
        Assert.Contains(1, changes);
        Assert.Contains(-1, changes);
    }

    [Fact]
    public async Task Where_they_are_switched_off_none_is_sent_either()
    {
        await using var collector = await Collector.Start();
        await using var host = await TestHost.Start(args: ["--Telemetry:Metrics:Enabled", "false", "--Telemetry:Otlp:Endpoint", collector.Address, "--Telemetry:Otlp:Protocol", "http/protobuf"]);

        await new Desk(host.Client).Launch();
        Assert.True(host.App.Services.GetRequiredService<TracerProvider>().ForceFlush());

        Assert.NotEmpty(collector.Said("traces"));
        host.App.Services.GetService<MeterProvider>()?.ForceFlush();
        foreach (var figure in (string[])["jinhu.", "http.server", "dotnet.", "orleans-", "db.client"]) Assert.DoesNotContain(figure, collector.Said("metrics"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(Metrics)).StatusCode);
    }

    [Fact]
    public void Switched_off_and_given_an_address_at_once_is_told()
    {
        var refused = Assert.ThrowsAny<Exception>(() => Host.HostBuilding.Create(["--Telemetry:Metrics:Enabled", "false", "--Telemetry:Metrics:Listen", "http://127.0.0.1:9464"]));

        Assert.Contains("Telemetry:Metrics:Listen", refused.Message);
        Assert.Contains("Telemetry:Metrics:Enabled", refused.Message);
    }

    [Fact]
    public async Task At_their_own_address_there_is_nothing_else()
    {
        using var client = new HttpClient { BaseAddress = fixture.Figures };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Metrics)).StatusCode);
        foreach (var path in (string[])["/", "/api/v1/public/about", "/health/ready", "/swagger/index.html", "/sign-in", "/dashboard", "/connect/token"])
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("Telemetry:Metrics:Listen", "9464")]
    [InlineData("Telemetry:Otlp:Endpoint", "collector:4317")]
    [InlineData("Telemetry:Otlp:Protocol", "thrift")]
    [InlineData("Telemetry:Traces:Ratio", "2")]
    public void A_setting_that_will_not_do_is_told(string setting, string value)
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString());
        var refused = Assert.ThrowsAny<Exception>(() => Host.HostBuilding.Create(["--Data:Directory", folder, $"--{setting}", value]));

        Assert.Contains(setting, refused.Message);
        Assert.Contains(value, refused.Message);
        Assert.False(Directory.Exists(folder));
    }

    /// <summary>The figures, once they tell all of this; health is looked at each few seconds.</summary>
    private static async Task<string> Figures(Desk desk, params string[] told)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var figures = (await desk.Get(Metrics)).IsOk().Text;
            if (told.All(t => figures.Contains(t, StringComparison.Ordinal))) return figures;
            await Task.Delay(200, patience.Token);
        }
    }
}
