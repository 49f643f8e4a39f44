using System.IO.Compression;
using System.Text.Json;
using JinhuRedCross.Tests;

namespace JinhuRedCross.IntegrationTests.OlderData;

/// <summary>Folders that earlier states of the code have written: all that was said then holds now.</summary>
[Trait("Store", "Sqlite")]
public sealed class OpeningOlderData : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    private static string Kept { get; } = Path.Combine(SourceTree.Root, "tests", "IntegrationTests", "OlderData");

    public static TheoryData<string> Folders => [.. Directory.GetFiles(Kept, "*.zip").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Answers_every_question_and_every_repeat_as_it_did(string folder)
    {
        var exchanges = Unpack(folder);
        await using var host = await TestHost.Start(folder: _folder.FullName);
        foreach (var exchange in exchanges.Where(e => (e.Method == "GET" || e.IsCommand) && !e.Type.StartsWith("multipart", StringComparison.Ordinal) && !IsOfAMoment(e)))
        {
            var now = await exchange.Again(host.Client);
            exchange.IsAnsweredBy(now);
            if (exchange.IsCommand) Assert.True(now.Replayed, $"{exchange.Path} was carried out a second time");
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Is_found_in_order(string folder)
    {
        Unpack(folder);
        await using (await TestHost.Start(folder: _folder.FullName))
        {
            // What is upgraded is sealed again when it stops.
        }

        await Verb.Verify(_folder.FullName);
    }

    // What a job was while it ran. A refusal is not asked again either: it was right then.
    private static bool IsOfAMoment(Exchange exchange) => exchange.Method == "GET" && exchange.Path.Contains("/imports/", StringComparison.Ordinal);

    private List<Exchange> Unpack(string folder)
    {
        ZipFile.ExtractToDirectory(Path.Combine(Kept, folder), _folder.FullName);
        var exchanges = JsonSerializer.Deserialize<List<Exchange>>(File.ReadAllText(Path.Combine(_folder.FullName, MakingOlderData.ExchangesFile)), MakingOlderData.Json)!;
        Assert.True(exchanges.Count(e => e.IsCommand) > 10);
        return exchanges;
    }
}
