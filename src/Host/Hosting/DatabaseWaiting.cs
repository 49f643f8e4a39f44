using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Host.Hosting;

/// <summary>A database that is only away when the program starts is waited for: after a power cut both start at once, and nobody is there to start one of them again.</summary>
/// <remarks>Until then this process says that it lives and serves nothing. Whatever does not pass by itself (a wrong password, a newer schema, another journal's keys) is told by the start that follows, and ends it.</remarks>
internal static class DatabaseWaiting
{
    private const string Setting = "Data:PostgresWaitSeconds";
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(5);
    private static readonly Error _notYet = new(ErrorKind.Unavailable, RequestErrors.StoreAway.Code, "数据库尚未就绪，平台正在等待；请稍后再试", "The database is not there yet and the platform waits for it; try later");
    private static readonly string[] _addresses = ["urls", "http_ports", "https_ports"];

    /// <remarks>After the settings are read, so that a wrong one is told at once, and before the host is built: its parts open the database as soon as they are made.</remarks>
    public static async Task UntilDatabaseAnswers(IConfiguration configuration)
    {
        if (configuration.Postgres() is not { } postgres) return;
        using var logs = LoggerFactory.Create(l => l.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(DefaultsHosting.OneLine));
        var log = logs.CreateLogger(typeof(DatabaseWaiting));
        var atMost = configuration.GetValue<double?>(Setting) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        using var database = new PostgresDatabase(postgres);
        WebApplication? meanwhile = null;
        try
        {
            await database.UntilItAnswers(atMost, TimeProvider.System, Tell, CancellationToken.None);
        }
        finally
        {
            if (meanwhile is not null) await meanwhile.DisposeAsync();
        }

        async Task Tell(string why)
        {
            log.LogWarning("The database {Database} is away ({Reason}); the start waits for it", database.Name, why);
            meanwhile ??= await Alive(configuration);
        }
    }

    /// <summary>Answers where the host will listen.</summary>
    private static async Task<WebApplication> Alive(IConfiguration configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(configuration.GetSection("Kestrel"));
        });
        foreach (var setting in _addresses)
        {
            if (configuration[setting] is { Length: > 0 } given) builder.WebHost.UseSetting(setting, given);
        }

        var alive = builder.Build();
        alive.Run(Answer);
        await alive.StartAsync();
        return alive;
    }

    private static Task Answer(HttpContext context)
    {
        if (context.Request.Path == HealthHosting.Live) return context.Response.WriteAsJsonAsync(new { status = "healthy", entries = new { } }, context.RequestAborted);
        return new Problem(_notYet, retryAfter: _retryAfter).ExecuteAsync(context);
    }
}
