using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;

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
        foreach (var secret in (string[])[name, phone, (string)gift.Json["queryCode"]!, gift.Number, gift.Id]) Assert.DoesNotContain(secret, figures);
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
