using System.Globalization;
using System.Text;
using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>A list as it was handed in. Read from the request without touching the disk: the framework would keep large files there in the clear.</summary>
internal sealed class UploadedList
{
    private const int LongestText = 64 * 1024;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public byte[] File { get; private set; } = [];

    public string FileName { get; private set; } = "";

    public string Source { get; private set; } = "";

    public DateOnly? ReceivedOn { get; private set; }

    public Channel Channel { get; private set; } = Channel.BankTransfer;

    public Publicity Publicity { get; private set; } = Publicity.Masked;

    public IReadOnlyDictionary<string, string>? Mapping { get; private set; }

    public static async Task<(UploadedList List, Error? Error)> Read(HttpContext context, CancellationToken cancel)
    {
        var list = new UploadedList();
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return (list, ImportErrors.FileMissing);
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (await list.Take(section, cancel) is { } error) return (list, error);
            }
        }
        catch (Exception broken) when (broken is IOException and not BadHttpRequestException or InvalidDataException)
        {
            return (list, ImportErrors.BadField("file", "上传内容不完整，请重新上传", "the upload is broken; send it again"));
        }

        return (list, list.Check());
    }

    private async Task<Error?> Take(MultipartSection section, CancellationToken cancel)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return ImportErrors.FileMissing;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        if (name == "file")
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancel);
            File = content.ToArray();
            FileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
            return null;
        }

        if (name is not ("source" or "receivedOn" or "channel" or "publicity" or "mapping")) return ImportErrors.BadField(name, "没有这个字段", "there is no such field");
        using var text = new StreamReader(section.Body, Encoding.UTF8);
        var buffer = new char[LongestText + 1];
        var length = await text.ReadBlockAsync(buffer, cancel);
        if (length > LongestText) return ImportErrors.BadField(name, "内容过长", "it is too long");
        _fields[name] = new string(buffer, 0, length).Trim();
        return null;
    }

    private Error? Check()
    {
        if (File.Length == 0) return ImportErrors.FileMissing;
        if (PlainText.Check(_fields.GetValueOrDefault("source"), "source", 200, out var source) is { } unclean) return unclean;
        if (source is null) return ImportErrors.SourceMissing;
        Source = source;
        // A file name may hold anything; it is only shown.
        FileName = PlainText.Check(Path.GetFileName(FileName), "file", 200, out var name) is null && name is not null ? name : "list";
        return CheckOptions();
    }

    private Error? CheckOptions()
    {
        if (Field("receivedOn") is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) return ImportErrors.BadField("receivedOn", "请写成 yyyy-MM-dd", "write it as yyyy-MM-dd");
            ReceivedOn = on;
        }

        if (Field("channel") is { } channel)
        {
            if (Named<Channel>(channel) is not { } known) return ImportErrors.BadField("channel", $"可用的值：{NamesOf<Channel>()}", $"one of {NamesOf<Channel>()}");
            Channel = known;
        }

        if (Field("publicity") is { } publicity)
        {
            if (Named<Publicity>(publicity) is not { } known) return ImportErrors.BadField("publicity", $"可用的值：{NamesOf<Publicity>()}", $"one of {NamesOf<Publicity>()}");
            Publicity = known;
        }

        if (Field("mapping") is not { } mapping) return null;
        try
        {
            Mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(mapping);
            return null;
        }
        catch (JsonException)
        {
            return ImportErrors.BadField("mapping", "请写成 JSON，如 {\"捐款人\":\"name\",\"C\":\"amount\"}", "write it as JSON, such as {\"Donor\":\"name\",\"C\":\"amount\"}");
        }
    }

    private string? Field(string name) => _fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static T? Named<T>(string text)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()!) == text);

    private static string NamesOf<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));
}
