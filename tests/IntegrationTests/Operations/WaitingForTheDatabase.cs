using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using JinhuRedCross.Tests;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>After a power cut the database and the platform start at once, and nobody is there to start one of them again.</summary>
[Trait("Store", "Postgres")]
public sealed class WaitingForTheDatabase : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.Create();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_start_waits_while_nobody_answers_there_and_says_that_it_lives()
    {
        var (database, web) = (FreePort(), FreePort());
        var real = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        DatabaseOfFolder.Put(_folder.FullName, new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Host = "127.0.0.1", Port = database }.ToString());
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{web}") };

        var starting = ProcessHost.Start(_folder.FullName, "--urls", $"http://127.0.0.1:{web}");
        await Until(async () => (await client.GetAsync("/health/live")).StatusCode == HttpStatusCode.OK);
        foreach (var path in (string[])["/health/serving", "/health/ready", "/api/v1/public/about"])
        {
            var refused = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        Assert.False(starting.IsCompleted);
        using var there = new TcpListener(IPAddress.Loopback, database);
        there.Start();
        _ = PassOn(there, real);

        await using var host = await starting;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/serving")).StatusCode);
        Assert.Contains("the start waits for it", host.Output);
        Assert.Empty(host.Failures);
    }

    [Fact]
    public async Task It_waits_no_longer_than_it_is_told_to()
    {
        DatabaseOfFolder.Put(_folder.FullName, new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Host = "127.0.0.1", Port = FreePort() }.ToString());

        await EndsAtOnce("Is PostgreSQL running", "--Data:PostgresWaitSeconds", "1");
    }

    [Fact]
    public async Task A_name_that_is_not_known_may_be_known_later()
    {
        DatabaseOfFolder.Put(_folder.FullName, "Host=no-such-machine.invalid;Database=jinhu;Username=jinhu");

        var began = Stopwatch.GetTimestamp();
        await EndsAtOnce("Is PostgreSQL running", "--Data:PostgresWaitSeconds", "5");
        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("Database", "no_such_database")]
    [InlineData("Username", "nobody")]
    public async Task What_does_not_pass_by_itself_ends_it_at_once(string setting, string value)
    {
        DatabaseOfFolder.Put(_folder.FullName, new NpgsqlConnectionStringBuilder(_database.ConnectionString) { [setting] = value }.ToString());

        var said = await EndsAtOnce("Data:Postgres");
        Assert.DoesNotContain("the start waits for it", said);
    }

    private async Task<string> EndsAtOnce(string saying, params IReadOnlyList<string> args)
    {
        var (code, said) = await ProcessHost.StartInVain(_folder.FullName, args);
        Assert.Equal(1, code);
        Assert.Contains(saying, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", said);
        return said;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task PassOn(TcpListener listener, NpgsqlConnectionStringBuilder to)
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync();
            _ = Task.Run(async () =>
            {
                using var from = client;
                using var server = new TcpClient();
                await server.ConnectAsync(to.Host!, to.Port);
                await Task.WhenAny(from.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(from.GetStream()));
            });
        }
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                if (await holds()) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(100, patience.Token);
        }
    }
}
