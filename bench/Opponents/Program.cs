using System.Text.Json;
using System.Text.Json.Serialization;
using JinhuRedCross.Opponents;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
var app = builder.Build();

var settings = app.Configuration;
var kind = settings["case"];
if (kind == "get")
{
    app.MapCampaign(settings["json"]!);
}
else
{
    IGiftStore gifts = kind switch
    {
        "insert" => await PostgresInsert.Open(settings["postgres"]!),
        "total" => await PostgresTotal.Open(settings["postgres"]!, [.. File.ReadLines(settings["campaigns"]!).Select(Guid.Parse)]),
        "sqlite" => SqliteInsert.Open(settings["file"]!),
        _ => throw new ArgumentException($"--case {kind}: insert, total, sqlite or get"),
    };
    app.MapGifts(gifts);
}

await app.RunAsync();
