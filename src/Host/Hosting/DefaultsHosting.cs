using Microsoft.Extensions.Configuration.Memory;

namespace JinhuRedCross.Host.Hosting;

/// <summary>What holds when nobody configures anything: address, folder, how much is logged.</summary>
internal static class DefaultsHosting
{
    private const string Address = "http://127.0.0.1:5080";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Data:Directory"] = "data",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        ["Logging:LogLevel:JasperFx"] = "Warning",
        ["Logging:LogLevel:Wolverine"] = "Warning",
        // What a handler throws is told by the relay, once and without the message.
        ["Logging:LogLevel:JinhuRedCross.BuildingBlocks.Messaging.Heard"] = "None",
        // It tells of each request for a token, with who asked.
        ["Logging:LogLevel:OpenIddict"] = "Warning",
        // It takes the machine's uptime for a stuck thread and says so at each start.
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
        // At each start it asks for the server's garbage collector, which is not for one small machine.
        ["Logging:LogLevel:Orleans.Runtime.Silo"] = "Error",
        // Why it does not start is told once, by StartRefusals or by the runtime.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
        // Our own answer to a cancelled or refused request is enough; these would log addresses.
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel.BadRequests"] = "None",
    };

    public static void AddDefaults(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Settings });
        builder.Logging.ClearProviders().AddSimpleConsole(OneLine);
        if (!SaysWhereToListen(configuration)) builder.WebHost.UseUrls(Address);
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>How a line of the log looks.</summary>
    public static void OneLine(Microsoft.Extensions.Logging.Console.SimpleConsoleFormatterOptions options) => (options.SingleLine, options.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss ");

    /// <summary>The folder that holds everything, as a full path.</summary>
    public static string DataFolder(this IConfiguration configuration) => Path.GetFullPath(configuration["Data:Directory"] ?? "data");

    /// <summary>The connection string of the database that holds everything; null where all lies in the folder.</summary>
    public static string? Postgres(this IConfiguration configuration) => configuration["Data:Postgres"] is { Length: > 0 } given ? given : null;

    /// <summary>One line for whoever starts it by hand.</summary>
    public static void SayWhereToLook(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine($"金湖县红十字会平台已启动，请打开 / Jinhu Red Cross is running, open: {address}/swagger  数据目录 / data folder: {app.Configuration.DataFolder()}");
    });

    private static bool SaysWhereToListen(ConfigurationManager configuration) =>
        AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
