using JinhuRedCross.BuildingBlocks.Modules;
using OpenTelemetry.Exporter;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>What an operator sets: whether figures are kept, where they are read without a token, and where all of it is sent.</summary>
/// <param name="Metrics">Whether figures are kept at all: for <c>/metrics</c>, for <see cref="Listen"/> and for the collector.</param>
/// <param name="Listen">An address of its own for figures alone, open to whoever reaches it; null for none.</param>
/// <param name="Otlp">The collector that gets traces, metrics and logs; null for none.</param>
/// <param name="Ratio">The share of requests that are traced.</param>
internal sealed record TelemetrySettings(bool Metrics, Uri? Listen, Uri? Otlp, OtlpExportProtocol Protocol, double Ratio)
{
    private const string EnabledSetting = "Telemetry:Metrics:Enabled";
    private const string ListenSetting = "Telemetry:Metrics:Listen";
    private const string EndpointSetting = "Telemetry:Otlp:Endpoint";
    private const string ProtocolSetting = "Telemetry:Otlp:Protocol";
    private const string RatioSetting = "Telemetry:Traces:Ratio";
    private const string Http = "http/protobuf";

    public bool Traces => Otlp is not null;

    public static TelemetrySettings Of(IConfiguration configuration)
    {
        var ratio = configuration.GetValue(RatioSetting, 1.0);
        if (ratio is not (>= 0 and <= 1)) throw Refused(RatioSetting, $"{ratio}", "0 到 1 之间的数", "a number from 0 to 1");
        var (metrics, listen) = (configuration.GetValue(EnabledSetting, true), Address(configuration, ListenSetting));
        if (!metrics && listen is not null) throw Refused(ListenSetting, configuration[ListenSetting]!, $"空，因为 {EnabledSetting} 为 false", $"nothing, because {EnabledSetting} is false");
        return new(metrics, listen, Address(configuration, EndpointSetting), ProtocolOf(configuration[ProtocolSetting]), ratio);
    }

    private static OtlpExportProtocol ProtocolOf(string? text) => text switch
    {
        null or "" or "grpc" => OtlpExportProtocol.Grpc,
        Http => OtlpExportProtocol.HttpProtobuf,
        _ => throw Refused(ProtocolSetting, text, $"grpc 或 {Http}", $"grpc or {Http}"),
    };

    private static Uri? Address(IConfiguration configuration, string setting)
    {
        if (configuration[setting] is not { Length: > 0 } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        throw Refused(setting, text, "http 或 https 地址，例如 http://127.0.0.1:9464", "an http or https address, such as http://127.0.0.1:9464");
    }

    private static ConfigurationRefusedException Refused(string setting, string text, string zh, string en) =>
        new(setting, $"“{text}”不行，应为{zh}", $"“{text}” will not do; {en} is expected");
}
